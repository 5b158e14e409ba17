#include "MediaKit.h"

using namespace fw;
using namespace fw::media;

/// Frame n is frame n, in any order, wherever the key frames are.
class TstClipSeek : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFrameInAnyOrder_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("keyFrameEvery");
        QTest::addColumn<int>("speed");
        QTest::addColumn<QByteArray>("order");
        int const h264 = static_cast<int>(ClipCodec::H264);
        int const ffv1 = static_cast<int>(ClipCodec::Ffv1);
        for (char const* order : {"forwards", "backwards", "random", "every third"}) {
            QTest::addRow("H.264 with B frames, 25, %s", order)
                << h264 << QByteArray("a.mp4") << 25 << static_cast<int>(EncodeSpeed::Medium)
                << QByteArray(order);
            QTest::addRow("H.264 one key frame, %s", order)
                << h264 << QByteArray("b.mov") << 250 << static_cast<int>(EncodeSpeed::Fast)
                << QByteArray(order);
            QTest::addRow("FFV1, %s", order) << ffv1 << QByteArray("c.mkv") << 0
                                             << static_cast<int>(EncodeSpeed::Fast) << QByteArray(order);
        }
    }
    void everyFrameInAnyOrder()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, file);
        QFETCH(int, keyFrameEvery);
        QFETCH(int, speed);
        QFETCH(QByteArray, order);
        QTemporaryDir folder;
        auto const path = kit::in(folder, file.constData());
        ClipSettings settings = kit::settings(static_cast<ClipCodec>(codec));
        settings.keyFrameEvery = keyFrameEvery;
        settings.speed = static_cast<EncodeSpeed>(speed);
        FW_OK(writeClip(path, settings, kit::numberedFrames(kFrames)));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        QCOMPARE((*reader)->info().frameCount, int64_t{kFrames});
        for (int number : sequence(order)) {
            auto const frame = (*reader)->frame({number});
            FW_OK(frame);
            QCOMPARE(kit::numberIn(*frame), number);
        }
    }

    void theSameFrameIsTheSamePictureByAnyRoute()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "route.mp4");
        ClipSettings settings = kit::settings(ClipCodec::H264);
        settings.keyFrameEvery = 25;
        FW_OK(writeClip(path, settings, kit::numberedFrames(kFrames)));
        auto straight = ClipReader::open(path);
        FW_OK(straight);
        std::vector<Image> pictures;
        for (int i = 0; i < kFrames; ++i) {
            auto frame = (*straight)->frame({i});
            FW_OK(frame);
            pictures.push_back(*frame);
        }
        for (int number : sequence("random")) {
            auto fresh = ClipReader::open(path);
            FW_OK(fresh);
            auto const frame = (*fresh)->frame({number});
            FW_OK(frame);
            QVERIFY(*frame == pictures[static_cast<size_t>(number)]);
        }
    }

    /// Containers and timings that other programs make; needs the ffmpeg program.
    void clipsOfOtherPrograms_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("hasAudio");
        QStringList const sound{"-f", "lavfi", "-i", "sine=r=8000", "-shortest", "-c:a", "aac"};
        QTest::newRow("mp4 with sound") << QByteArray("s.mp4") << sound + QStringList{"-c:v", "copy"} << true;
        QTest::newRow("mkv of H.264") << QByteArray("h.mkv") << QStringList{"-c:v", "copy"} << false;
        QTest::newRow("webm VP9") << QByteArray("v.webm")
                                  << QStringList{"-c:v", "libvpx-vp9", "-b:v",     "2M", "-cpu-used",
                                                 "8",    "-deadline",  "realtime", "-g", "30"}
                                  << false;
        QTest::newRow("open GOP") << QByteArray("o.mp4")
                                  << QStringList{"-c:v",         "libx264",
                                                 "-preset",      "fast",
                                                 "-x264-params", "open-gop=1:keyint=20:bframes=5:b-pyramid=2"}
                                  << false;
        QTest::newRow("fragmented mp4")
            << QByteArray("f.mp4") << QStringList{"-c:v", "copy", "-movflags", "frag_keyframe+empty_moov"}
            << false;
    }
    void clipsOfOtherPrograms()
    {
        QString const program = QStandardPaths::findExecutable("ffmpeg");
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        QFETCH(QByteArray, file);
        QFETCH(QStringList, options);
        QFETCH(bool, hasAudio);
        QTemporaryDir folder;
        auto const source = kit::in(folder, "source.mp4");
        ClipSettings settings = kit::settings(ClipCodec::H264);
        settings.keyFrameEvery = 25;
        settings.speed = EncodeSpeed::Medium;
        FW_OK(writeClip(source, settings, kit::numberedFrames(kFrames)));
        auto const path = kit::in(folder, file.constData());
        QProcess process;
        process.start(program, QStringList{"-v", "error", "-i", QString::fromStdString(source.string())} +
                                   options + QStringList{QString::fromStdString(path.string())});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        ClipInfo const& info = (*reader)->info();
        QCOMPARE(info.hasAudio, hasAudio);
        QCOMPARE(info.frameCount, int64_t{kFrames});
        QCOMPARE(info.rate.perSecond(), 24.0);
        for (int number : sequence("random")) {
            auto const frame = (*reader)->frame({number});
            FW_OK(frame);
            QCOMPARE(kit::numberIn(*frame), number);
        }
    }

    void aPhoneClipIsShownUpright()
    {
        QString const program = QStandardPaths::findExecutable("ffmpeg");
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed");
        QTemporaryDir folder;
        auto const source = kit::in(folder, "flat.mp4");
        auto const turned = kit::in(folder, "turned.mp4");
        Image frame = kit::plain({64, 32}, 20, 20, 20); // bright at the left
        for (int y = 0; y < 32; ++y)
            std::fill_n(frame.mutableRow(y), 16 * 3, uint8_t{230});
        FW_OK(writeClip(source, kit::settings(ClipCodec::H264, {64, 32}), {frame, frame}));
        QProcess process; // FFmpeg 5.1 writes this as a quarter turn to the left: left becomes bottom
        process.start(program, {"-v", "error", "-i", QString::fromStdString(source.string()), "-c", "copy",
                                "-metadata:s:v:0", "rotate=90", QString::fromStdString(turned.string())});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
        auto reader = ClipReader::open(turned);
        FW_OK(reader);
        QVERIFY((*reader)->info().size == (SizePx{32, 64}));
        auto const shown = (*reader)->frame({0});
        FW_OK(shown);
        QVERIFY(shown->row(4)[16 * 3] < 60);
        QVERIFY(shown->row(60)[16 * 3] > 180);
    }

    void framesOutsideAreRefused_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::newRow("before") << qint64{-1};
        QTest::newRow("after") << qint64{10};
        QTest::newRow("far") << std::numeric_limits<qint64>::max();
    }
    void framesOutsideAreRefused()
    {
        QFETCH(qint64, at);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "ten.mp4");
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264), kit::numberedFrames(10)));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        auto const frame = (*reader)->frame({at});
        QVERIFY(!frame);
        QCOMPARE(frame.error().messageId, std::string("media.noSuchFrame"));
        QVERIFY(kit::isGoodSentence(frame.error(), path));
    }

private:
    static constexpr int kFrames = 100;

    static std::vector<int> sequence(QByteArray const& order)
    {
        std::vector<int> all(kFrames);
        for (int i = 0; i < kFrames; ++i)
            all[static_cast<size_t>(i)] = order == "every third" ? i * 3 % kFrames : i;
        if (order == "backwards")
            std::reverse(all.begin(), all.end());
        if (order == "random") {
            constexpr uint32_t kSeed = 20261121;
            qInfo("seed %u", kSeed);
            std::shuffle(all.begin(), all.end(), std::mt19937(kSeed));
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(TstClipSeek)
#include "tst_clip_seek.moc"
