#include "engine/plan/Clocks.h"
#include "engine/playback/Mixer.h"
#include "tests/support/Tone.h"

#include <QtTest>

using namespace fw;
using namespace fw::playback;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(fw::FrameRate)

namespace {

constexpr FrameRate kFilm{24, 1};
constexpr int64_t kFrame = 2000; // samples

/// Each sample says where it is in its file; both channels alike but for their sign.
test::Wave ramp()
{
    return [](int channel, int64_t at) { return (channel ? -1.f : 1.f) * float(at % 8192 + 1) / 16384.f; };
}

story::Sound soundAt(int64_t start, int64_t length)
{
    story::Sound sound;
    sound.id = {"s"};
    sound.name = "drums";
    sound.file.path = "assets/ramp.wav";
    sound.start = {start};
    sound.length = {length};
    return sound;
}

} // namespace

class TstMixer : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path folder() const { return m_dir.path().toStdString(); }
    std::vector<float> mixed(std::vector<story::Sound> const& sounds, int64_t from, int64_t count,
                             FrameRate rate = kFilm) const
    {
        Mixer mixer(sounds, rate, folder());
        std::vector<float> stereo(static_cast<size_t>(2 * count), 9.f);
        if (!mixer.mix(from, stereo))
            return {};
        return stereo;
    }

private Q_SLOTS:
    void initTestCase()
    {
        fs::create_directories(folder() / "assets");
        QVERIFY(test::writeWav(folder() / "assets/ramp.wav", 48000, 2, 480'000, ramp()));
        QVERIFY(
            test::writeWav(folder() / "assets/one.wav", 48000, 2, 480'000, [](int, int64_t) { return .5f; }));
    }

    void framesFallOnSamples_data()
    {
        QTest::addColumn<FrameRate>("rate");
        QTest::addColumn<int>("frame");
        QTest::addColumn<int>("sample");
        QTest::newRow("start") << FrameRate{24, 1} << 0 << 0;
        QTest::newRow("24") << FrameRate{24, 1} << 7 << 14'000;
        QTest::newRow("23.976") << FrameRate{24000, 1001} << 1000 << 2'002'000;
        QTest::newRow("29.97") << FrameRate{30000, 1001} << 1 << 1602; // 1601.6
        QTest::newRow("29.97, five") << FrameRate{30000, 1001} << 5 << 8008;
        QTest::newRow("29.97, an hour") << FrameRate{30000, 1001} << 107'892 << 172'799'827;
        QTest::newRow("7") << FrameRate{7, 1} << 7 << 48'000;
    }
    void framesFallOnSamples()
    {
        QFETCH(FrameRate, rate);
        QFETCH(int, frame);
        QFETCH(int, sample);
        QCOMPARE(plan::toSamples({frame}, rate, 48000), int64_t{sample});
    }

    void aSoundBeginsAndEndsOnItsFrames_data()
    {
        QTest::addColumn<FrameRate>("rate");
        QTest::newRow("24") << FrameRate{24, 1};
        QTest::newRow("23.976") << FrameRate{24000, 1001};
        QTest::newRow("29.97") << FrameRate{30000, 1001};
        QTest::newRow("12.5") << FrameRate{25, 2};
    }
    void aSoundBeginsAndEndsOnItsFrames()
    {
        QFETCH(FrameRate, rate);
        story::Sound sound = soundAt(11, 5);
        sound.sourceIn = .25;
        int64_t const begin = plan::toSamples({11}, rate, 48000), end = plan::toSamples({16}, rate, 48000);
        std::vector<float> const heard = mixed({sound}, begin - 10, end - begin + 20, rate);
        QVERIFY(!heard.empty());
        QCOMPARE(heard[2 * 9], 0.f);
        for (int64_t i = 0; i < end - begin; ++i)
            QCOMPARE(heard[size_t(2 * (10 + i))], ramp()(0, 12'000 + i));
        QCOMPARE(heard[21], ramp()(1, 12'000));
        QCOMPARE(heard[size_t(2 * (10 + end - begin))], 0.f);
    }

    void gainIsInDecibels_data()
    {
        QTest::addColumn<double>("gain");
        QTest::addColumn<double>("factor");
        QTest::newRow("0") << 0.0 << 1.0;
        QTest::newRow("-6") << -6.0 << .501187;
        QTest::newRow("+6") << 6.0 << 1.995262;
        QTest::newRow("+12") << 12.0 << 3.981072;
        QTest::newRow("-60") << -60.0 << .001;
    }
    void gainIsInDecibels()
    {
        QFETCH(double, gain);
        QFETCH(double, factor);
        story::Sound sound = soundAt(0, 4);
        sound.file.path = "assets/one.wav";
        sound.gainDb = gain;
        std::vector<float> const heard = mixed({sound}, 100, 10);
        QVERIFY(std::abs(heard[0] - .5 * factor) < 1e-5);
        QCOMPARE(heard[0], heard[19]);
    }

    void fadesKeepThePower()
    {
        story::Sound out = soundAt(0, 10), in = soundAt(6, 10);
        for (story::Sound* each : {&out, &in})
            each->file.path = "assets/one.wav";
        out.fadeOut = {4};
        in.fadeIn = {4};
        in.track = 1;
        std::vector<float> const first = mixed({out}, 0, 12 * kFrame), second = mixed({in}, 0, 12 * kFrame);
        QCOMPARE(first[0], .5f);
        QCOMPARE(first[size_t(2 * (6 * kFrame - 1))], .5f);
        QVERIFY(first[size_t(2 * (10 * kFrame - 1))] < .001f);
        for (int64_t at = 6 * kFrame; at < 10 * kFrame; at += 100) {
            double const power = std::pow(first[size_t(2 * at)], 2) + std::pow(second[size_t(2 * at)], 2);
            QVERIFY2(std::abs(power - .25) < 1e-3, std::to_string(at).c_str());
        }
        QVERIFY(std::abs(second[size_t(2 * 8 * kFrame)] - .5 * std::sqrt(.5)) < 1e-3); // half way: -3 dB
    }

    void soundsAddUp()
    {
        story::Sound a = soundAt(0, 10), b = soundAt(2, 10);
        b.track = 1;
        b.sourceIn = 1;
        std::vector<float> const both = mixed({a, b}, 3 * kFrame, 50);
        for (int64_t i = 0; i < 50; ++i)
            QCOMPARE(both[size_t(2 * i)], ramp()(0, 3 * kFrame + i) + ramp()(0, 48'000 + kFrame + i));
    }

    void blocksMayBeCutAnywhere()
    {
        story::Sound sound = soundAt(1, 20);
        sound.fadeIn = {3};
        sound.fadeOut = {7};
        std::vector<float> const whole = mixed({sound}, 0, 24 * kFrame);
        Mixer mixer({sound}, kFilm, folder());
        std::vector<float> block;
        for (int64_t at = 0; at < 24 * kFrame; at += 777) {
            block.resize(static_cast<size_t>(2 * std::min<int64_t>(777, 24 * kFrame - at)));
            QVERIFY(mixer.mix(at, block));
            QVERIFY(std::equal(block.begin(), block.end(), whole.begin() + 2 * at));
        }
        block.resize(200);
        QVERIFY(mixer.mix(2 * kFrame, block)); // and backwards
        QVERIFY(std::equal(block.begin(), block.end(), whole.begin() + 4 * kFrame));
    }

    void aMissingFileNamesItsSound()
    {
        story::Sound sound = soundAt(5, 5);
        sound.file.path = "assets/gone.wav";
        Mixer mixer({sound}, kFilm, folder());
        std::vector<float> block(200);
        QVERIFY(mixer.mix(0, block)); // not heard yet
        Status const missing = mixer.mix(5 * kFrame, block);
        QVERIFY(!missing);
        QCOMPARE(missing.error().messageId, std::string("playback.soundMissing"));
        QVERIFY(missing.error().message().find("drums") != std::string::npos);
        sound.file.path = "../ramp.wav";
        QVERIFY(!Mixer({sound}, kFilm, folder()).mix(5 * kFrame, block));
    }

    void theLimitIsSoft()
    {
        std::vector<float> samples{0, .5f, -.9f, .95f, -2, 40};
        softLimit(samples);
        QCOMPARE(samples[1], .5f);
        QCOMPARE(samples[2], -.9f);
        QVERIFY(samples[3] > .9f && samples[3] < .95f);
        QVERIFY(samples[4] < -.99f && samples[4] >= -1);
        QVERIFY(samples[5] <= 1);
    }
};

QTEST_GUILESS_MAIN(TstMixer)
#include "tst_mixer.moc"
