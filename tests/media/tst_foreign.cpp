#include "MediaKit.h"

#include "engine/base/Sanitized.h"
#include "engine/media/Confinement.h"
#include "engine/media/ForeignClip.h"
#include "engine/media/SoundReader.h"
#include "engine/media/Stills.h"
#include "tests/support/Tone.h"

#include <csignal>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace fw;
using namespace fw::media;
namespace fs = std::filesystem;

/// Files from outside are decoded by another process: what it gives is what decoding here gives, and whatever
/// it does wrong is one sentence.
class TstForeign : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path m_mp4;

    fs::path at(char const* name) const { return kit::in(m_folder, name); }

    fs::path write(char const* name, std::string_view bytes)
    {
        fs::path const file = at(name);
        if (!writeFileAtomically(file, bytes))
            qFatal("%s", name);
        return file;
    }

    static ReaderOptions standIn()
    {
        ReaderOptions options;
        options.program = FW_BAD_READER;
        options.answerSeconds = 1;
        return options;
    }

    static int openFiles()
    {
        return static_cast<int>(std::distance(fs::directory_iterator("/proc/self/fd"), {}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_mp4 = at("good.mp4");
        ClipSettings settings = kit::settings(ClipCodec::H264);
        settings.keyFrameEvery = 10;
        FW_OK(writeClip(m_mp4, settings, kit::numberedFrames(40)));
    }

    void picturesAreTheSame_data()
    {
        QTest::addColumn<QByteArray>("name");
        FW_OK(writePng(at("plain.png"), kit::noise({31, 17}, 1)));
        FW_OK(writePng(at("alpha.png"), kit::noise({31, 17}, 2, Image::Format::Rgba32)));
        FW_OK(writeJpeg(at("photo.jpg"), kit::numbered(3)));
        for (char const* name : {"plain.png", "alpha.png", "photo.jpg"})
            QTest::newRow(name) << QByteArray(name);
    }
    void picturesAreTheSame()
    {
        QFETCH(QByteArray, name);
        auto const here = readImage(at(name.constData()));
        auto const there = readForeignImage(at(name.constData()));
        FW_OK(here);
        FW_OK(there);
        QVERIFY(*here == *there);
    }

    void clipsAreTheSame_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isSmall");
        QTest::addColumn<bool>("isStraightOn");
        FW_OK(writeClip(at("good.mkv"), kit::settings(ClipCodec::Ffv1), kit::numberedFrames(12)));
        FW_OK(writeClip(at("good.webp"), kit::settings(ClipCodec::WebP), kit::numberedFrames(12)));
        for (char const* name : {"good.mp4", "good.mkv", "good.webp"})
            for (bool const isStraightOn : {false, true})
                QTest::newRow(qPrintable(QString("%1 %2").arg(name).arg(isStraightOn)))
                    << QByteArray(name) << false << isStraightOn;
        QTest::newRow("small") << QByteArray("good.mp4") << true << true;
    }
    void clipsAreTheSame()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, isSmall);
        QFETCH(bool, isStraightOn);
        ClipView const view{isSmall ? SizePx{64, 64} : SizePx(), isStraightOn};
        auto const here = ClipReader::open(at(name.constData()), {}, view);
        auto const there = ClipReader::openForeign(at(name.constData()), {}, view);
        FW_OK(here);
        FW_OK(there);
        ClipInfo const a = (*here)->info(), b = (*there)->info();
        QCOMPARE(b.size, a.size);
        QCOMPARE(b.frameCount, a.frameCount);
        QVERIFY(b.rate == a.rate && b.hasAudio == a.hasAudio && b.isFullRange == a.isFullRange);
        QCOMPARE(b.codec + b.pixelFormat + b.colorSpace, a.codec + a.pixelFormat + a.colorSpace);
        QVERIFY((*there)->keyFrames() == (*here)->keyFrames());
        for (int64_t n : {0, 1, 2, 11, 3, 4, 5, 0, 10, 11}) {
            QCOMPARE((*there)->secondsOf({n}), (*here)->secondsOf({n}));
            auto const wanted = (*here)->frame({n}), got = (*there)->frame({n});
            FW_OK(wanted);
            FW_OK(got);
            QVERIFY(*wanted == *got);
        }
        QCOMPARE((*there)->frame({a.frameCount}).error().messageId, std::string("media.noSuchFrame"));
    }

    void soundsAreTheSame()
    {
        QVERIFY(test::writeWav(at("tone.wav"), 44100, 2, 44100 * 3, test::sine(440, 44100)));
        auto const here = SoundReader::open(at("tone.wav"));
        auto const there = SoundReader::openForeign(at("tone.wav"));
        FW_OK(here);
        FW_OK(there);
        for (int64_t from : {0, 48000, 96000, 1000, 140'000, 5}) {
            std::vector<float> a(9600), b(9600);
            FW_OK((*here)->read(from, a));
            FW_OK((*there)->read(from, b));
            QVERIFY(a == b);
        }
        QCOMPARE(SoundReader::openForeign(m_mp4).error().messageId, std::string("media.noSound"));
    }

    void brokenFiles_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QByteArray const mp4 = QByteArray::fromStdString(kit::bytesOf(m_mp4));
        QByteArray const target = QByteArray::fromStdString(m_mp4.string());
        FW_OK(writePng(at("whole.png"), kit::noise({64, 64}, 5)));
        QByteArray const png = QByteArray::fromStdString(kit::bytesOf(at("whole.png")));
        QByteArray huge = png; // says that it is 1,000,000 pixels high and wide
        huge.replace(16, 8, QByteArray("\x00\x0f\x42\x40\x00\x0f\x42\x40", 8));
        QByteArray flipped = png;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
        auto const row = [](char const* name, char const* file, QByteArray const& content) {
            QTest::newRow(name) << QByteArray(file) << content;
        };
        row("empty", "e.mp4", {});
        row("text", "t.mp4", "not a clip at all\n");
        row("zeros", "z.mp4", QByteArray(100'000, '\0'));
        row("half an mp4", "h.mp4", mp4.left(mp4.size() / 2));
        row("concat list", "c.mp4", "ffconcat version 1.0\nfile '" + target + "'\n");
        row("HLS playlist", "l.mp4",
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://" + target + "\n#EXT-X-ENDLIST\n");
        row("HLS of the web", "w.mp4", "#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n");
        row("DASH manifest", "d.mp4", "<?xml version=\"1.0\"?><MPD><Period/></MPD>");
        row("session description", "s.mp4", "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n");
        row("a huge picture", "huge.png", huge);
        row("half a picture", "half.png", png.left(png.size() / 2));
        row("one bit of a picture", "flip.png", flipped);
        row("no picture", "no.png", "GIF89a nothing");
    }
    void brokenFiles()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        fs::path const file =
            write(name.constData(), {content.constData(), static_cast<size_t>(content.size())});
        auto const errorOf = [](auto const& result) { return result ? Error() : result.error(); };
        bool const isStill = name.endsWith(".png");
        Error const here = isStill ? errorOf(readImage(file)) : errorOf(ClipReader::open(file));
        Error const there =
            isStill ? errorOf(readForeignImage(file)) : errorOf(ClipReader::openForeign(file));
        QVERIFY(!here.messageId.empty());
        QCOMPARE(there.message(), here.message()); // the very sentence
        QCOMPARE(there.kind, here.kind);
        QCOMPARE(there.file, file.string());
    }

    void whatIsNoFileIsNotOpened_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (char const* name : {"http://127.0.0.1:9/x.mp4", "concat:a.mp4|b.mp4", "tcp://127.0.0.1:9",
                                 "pipe:0", "data:video/mp4;base64,AAAA"})
            QTest::newRow(name) << QByteArray(name);
    }
    void whatIsNoFileIsNotOpened()
    {
        QFETCH(QByteArray, name);
        QCOMPARE(ClipReader::openForeign(name.toStdString()).error().kind, Error::Kind::MissingFile);
        QCOMPARE(SoundReader::openForeign(name.toStdString()).error().kind, Error::Kind::MissingFile);
        QCOMPARE(readForeignImage(name.toStdString()).error().kind, Error::Kind::MissingFile);
    }

    void flippedBytesNeverHarm()
    {
        constexpr uint32_t kSeed = 11;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        std::string const whole = kit::bytesOf(m_mp4);
        int refused = 0;
        for (int round = 0; round < 40; ++round) {
            std::string bytes = whole;
            for (int flips = 0; flips < 8; ++flips)
                bytes[random() % (round % 2 ? bytes.size() : 2000)] ^= static_cast<char>(1 + random() % 255);
            fs::path const file = write("f.mp4", bytes);
            auto const reader = ClipReader::openForeign(file);
            if (!reader) {
                ++refused;
                QVERIFY(kit::isGoodSentence(reader.error(), file));
                continue;
            }
            auto const frame = (*reader)->frame({(*reader)->info().frameCount / 2});
            QVERIFY(!frame || frame->size() == (*reader)->info().size);
        }
        QVERIFY(refused > 0);
    }

    void memoryIsLimited()
    {
#ifdef FW_IS_SANITIZED
        QSKIP("sanitizers need all addresses, so the limit is off");
#endif
        FW_OK(writePng(at("large.png"), kit::plain({6000, 6000}, 1, 2, 3)));
        ReaderOptions options;
        options.memoryBytes = uint64_t{400} << 20;
        auto const refused = readForeignImage(at("large.png"), {}, options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().messageId, std::string("media.readerMemory"));
        QVERIFY(kit::isGoodSentence(refused.error(), at("large.png")));
        FW_OK(readForeignImage(at("plain.png"), {}, options)); // it is the picture, not the limit
        FW_OK(readForeignImage(at("large.png")));
    }

    void aKilledReaderIsOneSentence()
    {
        auto const clip = ForeignClip::open(m_mp4, {}, {}, {});
        FW_OK(clip);
        FW_OK((*clip)->frame(0));
        ::kill((*clip)->process().pid(), SIGKILL);
        auto const frame = (*clip)->frame(7);
        QVERIFY(!frame);
        QCOMPARE(frame.error().messageId, std::string("media.readerStopped"));
        QVERIFY(kit::isGoodSentence(frame.error(), m_mp4));
        QCOMPARE((*clip)->frame(8).error().messageId, std::string("media.readerStopped"));
        FW_OK(ClipReader::openForeign(m_mp4)); // and the program goes on
    }

    void aMissingReader()
    {
        ReaderOptions options;
        options.program = at("nowhere");
        auto const refused = readForeignImage(at("plain.png"), {}, options);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        QVERIFY(kit::isGoodSentence(refused.error(), at("plain.png")));
    }

    void badReaders_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<QByteArray>("expected");
        for (char const* how : {"dies",       "aborts",         "magic",         "negative",
                                "channels",   "many-pixels",    "kind",          "number",
                                "few-bytes",  "many-bytes",     "error-unknown", "error-elsewhere",
                                "error-many", "error-nested",   "error-huge",    "clip-endless",
                                "clip-codec", "clip-rate",      "clip-wide",     "clip-back",
                                "clip-nan",   "clip-few-times", "clip-keys",     "clip-grows",
                                "clip-dies",  "sound-odd",      "sound-still"})
            QTest::newRow(how) << QByteArray(how) << QByteArray("media.readerStopped");
        for (char const* how : {"hangs", "spins", "drips", "half"})
            QTest::newRow(how) << QByteArray(how) << QByteArray("media.readerTooSlow");
        QTest::newRow("error-ugly") << QByteArray("error-ugly") << QByteArray("media.notAStill");
        QTest::newRow("honest") << QByteArray("honest") << QByteArray();
        QTest::newRow("clip-honest") << QByteArray("clip-honest") << QByteArray();
        QTest::newRow("sound-honest") << QByteArray("sound-honest") << QByteArray();
    }
    void badReaders()
    {
        QFETCH(QByteArray, how);
        QFETCH(QByteArray, expected);
        fs::path const file = write((how + ".png").constData(), "x");
        int const before = openFiles();
        Status status;
        if (how.startsWith("clip-"))
            status = framesOf(file);
        else if (how.startsWith("sound-"))
            status = samplesOf(file);
        else if (auto const image = readForeignImage(file, {}, standIn()); !image)
            status = image.error();
        QCOMPARE(status ? std::string() : status.error().messageId, expected.toStdString());
        if (!status) {
            QVERIFY(kit::isGoodSentence(status.error(), file) || how == "error-ugly");
            std::string const text = status.error().message();
            QVERIFY(text.size() < 600 && text.find('\x1b') == std::string::npos &&
                    text.find('\n') == std::string::npos);
        }
        QCOMPARE(openFiles(), before);
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no child is left, not even a dead one
    }

    void whatAReaderMayDo()
    {
        // Each thing that goes through is one bit of what the child process ends with.
        fs::path const mine = write("mine.txt", "x"), other = write("other.txt", "x");
        bool const hasLandlock = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0;
        pid_t const child = ::fork();
        if (child == 0) {
            confine(mine.string(), uint64_t{8} << 30);
            int done = ::open(mine.c_str(), O_RDONLY) >= 0 ? 1 : 0;
            done |= ::open(other.c_str(), O_RDONLY) >= 0 ? 2 : 0;
            int const written = ::open(other.c_str(), O_WRONLY | O_APPEND);
            done |= written >= 0 && ::write(written, "y", 1) == 1 ? 4 : 0;
            done |= ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 8 : 0;
            done |= ::unlink(other.c_str()) == 0 ? 16 : 0;
            done |= ::kill(::getppid(), 0) == 0 ? 32 : 0;
            ::execl("/bin/true", "true", nullptr);
            ::_exit(done);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status) & ~(hasLandlock ? 0 : 2), 1); // 0 would be /bin/true
        QCOMPARE(kit::bytesOf(other), std::string("x"));
    }

private:
    static Status framesOf(fs::path const& file)
    {
        FW_TRY(auto const clip, ClipReader::openForeign(file, {}, {}, standIn()));
        FW_CHECK(clip->frame({0}));
        FW_CHECK(clip->frame({1}));
        return {};
    }

    static Status samplesOf(fs::path const& file)
    {
        FW_TRY(auto const sound, SoundReader::openForeign(file, standIn()));
        std::vector<float> stereo(20, 0.F);
        FW_CHECK(sound->read(0, stereo));
        for (float const each : stereo)
            if (!(each == 0.F || each == 16.F)) // what no sound is became one
                return fail(Error::Kind::Internal, "base.internal", {"sound"});
        return {};
    }
};

QTEST_GUILESS_MAIN(TstForeign)
#include "tst_foreign.moc"
