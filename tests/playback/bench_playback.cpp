#include "engine/playback/Player.h"
#include "engine/render/FakeScene.h"
#include "tests/support/Bench.h"
#include "tests/support/TestFilm.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <thread>

using namespace fw;

namespace {

constexpr int kPlayedShots = 100, kDrawnTakes = 10;
constexpr int kTakeFrames = 160, kShotFrames = 156, kDissolve = 12; // 14,412 frames: ten minutes
constexpr SizePx kFilmSize{640, 360};
constexpr double kRate = 24;

/// Resident memory of this process, in MiB.
double residentMiB()
{
    std::ifstream status("/proc/self/statm");
    double whole = 0, resident = 0;
    status >> whole >> resident;
    return resident * 4096 / (1 << 20);
}

} // namespace

/// Ten minutes of a film of a hundred shots with a dissolve at every cut, in real time (FW_BENCH_SECONDS of
/// it). Prints, never asserts on time.
class BenchPlayback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tenMinutes();

private:
    void addShots(test::TestFilm& film) const;

    QTemporaryDir m_folder;
};

/// Ten drawn takes, each as the master of ten shots: every shot has a file of its own to open.
void BenchPlayback::addShots(test::TestFilm& film) const
{
    media::ClipSettings settings;
    settings.codec = media::ClipCodec::Ffv1;
    settings.size = kFilmSize;
    settings.rate = {24, 1};
    for (int i = 0; i < kPlayedShots; ++i) {
        std::filesystem::path const take = film.folder() / ("takes/tk-" + std::to_string(i + 1));
        QVERIFY(makeFolders(take).isOk());
        if (i < kDrawnTakes) {
            render::FakeScene const scene =
                render::sceneFor("a car drives through hills " + std::to_string(i));
            std::vector<Image> frames;
            for (int frame = 0; frame < kTakeFrames; ++frame)
                frames.push_back(render::drawScene(scene, kFilmSize, float(frame) / kTakeFrames));
            QVERIFY(media::writeClip(take / "master.mkv", settings, frames).isOk());
        } else {
            std::string const same = "takes/tk-" + std::to_string(i % kDrawnTakes + 1);
            std::filesystem::create_hard_link(film.folder() / same / "master.mkv", take / "master.mkv");
        }
        story::Transition const cut{story::TransitionKind::Dissolve, {i + 1 < kPlayedShots ? kDissolve : 0}};
        QVERIFY(film.add({kTakeFrames, kShotFrames, 0, cut}));
    }
}

void BenchPlayback::tenMinutes()
{
    test::TestFilm film(m_folder.filePath("film").toStdString(), kFilmSize);
    film.plan.format.rate = {24, 1};
    addShots(film);
    QCOMPARE(film.plan.items.size(), size_t{kPlayedShots});
    int const wanted = qEnvironmentVariableIntValue("FW_BENCH_SECONDS");
    double const seconds = wanted > 0 ? wanted : double(film.plan.length.count) / kRate;

    std::atomic<int> shown = 0;
    std::atomic<bool> hasStopped = false;
    playback::Player::Options options;
    options.composer.projectFolder = film.folder();
    options.composer.size = kFilmSize;
    options.onFrame = [&](playback::PlayerFrame const&) { ++shown; };
    options.onError = [](Error const& error) { qWarning("%s", error.message().c_str()); };
    options.onState = [&](bool isPlaying) { hasStopped = !isPlaying; };
    playback::Player player(film.plan, std::move(options));
    double const before = residentMiB();
    double most = 0, early = 0;
    auto const begin = std::chrono::steady_clock::now();
    auto const elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    player.play();
    while (!hasStopped && elapsed() < seconds) {
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        most = std::max(most, residentMiB());
        if (early == 0 && elapsed() > seconds / 10)
            early = residentMiB();
    }
    player.pause();
    QVERIFY(shown > 0);
    std::string const note = std::to_string(int(elapsed() + .5)) + " s of 100 shots with dissolves, 640x360";
    test::benchRow("playback at 24 fps: frames shown", shown, "", note.c_str());
    test::benchRow("playback at 24 fps: frames dropped", player.droppedFrames(), "", "aim: 0");
    test::benchRow("playback: memory before it", before, "MiB");
    test::benchRow("playback: memory after a tenth of it", early, "MiB");
    test::benchRow("playback: most memory", most, "MiB");
    test::benchRow("playback: memory at its end", residentMiB(), "MiB");
}

QTEST_GUILESS_MAIN(BenchPlayback)
#include "bench_playback.moc"
