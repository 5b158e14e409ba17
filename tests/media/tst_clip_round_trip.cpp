#include "MediaKit.h"

using namespace fw;
using namespace fw::media;

/// What goes into a file comes out of it: exactly (FFV1), or within a known error and with the right tags
/// (H.264).
class TstClipRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ffv1IsExact_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::newRow("starter 160x96") << 160 << 96 << 8 << 1;
        QTest::newRow("odd 17x13") << 17 << 13 << 24 << 1;
        QTest::newRow("two pixels high") << 33 << 2 << 25 << 1;
        QTest::newRow("720p at 23.976") << 1280 << 720 << 24000 << 1001;
    }
    void ffv1IsExact()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, num);
        QFETCH(int, den);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "master.mkv");
        std::vector<Image> frames;
        for (uint32_t i = 0; i < 5; ++i)
            frames.push_back(kit::noise({width, height}, i + 1));
        FW_OK(writeClip(path, kit::settings(ClipCodec::Ffv1, {width, height}, {num, den}), frames));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        ClipInfo const& info = (*reader)->info();
        QCOMPARE(info.frameCount, int64_t{5});
        QCOMPARE(info.codec, std::string("ffv1"));
        QCOMPARE(info.pixelFormat, std::string("bgr0"));
        QVERIFY(info.rate == (FrameRate{num, den}));
        QVERIFY(!info.hasAudio);
        for (int64_t i = 0; i < 5; ++i) {
            auto const frame = (*reader)->frame({i});
            FW_OK(frame);
            QVERIFY(*frame == frames[static_cast<size_t>(i)]);
        }
    }

    void ffv1OfTheFirstVersionIsRead()
    {
        // FFmpeg's default for a short clip: no header of its own, no slices, no CRCs
        QTemporaryDir folder;
        auto const path = kit::in(folder, "old.mkv");
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg", {"-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=32x32:rate=16",
                                "-frames:v", "3", "-c:v", "ffv1", "-level", "0", "-pix_fmt", "bgr0",
                                QString::fromStdString(path.string())});
        QVERIFY(ffmpeg.waitForFinished() && ffmpeg.exitCode() == 0);
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        auto const first = (*reader)->frame({0}), last = (*reader)->frame({2});
        FW_OK(first);
        FW_OK(last);
        QVERIFY(first->size() == (SizePx{32, 32}) && !(*first == *last)); // the source counts
    }

    void ffv1DropsAlphaOnly()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "alpha.mkv");
        Image const frame = kit::noise({20, 10}, 3, Image::Format::Rgba32);
        FW_OK(writeClip(path, kit::settings(ClipCodec::Ffv1, {20, 10}), {frame}));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        auto const back = (*reader)->frame({0});
        FW_OK(back);
        for (int y = 0; y < 10; ++y)
            for (int x = 0; x < 20; ++x)
                QVERIFY(std::equal(back->row(y) + x * 3, back->row(y) + x * 3 + 3, frame.row(y) + x * 4));
    }

    void damageInAMasterIsNoticed()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "master.mkv");
        std::vector<Image> const frames(3, kit::noise({64, 64}, 5));
        FW_OK(writeClip(path, kit::settings(ClipCodec::Ffv1, {64, 64}), frames));
        std::string bytes = kit::bytesOf(path);
        bytes[bytes.size() / 2] ^= 0x40; // in the picture data of frame 1
        FW_OK(writeFileAtomically(path, bytes));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        FW_OK((*reader)->frame({0}));
        auto const damaged = (*reader)->frame({1});
        QVERIFY2(!damaged, "the slice CRC must catch a flipped bit");
        QCOMPARE(damaged.error().messageId, std::string("media.damagedFrame"));
        FW_OK((*reader)->frame({2}));
    }

    void h264KeepsColours_data()
    {
        QTest::addColumn<int>("r");
        QTest::addColumn<int>("g");
        QTest::addColumn<int>("b");
        QTest::newRow("black") << 0 << 0 << 0;
        QTest::newRow("white") << 255 << 255 << 255;
        QTest::newRow("grey") << 128 << 128 << 128;
        QTest::newRow("red") << 255 << 0 << 0;
        QTest::newRow("green") << 0 << 255 << 0;
        QTest::newRow("blue") << 0 << 0 << 255;
        QTest::newRow("skin") << 224 << 172 << 138;
    }
    void h264KeepsColours()
    {
        QFETCH(int, r);
        QFETCH(int, g);
        QFETCH(int, b);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "flat.mp4");
        Image const frame =
            kit::plain({64, 48}, static_cast<uint8_t>(r), static_cast<uint8_t>(g), static_cast<uint8_t>(b));
        ClipSettings settings = kit::settings(ClipCodec::H264, {64, 48});
        settings.crf = 5;
        FW_OK(writeClip(path, settings, std::vector<Image>(3, frame)));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        auto const back = (*reader)->frame({1});
        FW_OK(back);
        // A wrong matrix (601 for 709) is off by 20 and more on the pure colours.
        QVERIFY2(kit::worst(*back, frame) <= 3, qPrintable(QString::number(kit::worst(*back, frame))));
    }

    void h264IsTaggedAndStreamable_data()
    {
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("mp4") << QByteArray("clip.mp4");
        QTest::newRow("mov") << QByteArray("clip.mov");
    }
    void h264IsTaggedAndStreamable()
    {
        QFETCH(QByteArray, ending);
        QTemporaryDir folder;
        auto const path = kit::in(folder, ending.constData());
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264), kit::numberedFrames(30)));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        ClipInfo const& info = (*reader)->info();
        QCOMPARE(info.codec, std::string("h264"));
        QCOMPARE(info.pixelFormat, std::string("yuv420p"));
        QCOMPARE(info.colorSpace, std::string("bt709"));
        QVERIFY(!info.isFullRange);
        QVERIFY(info.rate == (FrameRate{24, 1}));
        QCOMPARE(info.frameCount, int64_t{30});
        std::string const bytes = kit::bytesOf(path);
        size_t const moov = bytes.find("moov");
        size_t const mdat = bytes.find("mdat");
        QVERIFY(moov != std::string::npos && mdat != std::string::npos && moov < mdat);
        QVERIFY2(bytes.find("Lavf") == std::string::npos && bytes.find("Lavc") == std::string::npos,
                 "no writer's name in the file");
    }

    void ffprobeAgrees()
    {
        QString const program = QStandardPaths::findExecutable("ffprobe");
        if (program.isEmpty())
            QSKIP("ffprobe is not installed");
        QTemporaryDir folder;
        auto const path = kit::in(folder, "probe.mp4");
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264), kit::numberedFrames(24)));
        QProcess probe;
        probe.start(program, {"-v", "error", "-count_frames", "-show_streams", "-show_format",
                              QString::fromStdString(path.string())});
        QVERIFY(probe.waitForFinished());
        QString const text = QString::fromUtf8(probe.readAllStandardOutput());
        for (char const* line :
             {"codec_name=h264", "pix_fmt=yuv420p", "color_range=tv", "color_space=bt709",
              "color_transfer=bt709", "color_primaries=bt709", "width=160", "height=96",
              "avg_frame_rate=24/1", "nb_read_frames=24", "start_time=0.000000", "nb_streams=1"})
            QVERIFY2(text.contains(line), line);
        QVERIFY(!text.contains("creation_time") && !text.contains("TAG:encoder"));
        QCOMPARE(probe.readAllStandardError(), QByteArray());
    }

    void oddSizesRepeatTheLastRowAndColumn()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "odd.mp4");
        ClipSettings settings = kit::settings(ClipCodec::H264, {161, 95});
        settings.crf = 8;
        Image frame = kit::plain({161, 95}, 200, 40, 40);
        FW_OK(writeClip(path, settings, {frame, frame}));
        auto reader = ClipReader::open(path);
        FW_OK(reader);
        QVERIFY((*reader)->info().size == (SizePx{162, 96}));
        auto const back = (*reader)->frame({0});
        FW_OK(back);
        uint8_t const* corner = back->row(95) + 161 * 3;
        QVERIFY(std::abs(corner[0] - 200) <= 6 && std::abs(corner[1] - 40) <= 6);
    }

    void sameFramesGiveSameBytes_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("ending");
        QTest::newRow("H.264") << static_cast<int>(ClipCodec::H264) << QByteArray(".mp4");
        QTest::newRow("FFV1") << static_cast<int>(ClipCodec::Ffv1) << QByteArray(".mkv");
    }
    void sameFramesGiveSameBytes()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, ending);
        QTemporaryDir folder;
        auto const settings = kit::settings(static_cast<ClipCodec>(codec));
        auto const frames = kit::numberedFrames(40);
        std::string first;
        // Other contents of the heap each time: an encoder that reads what it never wrote shows itself.
        std::vector<std::vector<char>> litter;
        for (int round = 0; round < 12; ++round) {
            auto const path = kit::in(folder, (QByteArray::number(round) + ending).constData());
            FW_OK(writeClip(path, settings, frames));
            std::string const bytes = kit::bytesOf(path);
            QVERIFY(!bytes.empty());
            if (round == 0)
                first = bytes;
            QVERIFY2(bytes == first, qPrintable(QString("round %1").arg(round)));
            litter.emplace_back(size_t{1000} << round, static_cast<char>(37 * round + 1));
            if (round % 3 == 2)
                litter.erase(litter.begin());
        }
    }
};

QTEST_GUILESS_MAIN(TstClipRoundTrip)
#include "tst_clip_round_trip.moc"
