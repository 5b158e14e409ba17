#include "MediaKit.h"

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace fw;
using namespace fw::media;

/// A disk that fills up at any moment: one sentence, no file.
class TstClipDiskFull : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); } // write() then fails with EFBIG

    void noSpaceAtAll_data() { addCodecs(); }
    void noSpaceAtAll()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, file);
        QTemporaryDir folder;
        auto const path = kit::in(folder, file.constData());
        QVERIFY(::symlink("/dev/full", path.c_str()) == 0); // every write says "No space left on device"
        Status const written =
            writeClip(path, kit::settings(static_cast<ClipCodec>(codec)), kit::numberedFrames(40));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Io);
        QVERIFY(kit::isGoodSentence(written.error(), path));
        QVERIFY(QString::fromStdString(written.error().message()).contains("No space left on device"));
        QVERIFY(!std::filesystem::exists(std::filesystem::symlink_status(path)));
    }

    void fullAfterSomeBytes_data() { addCodecs(); }
    void fullAfterSomeBytes()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, file);
        QTemporaryDir folder;
        auto const settings = kit::settings(static_cast<ClipCodec>(codec));
        auto const frames = kit::numberedFrames(40);
        auto const whole = kit::in(folder, ("whole" + file).constData());
        FW_OK(writeClip(whole, settings, frames));
        auto const size = static_cast<rlim_t>(std::filesystem::file_size(whole));
        auto const path = kit::in(folder, file.constData());
        // The last bytes matter most: headers are completed and moov is moved when everything seemed done.
        for (rlim_t limit : {rlim_t{0}, rlim_t{1}, rlim_t{500}, size / 4, size / 2, size - 600, size - 1}) {
            rlimit before{};
            QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
            rlimit const small{limit, before.rlim_max};
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
            Status const written = writeClip(path, settings, frames);
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
            QVERIFY2(!written, qPrintable(QString("limit %1 of %2").arg(limit).arg(size)));
            QCOMPARE(written.error().kind, Error::Kind::Io);
            QVERIFY(!std::filesystem::exists(path));
        }
    }

private:
    static void addCodecs()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("H.264") << static_cast<int>(ClipCodec::H264) << QByteArray("full.mp4");
        QTest::newRow("FFV1") << static_cast<int>(ClipCodec::Ffv1) << QByteArray("full.mkv");
    }
};

QTEST_GUILESS_MAIN(TstClipDiskFull)
#include "tst_clip_disk_full.moc"
