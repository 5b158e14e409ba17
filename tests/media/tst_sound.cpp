#include "engine/base/Files.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/LoudnessMeter.h"
#include "engine/media/SoundReader.h"
#include "tests/support/CodedFrames.h"
#include "tests/support/Tone.h"

#include <QProcess>
#include <QtTest>

#include <random>

using namespace fw;
using namespace fw::media;
namespace fs = std::filesystem;

namespace {

constexpr int64_t kLong = 7 * 48000 + 123; // samples at 48 kHz

/// Something whose every stretch differs from every other.
test::Wave sweep(int hertz)
{
    return [hertz](int channel, int64_t at) {
        double const t = double(at) / hertz;
        return static_cast<float>(.4 * std::sin(2 * std::numbers::pi * (200 * t + 60 * t * t + channel)));
    };
}

std::vector<float> wholeOf(fs::path const& file)
{
    std::vector<float> all;
    auto const pieces = SoundPieces::open(file);
    while (pieces) {
        auto const piece = (*pieces)->next();
        if (!piece || piece->empty())
            break;
        all.insert(all.end(), piece->begin(), piece->end());
    }
    return all;
}

} // namespace

class TstSound : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path at(QString const& name) const { return m_dir.filePath(name).toStdString(); }
    /// The sweep in another format, by the ffmpeg program.
    bool convert(QString const& name, QStringList const& options)
    {
        QStringList const arguments = QStringList{"-v", "error", "-y", "-i", m_dir.filePath("sweep44.wav")} +
                                      options + QStringList{m_dir.filePath(name)};
        return QProcess::execute("ffmpeg", arguments) == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_dir.filePath("cache").toUtf8());
        QVERIFY(test::writeWav(at("sweep.wav"), 48000, 2, kLong, sweep(48000)));
        QVERIFY(test::writeWav(at("sweep44.wav"), 44100, 2, 7 * 44100, sweep(44100)));
        QVERIFY(test::writeWav(at("mono.wav"), 48000, 1, 4800, test::sine(440, 48000)));
    }

    void samplesAreThoseOfTheFile()
    {
        auto const reader = SoundReader::open(at("sweep.wav"));
        QVERIFY(reader);
        std::vector<float> block(2 * 1000);
        for (int64_t const from : {0, 1000, 200'000, 5, 150'001}) {
            QVERIFY((*reader)->read(from, block));
            for (int64_t i = 0; i < 1000; ++i)
                for (int channel = 0; channel < 2; ++channel)
                    QCOMPARE(block[size_t(2 * i + channel)], sweep(48000)(channel, from + i));
        }
    }

    void outsideThereIsSilence()
    {
        auto const reader = SoundReader::open(at("sweep.wav"));
        QVERIFY(reader);
        std::vector<float> block(2 * 100, 1.f);
        QVERIFY((*reader)->read(-50, block));
        QCOMPARE(block[98], 0.f);
        QCOMPARE(block[2 * 60], sweep(48000)(0, 10));
        QVERIFY((*reader)->read(kLong - 50, block));
        QCOMPARE(block[2 * 49], sweep(48000)(0, kLong - 1));
        QCOMPARE(block[2 * 50], 0.f);
        QVERIFY((*reader)->read(kLong + 480'000, block));
        QCOMPARE(block[0], 0.f);
        QVERIFY((*reader)->read(0, block)); // and back again
        QCOMPARE(block[2], sweep(48000)(0, 1));
    }

    void oneChannelPlaysOnBoth()
    {
        auto const reader = SoundReader::open(at("mono.wav"));
        QVERIFY(reader);
        std::vector<float> block(2 * 100);
        QVERIFY((*reader)->read(10, block));
        for (int64_t i = 0; i < 100; ++i) {
            QCOMPARE(block[size_t(2 * i)], test::sine(440, 48000)(0, 10 + i));
            QCOMPARE(block[size_t(2 * i + 1)], block[size_t(2 * i)]);
        }
    }

    void anotherRateIsResampled()
    {
        auto const reader = SoundReader::open(at("sweep44.wav"));
        QVERIFY(reader);
        std::vector<float> block(2 * 4800);
        QVERIFY((*reader)->read(96'000, block));
        for (int64_t i = 0; i < 4800; ++i) { // the same moment of the same sweep
            float const wanted = sweep(48000)(0, 96'000 + i);
            QVERIFY2(std::abs(block[size_t(2 * i)] - wanted) < 1e-3f, std::to_string(i).c_str());
        }
        QVERIFY(std::abs(int64_t(wholeOf(at("sweep44.wav")).size() / 2) - 7 * 48000) <= 1);
    }

    void aJumpGivesTheSameSamples_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("wav") << "sweep44.wav" << QStringList{};
        QTest::newRow("16 bits") << "s.wav" << QStringList{"-c:a", "pcm_s16le"};
        QTest::newRow("flac") << "s.flac" << QStringList{};
        QTest::newRow("aiff") << "s.aiff" << QStringList{};
        QTest::newRow("alac") << "alac.m4a" << QStringList{"-c:a", "alac"};
        QTest::newRow("aac") << "s.m4a" << QStringList{"-c:a", "aac"};
        QTest::newRow("mp3") << "s.mp3" << QStringList{"-c:a", "libmp3lame"};
        QTest::newRow("vorbis") << "s.ogg" << QStringList{"-c:a", "libvorbis"};
        QTest::newRow("opus") << "o.ogg" << QStringList{"-c:a", "libopus"};
        QTest::newRow("matroska") << "s.mkv" << QStringList{"-c:a", "aac"};
        QTest::newRow("webm") << "s.webm" << QStringList{"-c:a", "libopus"};
        QTest::newRow("a clip") << "clip.mp4"
                                << QStringList{"-f", "lavfi", "-i", "testsrc=s=64x64:r=8:d=7", "-c:a", "aac"};
    }
    void aJumpGivesTheSameSamples()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        if (name != "sweep44.wav")
            QVERIFY(convert(name, options));
        std::vector<float> const whole = wholeOf(at(name));
        QVERIFY2(std::abs(int64_t(whole.size() / 2) - 7 * 48000) < 5000,
                 std::to_string(whole.size() / 2).c_str());
        auto const reader = SoundReader::open(at(name));
        QVERIFY(reader);
        std::mt19937 random(7);
        std::vector<float> block(2 * 500);
        for (int i = 0; i < 40; ++i) {
            int64_t const from = int64_t(random() % (whole.size() / 2 - 500));
            QVERIFY((*reader)->read(from, block));
            float worst = 0;
            for (size_t k = 0; k < block.size(); ++k)
                worst = std::max(worst, std::abs(block[k] - whole[size_t(2 * from) + k]));
            QVERIFY2(worst < 2e-3f, (std::to_string(from) + ": " + std::to_string(worst)).c_str());
        }
    }

    void whatIsNoSoundIsRefused()
    {
        QVERIFY(writeFileAtomically(at("text.wav"), std::string(5000, 'x')));
        QCOMPARE(SoundReader::open(at("text.wav")).error().messageId, std::string("media.noSound"));
        QCOMPARE(SoundReader::open(at("none.wav")).error().kind, Error::Kind::MissingFile);
        std::string const bytes = *readFile(at("sweep.wav"));
        QVERIFY(writeFileAtomically(at("cut.wav"), bytes.substr(0, bytes.size() / 2)));
        auto const half = SoundReader::open(at("cut.wav")); // plays as far as it goes
        QVERIFY(half);
        QVERIFY(writeFileAtomically(at("list.wav"), "#EXTM3U\n#EXTINF:1,\nsweep.wav\n"));
        QVERIFY(!SoundReader::open(at("list.wav")));
    }

    void peaksAreTheOutlineAndAreKept()
    {
        std::string const sum(64, 'a');
        test::Wave const step = [](int channel, int64_t i) { return i < 480 ? .5f : channel ? -.25f : 0.f; };
        QVERIFY(test::writeWav(at("step.wav"), 48000, 2, 1000, step));
        auto const peaks = soundPeaks(at("step.wav"), sum);
        QVERIFY(peaks);
        QCOMPARE(peaks->samples, int64_t{1000});
        QCOMPARE(peaks->low, (std::vector<int8_t>{64, -32, -32}));
        QCOMPARE(peaks->high, (std::vector<int8_t>{64, 0, 0}));
        fs::remove(at("step.wav")); // from the cache from now on
        auto const again = soundPeaks(at("step.wav"), sum);
        QVERIFY(again);
        QCOMPARE(again->low, peaks->low);
        QVERIFY(!soundPeaks(at("step.wav"), std::string(64, 'b')));
        QVERIFY(!soundPeaks(at("step.wav"), "../../" + sum));
    }

    void aDamagedCacheIsMadeAnew()
    {
        std::string const sum(64, 'c');
        auto const peaks = soundPeaks(at("mono.wav"), sum);
        QVERIFY(peaks);
        fs::path const cached = at("cache/framewright/sounds/" + QString::fromStdString(sum) + ".peaks");
        std::string const bytes = *readFile(cached);
        for (std::string const& bad :
             {std::string(), bytes.substr(0, 20), bytes + "x", "Z" + bytes.substr(1)}) {
            QVERIFY(writeFileAtomically(cached, bad));
            auto const again = soundPeaks(at("mono.wav"), sum);
            QVERIFY(again);
            QCOMPARE(again->high, peaks->high);
            QCOMPARE(*readFile(cached), bytes);
        }
    }

    void aClipWithSoundIsTheSameEveryTime_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sound");
        QTest::newRow("aac") << int(ClipCodec::H264) << "a.mp4"
                             << "aac";
        QTest::newRow("opus") << int(ClipCodec::Vp9) << "o.webm"
                              << "libopus";
        QTest::newRow("pcm") << int(ClipCodec::ProRes) << "p.mov"
                             << "pcm_s16le";
    }
    void aClipWithSoundIsTheSameEveryTime()
    {
        QFETCH(int, codec);
        QFETCH(QString, file);
        QFETCH(QString, sound);
        ClipSettings settings;
        settings.codec = static_cast<ClipCodec>(codec);
        settings.size = {256, 144};
        settings.rate = {10, 1};
        settings.crf = codec == int(ClipCodec::ProRes) ? 2 : 20;
        settings.soundCodec = sound.toStdString();
        std::string bytes[2];
        for (std::string& each : bytes) {
            auto const writer = ClipWriter::create(at(file), settings);
            QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
            std::vector<float> block(2 * 4800);
            for (int n = 0; n < 12; ++n) {
                QVERIFY((*writer)->add(test::codedFrame({256, 144}, 1, n)));
                for (size_t i = 0; i < block.size(); ++i)
                    block[i] = sweep(48000)(int(i % 2), n * 4800 + int64_t(i / 2));
                QVERIFY((*writer)->addSound(block));
            }
            QVERIFY((*writer)->finish());
            each = *readFile(at(file));
        }
        QVERIFY(bytes[0] == bytes[1]);
        settings.soundCodec.clear();
        auto const silent = ClipWriter::create(at(file), settings);
        QVERIFY(!(*silent)->addSound({}));
        settings.soundCodec = "no such codec";
        QCOMPARE(ClipWriter::create(at(file), settings).error().kind, Error::Kind::Unavailable);
    }

    void loudnessIsThatOfTheStandard()
    {
        // EBU Tech 3341: a 1 kHz sine of -23 dBFS on both channels measures -23 LUFS.
        double const level = std::pow(10, -23 / 20.0);
        std::vector<float> second(2 * 48000);
        for (size_t i = 0; i < second.size(); ++i)
            second[i] = test::sine(1000, 48000, level)(0, int64_t(i / 2));
        LoudnessMeter meter;
        QVERIFY(std::isinf(meter.integrated()));
        for (int i = 0; i < 20; ++i)
            meter.add(second);
        QVERIFY2(std::abs(meter.integrated() + 23) < .1, std::to_string(meter.integrated()).c_str());
        QVERIFY2(std::abs(meter.truePeak() + 23) < .1, std::to_string(meter.truePeak()).c_str());
    }
};

QTEST_GUILESS_MAIN(TstSound)
#include "tst_sound.moc"
