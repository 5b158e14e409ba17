#include "engine/base/Files.h"
#include "engine/export/FilmSound.h"
#include "engine/media/ClipReader.h"
#include "engine/media/LoudnessMeter.h"
#include "engine/media/SoundReader.h"
#include "engine/plan/Clocks.h"
#include "tests/export/SignedFilm.h"
#include "tests/support/Tone.h"

#include <QtTest>

using namespace fw;
using namespace fw::exporting;
using State = provenance::C2paReport::State;

namespace {

constexpr int64_t kFrame = 6000; // samples of a film of 8 frames a second
constexpr char kSecret[] = "secret-tune";

std::vector<float> heardIn(std::filesystem::path const& file)
{
    std::vector<float> all;
    auto const pieces = media::SoundPieces::open(file);
    while (pieces) {
        auto const piece = (*pieces)->next();
        if (!piece || piece->empty())
            break;
        all.insert(all.end(), piece->begin(), piece->end());
    }
    return all;
}

double lufsOf(std::vector<float> const& stereo)
{
    media::LoudnessMeter meter;
    meter.add(stereo);
    return meter.integrated();
}

/// Level of what differs, in decibels below full scale.
double differenceDb(std::vector<float> const& a, std::vector<float> const& b)
{
    double sum = 0;
    size_t const count = std::min(a.size(), b.size());
    for (size_t i = 0; i < count; ++i)
        sum += std::pow(double(a[i]) - b[i], 2);
    return 10 * std::log10(sum / double(count) + 1e-20);
}

/// Notes of half a second, so that every part sounds different from every other.
test::Wave melody(double level)
{
    return [level](int channel, int64_t at) {
        double const cycles = 220 + 55 * double(at / 24'000) + 3 * channel;
        return static_cast<float>(level * std::sin(2 * std::numbers::pi * cycles * double(at) / 48000));
    };
}

} // namespace

class TstExportSound : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::SignedFilm> m_film;

    std::filesystem::path at(std::string const& name) const
    {
        return m_dir.path().toStdString() + "/" + name;
    }
    static story::Sound sound(char const* file, int64_t start, int64_t length, int track = 0)
    {
        story::Sound made;
        made.id.value = std::string("so-") + std::to_string(track);
        made.name = kSecret;
        made.file.path = std::string("assets/") + file;
        made.track = track;
        made.start = {start};
        made.length = {length};
        return made;
    }
    /// What the canvas plays of some film frames, times a gain.
    std::vector<float> mix(int64_t first, int64_t frames, double gainDb = 0) const
    {
        playback::Mixer mixer(m_film->plan.sounds, m_film->plan.format.rate, m_film->folder());
        std::vector<float> stereo(static_cast<size_t>(2 * frames * kFrame));
        if (!mixer.mix(first * kFrame, stereo))
            return {};
        for (float& sample : stereo)
            sample *= static_cast<float>(std::pow(10, gainDb / 20));
        return stereo;
    }
    QStringList files(char const* folder) const
    {
        return QDir(m_dir.filePath(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        QDir(m_dir.path()).mkdir("out");
        m_film = std::make_unique<test::SignedFilm>(at("film"));
        // 20 + 20 frames with a dissolve of 2: 38 frames, 4.75 s
        QVERIFY(m_film->addSigned({6, 20, 0, {story::TransitionKind::Dissolve, {2}}}));
        QVERIFY(m_film->addSigned({6, 20, 0}));
        QVERIFY(makeFolders(m_film->folder() / "assets"));
        QVERIFY(test::writeWav(m_film->folder() / "assets/tune.wav", 48000, 2, 480'000, melody(.1)));
        QVERIFY(test::writeWav(m_film->folder() / "assets/hit.wav", 48000, 2, 480'000, [](int, int64_t i) {
            return i % 24'000 < 240 ? .9f * float(std::sin(double(i) * .3)) : 0.f;
        }));
        story::Sound quiet = sound("tune.wav", 0, 60);
        quiet.gainDb = -10;
        m_film->plan.sounds = {quiet};
    }

    void everyFormatWithSoundHasIt_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("loss"); // the coding's, in decibels below full scale
        QTest::newRow("h264 mp4") << "h264"
                                  << "f.mp4" << -50.0;
        QTest::newRow("h264 mov") << "h264"
                                  << "f.mov" << -50.0;
        QTest::newRow("h265") << "h265"
                              << "f5.mp4" << -50.0;
        QTest::newRow("vp9") << "vp9"
                             << "f.webm" << -50.0;
        QTest::newRow("av1") << "av1"
                             << "f1.mp4" << -50.0;
        QTest::newRow("prores") << "prores"
                                << "p.mov" << -90.0;
    }
    void everyFormatWithSoundHasIt()
    {
        QFETCH(QString, format);
        QFETCH(QString, file);
        QFETCH(double, loss);
        ExportSettings settings = m_film->settings(at("out/" + file.toStdString()));
        settings.format = format.toStdString();
        settings.overwrite = true;
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QVERIFY(result->sound && !result->isSoundLeftOut);
        std::vector<float> const heard = heardIn(result->file);
        // As long as the pictures, within one frame of the codec, and at the same time.
        QVERIFY2(std::abs(int64_t(heard.size() / 2) - 38 * kFrame) <= 1024,
                 std::to_string(heard.size() / 2).c_str());
        double const difference = differenceDb(heard, mix(0, 38, result->sound->gainDb));
        QVERIFY2(difference < loss, std::to_string(difference).c_str());
        // As loud as asked for.
        QVERIFY2(std::abs(lufsOf(heard) + 14) < .5, std::to_string(lufsOf(heard)).c_str());
        QVERIFY(std::abs(*result->sound->lufsBefore + result->sound->gainDb + 14) < .01);
        QVERIFY(std::abs(*result->written.front().lufs - lufsOf(heard)) < .1);
        QVERIFY(*result->written.front().truePeakDb <= -1);
        // Signed, and nothing of the sound's name or file in it.
        QCOMPARE(result->credentials.state, State::Valid);
        QCOMPARE(result->credentials.digitalSourceType, std::string("compositeWithTrainedAlgorithmicMedia"));
        std::string const bytes = readFile(result->file, 1u << 30).value();
        for (std::string const trace : {kSecret, "tune.wav", "assets/"})
            QVERIFY2(bytes.find(trace) == std::string::npos, trace.c_str());
    }

    void formatsWithoutSoundSaySo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("gif") << "f.gif";
        QTest::newRow("webp") << "f.webp";
        QTest::newRow("png") << "pictures";
    }
    void formatsWithoutSoundSaySo()
    {
        QFETCH(QString, file);
        ExportSettings settings = m_film->settings(at("out/" + file.toStdString()));
        settings.range = FrameRange{{0}, {3}};
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QVERIFY(result->isSoundLeftOut && !result->sound && !result->written.front().lufs);
    }

    void aSilentFilmHasNoSound()
    {
        plan::ExportPlan silent = m_film->plan;
        silent.sounds.clear();
        auto const result = run(silent, m_film->settings(at("out/silent.mp4")), {}, {});
        QVERIFY(result);
        QVERIFY(!result->sound && !result->isSoundLeftOut);
        QVERIFY(!(*media::ClipReader::open(result->file))->info().hasAudio);
        QCOMPARE(result->credentials.digitalSourceType, std::string("trainedAlgorithmicMedia"));
    }

    void thePeakHolds()
    {
        plan::ExportPlan loud = m_film->plan;
        loud.sounds = {sound("hit.wav", 0, 38)}; // quiet on the whole, but with peaks
        for (char const* name : {"out/peak.mp4", "out/peak.mov"}) {
            ExportSettings settings = m_film->settings(at(name));
            settings.format = std::string(name).ends_with("mov") ? "prores" : "h264";
            auto const result = run(loud, settings, {}, {});
            QVERIFY2(result, result ? "" : result.error().message().c_str());
            QVERIFY(*result->sound->lufsBefore + result->sound->gainDb < -15); // it could not be made louder
            double const peak = *result->written.front().truePeakDb;
            QVERIFY2(peak <= -.9 && peak > -3, std::to_string(peak).c_str());
        }
    }

    void withoutNormalisingItIsTheMix()
    {
        ExportSettings settings = m_film->settings(at("out/asis.mov"));
        settings.format = "prores";
        settings.normalisesLoudness = false;
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->sound->gainDb, 0.0);
        QVERIFY(!result->sound->lufsBefore);
        QVERIFY(differenceDb(heardIn(result->file), mix(0, 38)) < -90);
    }

    void aRangeCarriesItsPart()
    {
        ExportSettings settings = m_film->settings(at("out/range.mov"));
        settings.format = "prores";
        settings.range = FrameRange{{11}, {22}};
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        std::vector<float> const heard = heardIn(result->file);
        QCOMPARE(int64_t(heard.size() / 2), 12 * kFrame);
        QVERIFY(differenceDb(heard, mix(11, 12, result->sound->gainDb)) < -90);
    }

    void anotherRateKeepsTheSound()
    {
        ExportSettings settings = m_film->settings(at("out/rate.mov"));
        settings.format = "prores";
        settings.rate = {24000, 1001};
        settings.range = FrameRange{{4}, {15}};
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        std::vector<float> const heard = heardIn(result->file);
        QCOMPARE(int64_t(heard.size() / 2), plan::toSamples({result->frames}, {24000, 1001}, 48000));
        QVERIFY(differenceDb(heard, mix(4, 12, result->sound->gainDb)) < -90);
    }

    void everyShotCarriesItsPart()
    {
        ExportSettings settings = m_film->settings(at("out/shots"));
        settings.format = "prores";
        settings.isPerShot = true;
        auto const result = run(m_film->plan, settings, {}, {});
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(result->files.size(), size_t{2});
        QVERIFY(differenceDb(heardIn(result->files[0]), mix(0, 20, result->sound->gainDb)) < -90);
        QVERIFY(differenceDb(heardIn(result->files[1]), mix(18, 20, result->sound->gainDb)) < -90);
    }

    void theSameFilmGivesTheSameSound()
    {
        for (char const* name : {"out/one.mp4", "out/two.mp4"})
            QVERIFY(run(m_film->plan, m_film->settings(at(name)), {}, {}));
        QVERIFY(heardIn(at("out/one.mp4")) == heardIn(at("out/two.mp4")));
    }

    void whatFailsLeavesNothing()
    {
        QDir(m_dir.path()).mkdir("failed");
        plan::ExportPlan broken = m_film->plan;
        broken.sounds.push_back(sound("gone.wav", 30, 5, 1));
        auto const missing = run(broken, m_film->settings(at("failed/film.mp4")), {}, {});
        QVERIFY(!missing);
        QCOMPARE(missing.error().messageId, std::string("playback.soundMissing"));
        ExportSettings settings = m_film->settings(at("failed/film.mp4"));
        settings.normalisesLoudness = false; // then it is missed while encoding
        QVERIFY(!run(broken, settings, {}, {}));
        for (std::string const phase : {"measure", "encode", "verify"}) {
            std::stop_source stop;
            auto const cancelled = run(
                m_film->plan, m_film->settings(at("failed/film.mp4")),
                [&](ExportProgress const& progress) {
                    if (progress.phase == phase)
                        stop.request_stop();
                },
                stop.get_token());
            if (phase != "verify" || !cancelled) { // the last word comes after the rename
                QVERIFY(!cancelled);
                QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
            }
        }
        QVERIFY2(files("failed").isEmpty(), qPrintable(files("failed").join(' ')));
    }
};

QTEST_GUILESS_MAIN(TstExportSound)
#include "tst_export_sound.moc"
