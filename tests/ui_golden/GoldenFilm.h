#pragma once

#include "engine/jobs/TakeStore.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "tests/ui_views/Stage.h"

#include <QPainter>
#include <QThread>

#include <array>

namespace fw::ui {

/// A shot of the film in the pictures: what it shows, and how it is drawn.
struct GoldenShot {
    char const* prompt;
    char const* preset;
    QColor sky, ground, thing;
};

inline std::array<GoldenShot, 8> goldenShots()
{
    return {
        {{"a red car drives to the right in a city at night", "cinematic", "#16233f", "#232733", "#d8382f"},
         {"the car stops at a crossing", "cinematic", "#16233f", "#2b2f3d", "#d8382f"},
         {"a penguin walks through falling snow", "documentary", "#b9c9d6", "#eef2f5", "#2a2f38"},
         {"a ghost comes closer in a forest", "cartoon", "#3f7f49", "#1d4d2b", "#f3f4ef"},
         {"a rocket flies up in space", "cinematic", "#0d1024", "#191d3c", "#e4933a"},
         {"a sailboat floats to the left on the ocean", "cartoon", "#8fd0f2", "#2f74c4", "#f2f0e6"},
         {"a lighthouse in the storm", "documentary", "#59636f", "#2e3944", "#e8e3d2"},
         {"", "cartoon", "#000000", "#000000", "#000000"}}};
}

/// Flat colours: small files, and nothing that a compiler rounds differently.
inline Image drawnPicture(GoldenShot const& shot, int at, int of)
{
    QImage picture(320, 180, QImage::Format_RGB888);
    picture.fill(shot.sky);
    QPainter painter(&picture);
    painter.fillRect(0, 120, 320, 60, shot.ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor("#f5eccb"));
    painter.drawEllipse(QPoint(250, 44), 22, 22);
    painter.setBrush(shot.thing);
    painter.drawRect(60 + 120 * at / of, 84, 88, 48);
    painter.end();
    Image made({320, 180});
    for (int y = 0; y < 180; ++y)
        std::copy_n(picture.constScanLine(y), 3 * 320, made.mutableRow(y));
    return made;
}

/// Stands still at step 12 of 20 until it is stopped, and fails where the lighthouse is.
class StillRenderer final : public render::Renderer {
public:
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const&,
                                    render::RenderHooks const& hooks) override
    {
        if (request.prompt.find("lighthouse") != std::string::npos)
            return fail(Error::Kind::Internal, "base.internal", {"the picture came out grey"});
        GoldenShot const shot = goldenShots()[3];
        hooks.onProgress({render::Phase::Denoise, 12, 20});
        if (hooks.onPreview)
            hooks.onPreview({12, 20, {8, 1}, {drawnPicture(shot, 1, 2)}});
        while (!hooks.stop.stop_requested())
            QThread::msleep(2);
        return fail(Error::Kind::Cancelled, "base.cancelled");
    }
    std::string deviceName() const override { return "fake"; }
};

/// A project whose takes were drawn, not rendered: every run shows the same.
struct GoldenFilm : Stage {
    GoldenFilm() : Stage(2, 4)
    {
        bridge = std::make_unique<EngineBridge>(
            []() -> Result<std::unique_ptr<render::Renderer>> { return std::make_unique<StillRenderer>(); },
            tools);
        (void)bridge->attach(session->projectFolder());
        thumbnails->setProject(session->projectFolder());
        perform(story::SetTitle{"Small journeys"});
        perform(story::SetSceneTitle{SceneId{"scene0"}, "On the ground"});
        perform(story::SetSceneTitle{SceneId{"scene1"}, "And away"});
        auto const shots = goldenShots();
        for (size_t i = 0; i < shots.size(); ++i) {
            perform(story::SetPrompt{id(i), shots[i].prompt});
            perform(story::SetPreset{id(i), shots[i].preset});
            perform(story::SetSeed{id(i), {story::SeedMode::Locked, 1000 + i}});
        }
        perform(story::SetStart{id(1), {story::StartKind::ExtendShot, id(0), 9, {}}});
        perform(story::SetLength{id(1), {36}});
        for (size_t i = 0; i < 7; ++i)
            addTake(i);
        session->selectOnly(id(0));
        session->setPlayhead({20});
    }

    static ShotId id(size_t index) { return ShotId{"s" + std::to_string(index)}; }
    void perform(story::Edit const& edit) const { QVERIFY(session->perform(edit).isOk()); }

    /// A take that is up to date, with a poster and a master of its drawing.
    void addTake(size_t index) const
    {
        auto const request = plan::resolve(session->board(), id(index), tools->context());
        QVERIFY(request.isOk());
        story::Take take;
        take.id.value = "tk-" + std::to_string(index) + "-" +
                        std::to_string(story::findShot(session->board(), id(index))->takes.size());
        take.requestKey = request->key;
        take.seed = 1000 + index;
        take.size = {320, 180};
        take.rate = {8, 1};
        take.length = {17};
        take.presetId = goldenShots()[index].preset;
        take.created = "2026-11-21T11:30:55Z";
        take.seconds = 3;
        take.quality = "final";
        auto const files = jobs::TakeStore(session->projectFolder()).files(take.id);
        QVERIFY(QDir().mkpath(QString::fromStdString(files.folder.string())));
        std::vector<Image> frames;
        for (int frame = 0; frame < 17; ++frame)
            frames.push_back(drawnPicture(goldenShots()[index], frame, 17));
        QVERIFY(media::writePng(files.poster, frames[8]).isOk());
        media::ClipSettings settings;
        settings.codec = media::ClipCodec::Ffv1;
        settings.size = take.size;
        settings.rate = take.rate;
        QVERIFY(media::writeClip(files.master, settings, frames).isOk());
        session->recordTake(id(index), take);
    }

    /// Cards in all states: ready, out of date, forming, queued, held, failed, cancelled, empty.
    void showEveryState() const
    {
        perform(story::SetPrompt{id(2), "a penguin walks through heavy snow"});
        auto const start = [this](size_t index) {
            perform(story::SetSeed{id(index), {story::SeedMode::Locked, 2000 + index}});
            QVERIFY(bridge->generate(session->board(), {id(index)}, {}).isOk());
        };
        auto const isIn = [this](size_t index, jobs::JobState state) {
            auto const job = bridge->jobOf(id(index));
            return job && job->state == state;
        };
        start(6);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(6, jobs::JobState::Failed), 60'000);
        start(3);
        QTRY_VERIFY_WITH_TIMEOUT(bridge->formingClip(id(3)).has_value(), 60'000);
        start(4);
        start(5);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(5, jobs::JobState::Queued), 60'000);
        bridge->queue()->hold(bridge->jobOf(id(5))->id);
        QTRY_VERIFY_WITH_TIMEOUT(isIn(5, jobs::JobState::Held), 60'000);
        start(1);
        bridge->stopShot(id(1));
        QTRY_VERIFY_WITH_TIMEOUT(!isIn(1, jobs::JobState::Queued) && !isIn(1, jobs::JobState::Waiting),
                                 60'000);
    }
};

} // namespace fw::ui
