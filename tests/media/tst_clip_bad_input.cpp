#include "MediaKit.h"

#include <unistd.h>

using namespace fw;
using namespace fw::media;

/// Files that are no clips, settings that cannot be written, and stopping: one sentence, nothing left behind.
class TstClipBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto const path = kit::in(m_folder, "good.mp4");
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264), kit::numberedFrames(40)));
        m_mp4 = kit::bytesOf(path);
        auto const master = kit::in(m_folder, "good.mkv");
        FW_OK(writeClip(master, kit::settings(ClipCodec::Ffv1), kit::numberedFrames(40)));
        m_mkv = kit::bytesOf(master);
    }

    void brokenFiles_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("expected");
        auto const mp4 = [this](double share) { return QByteArray(m_mp4.data(), int(m_mp4.size() * share)); };
        auto const mkv = [this](double share) { return QByteArray(m_mkv.data(), int(m_mkv.size() * share)); };
        QByteArray const target = QByteArray::fromStdString(kit::in(m_folder, "good.mp4").string());
        QByteArray moovLost = mp4(1);
        moovLost.replace("moov", "junk"); // in "free" FFmpeg would find it again
        QTest::newRow("empty") << QByteArray("a.mp4") << QByteArray() << QByteArray("media.notAClip");
        QTest::newRow("text") << QByteArray("a.mp4") << QByteArray("not a clip at all\n")
                              << QByteArray("media.notAClip");
        QTest::newRow("zeros") << QByteArray("a.mp4") << QByteArray(100000, '\0')
                               << QByteArray("media.notAClip");
        QTest::newRow("header only") << QByteArray("a.mp4") << mp4(0.01) << QByteArray("media.noPictures");
        QTest::newRow("half an mp4") << QByteArray("a.mp4") << mp4(0.5) << QByteArray("media.cutOff");
        QTest::newRow("mp4 less its end") << QByteArray("a.mp4") << mp4(0.99) << QByteArray("media.cutOff");
        QTest::newRow("mp4 without moov") << QByteArray("a.mp4") << moovLost << QByteArray("media.notAClip");
        QTest::newRow("half an mkv") << QByteArray("a.mkv") << mkv(0.5) << QByteArray("media.cutOff");
        QTest::newRow("mkv less its end") << QByteArray("a.mkv") << mkv(0.9) << QByteArray("media.cutOff");
        QTest::newRow("concat list") << QByteArray("a.mp4") << "ffconcat version 1.0\nfile '" + target + "'\n"
                                     << QByteArray("media.notAClip");
        QTest::newRow("HLS playlist")
            << QByteArray("a.mp4")
            << "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://" + target + "\n#EXT-X-ENDLIST\n"
            << QByteArray("media.notAClip");
        QTest::newRow("DASH manifest")
            << QByteArray("a.mp4") << QByteArray("<?xml version=\"1.0\"?><MPD><Period/></MPD>")
            << QByteArray("media.notAClip");
        QTest::newRow("GIF") << QByteArray("a.gif") << QByteArray("GIF89a\x01\0\x01\0\0\0\0;", 14)
                             << QByteArray("media.noPictures");
    }
    void brokenFiles()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, expected);
        QTemporaryDir folder;
        auto const path = kit::in(folder, file.constData());
        FW_OK(writeFileAtomically(path, std::string_view(content.constData(), size_t(content.size()))));
        auto const reader = ClipReader::open(path);
        QVERIFY(!reader);
        QCOMPARE(QString::fromStdString(reader.error().messageId), QString(expected));
        QCOMPARE(reader.error().kind, Error::Kind::BadInput);
        QVERIFY(kit::isGoodSentence(reader.error(), path));
    }

    void flippedBytesNeverCrash()
    {
        constexpr uint32_t kSeed = 7;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        QTemporaryDir folder;
        int refused = 0;
        for (int round = 0; round < 60; ++round) {
            std::string bytes = round % 2 ? m_mkv : m_mp4;
            for (int flips = 0; flips < 8; ++flips)
                bytes[random() % std::min<size_t>(bytes.size(), round % 4 < 2 ? 2000 : bytes.size())] ^=
                    static_cast<char>(1 + random() % 255);
            auto const path = kit::in(folder, round % 2 ? "f.mkv" : "f.mp4");
            FW_OK(writeFileAtomically(path, bytes));
            auto reader = ClipReader::open(path);
            if (!reader) {
                ++refused;
                QVERIFY(kit::isGoodSentence(reader.error(), path));
                continue;
            }
            for (int64_t i = 0; i < std::min<int64_t>((*reader)->info().frameCount, 40); i += 7) {
                auto const frame = (*reader)->frame({i});
                QVERIFY(!frame || frame->size() == (*reader)->info().size);
            }
        }
        QVERIFY(refused > 0);
    }

    void missingFilesAndFolders()
    {
        QTemporaryDir folder;
        auto const missing = ClipReader::open(kit::in(folder, "none.mp4"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
        auto const directory = ClipReader::open(folder.path().toStdString());
        QVERIFY(!directory);
        QCOMPARE(directory.error().messageId, std::string("media.notAClip"));
    }

    void namesThatLookLikeProtocols_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (char const* name : {"concat:a.mp4", "http:x.mp4", "a|b.mp4", "subfile,,start,0.mp4", "%03d.mp4"})
            QTest::newRow(name) << QByteArray(name);
    }
    void namesThatLookLikeProtocols()
    {
        QFETCH(QByteArray, name);
        QTemporaryDir folder;
        auto const path = kit::in(folder, name.constData());
        FW_OK(writeFileAtomically(path, m_mp4));
        QString const before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path())); // as a bare relative name FFmpeg would see a protocol
        auto const reader = ClipReader::open(name.toStdString());
        QDir::setCurrent(before);
        FW_OK(reader);
    }

    void limitsHold()
    {
        auto const path = kit::in(m_folder, "good.mp4");
        ClipLimits few;
        few.maxFrames = 39;
        auto const tooLong = ClipReader::open(path, few);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().messageId, std::string("media.tooLong"));
        ClipLimits small;
        small.maxPixels = 160 * 95;
        auto const tooLarge = ClipReader::open(path, small);
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().messageId, std::string("media.tooManyPixels"));
        QVERIFY(kit::isGoodSentence(tooLarge.error(), path));
    }

    void badSettings_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("codec");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("crf");
        QTest::addColumn<QByteArray>("expected");
        int const h264 = static_cast<int>(ClipCodec::H264);
        int const ffv1 = static_cast<int>(ClipCodec::Ffv1);
        auto const row = [](char const* name, char const* file, int codec, int width, int num, int crf,
                            char const* expected) {
            QTest::newRow(name) << QByteArray(file) << codec << width << num << crf << QByteArray(expected);
        };
        row("zero width", "a.mp4", h264, 0, 24, 18, "media.clipSize");
        row("one pixel wide", "a.mkv", ffv1, 1, 24, 18, "media.clipSize"); // FFmpeg's FFV1 garbles these
        row("negative width", "a.mp4", h264, -5, 24, 18, "media.clipSize");
        row("huge width", "a.mp4", h264, 100000, 24, 18, "media.clipSize");
        row("zero rate", "a.mp4", h264, 160, 0, 18, "media.clipRate");
        row("crf", "a.mp4", h264, 160, 24, 60, "media.clipCrf");
        row("H.264 in webm", "a.webm", h264, 160, 24, 18, "media.clipEnding");
        row("FFV1 in mp4", "a.mp4", ffv1, 160, 24, 18, "media.clipEnding");
        row("no ending", "a", h264, 160, 24, 18, "media.clipEnding");
    }
    void badSettings()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, codec);
        QFETCH(int, width);
        QFETCH(int, num);
        QFETCH(int, crf);
        QFETCH(QByteArray, expected);
        QTemporaryDir folder;
        auto const path = kit::in(folder, file.constData());
        ClipSettings settings = kit::settings(static_cast<ClipCodec>(codec), {width, 96}, {num, 1});
        settings.crf = crf;
        auto const writer = ClipWriter::create(path, settings);
        QVERIFY(!writer);
        QCOMPARE(QString::fromStdString(writer.error().messageId), QString(expected));
        QVERIFY(kit::isGoodSentence(writer.error(), path));
        QVERIFY(!std::filesystem::exists(path));
    }

    void aFrameOfAnotherSizeEndsTheClip()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "size.mp4");
        auto writer = ClipWriter::create(path, kit::settings(ClipCodec::H264));
        FW_OK(writer);
        FW_OK((*writer)->add(kit::numbered(0)));
        Status const added = (*writer)->add(kit::numbered(1, {80, 48}));
        QVERIFY(!added);
        QCOMPARE(added.error().messageId, std::string("media.frameSize"));
        QVERIFY(!std::filesystem::exists(path));
        QVERIFY(!(*writer)->add(kit::numbered(2)));
        QVERIFY(!(*writer)->finish());
        QVERIFY(!std::filesystem::exists(path));
    }

    void noFramesIsNoClip()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "none.mp4");
        Status const written = writeClip(path, kit::settings(ClipCodec::H264), {});
        QVERIFY(!written);
        QCOMPARE(written.error().messageId, std::string("media.noFrames"));
        QVERIFY(!std::filesystem::exists(path));
    }

    void anAbandonedWriterLeavesNothing()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "left.mkv");
        {
            auto writer = ClipWriter::create(path, kit::settings(ClipCodec::Ffv1));
            FW_OK(writer);
            FW_OK((*writer)->add(kit::numbered(0)));
            QVERIFY(std::filesystem::exists(path));
        }
        QVERIFY(!std::filesystem::exists(path));
    }

    void stoppingLeavesNothing()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "stop.mp4");
        std::stop_source stop;
        ClipSettings settings = kit::settings(ClipCodec::H264);
        settings.stop = stop.get_token();
        auto writer = ClipWriter::create(path, settings);
        FW_OK(writer);
        FW_OK((*writer)->add(kit::numbered(0)));
        stop.request_stop();
        Status const added = (*writer)->add(kit::numbered(1));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Error::Kind::Cancelled);
        QVERIFY(!std::filesystem::exists(path));
        QCOMPARE((*writer)->finish().error().kind, Error::Kind::Cancelled);
    }

    void aFinishedClipStays()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "done.mp4");
        {
            auto writer = ClipWriter::create(path, kit::settings(ClipCodec::H264));
            FW_OK(writer);
            FW_OK((*writer)->add(kit::numbered(0)));
            FW_OK((*writer)->finish());
            FW_OK((*writer)->finish());
            QVERIFY(!(*writer)->add(kit::numbered(1)));
        }
        FW_OK(ClipReader::open(path));
    }

    void unwritableFolders()
    {
        QTemporaryDir folder;
        auto const missing = kit::in(folder, "no-such-folder/a.mp4");
        auto const writer = ClipWriter::create(missing, kit::settings(ClipCodec::H264));
        QVERIFY(!writer);
        QCOMPARE(writer.error().kind, Error::Kind::Io);
        QVERIFY(kit::isGoodSentence(writer.error(), missing));
        // Root writes anywhere, so a place that nobody can write to: below a file.
        auto const file = kit::in(folder, "file");
        FW_OK(writeFileAtomically(file, "x"));
        auto const below = ClipWriter::create(file / "a.mp4", kit::settings(ClipCodec::H264));
        QVERIFY(!below);
        QCOMPARE(below.error().kind, Error::Kind::Io);
        QCOMPARE(kit::bytesOf(file), std::string("x"));
    }

private:
    QTemporaryDir m_folder;
    std::string m_mp4;
    std::string m_mkv;
};

QTEST_GUILESS_MAIN(TstClipBadInput)
#include "tst_clip_bad_input.moc"
