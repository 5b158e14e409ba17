#pragma once

#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/jobs/CastGate.h"
#include "engine/story/Edit.h"
#include "engine/workflow/Cast.h"
#include "engine/workflow/Workflow.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace fw::test {

/// Sets one value of a JSON file, by its place in it.
inline void setInJson(std::filesystem::path const& file, char const* place, Json value)
{
    Json json = *readJsonFile(file);
    json[Json::json_pointer(place)] = std::move(value);
    QVERIFY(writeFileAtomically(file, dumpJson(json)));
}

/// Counts renderings on their way to the fake engine and can act in the middle of one.
class WatchedRenderer final : public render::Renderer {
public:
    struct Watch {
        std::atomic<int> renderings = 0;
        std::function<void()> during;
    };
    explicit WatchedRenderer(std::shared_ptr<Watch> watch) : m_watch(std::move(watch)) {}
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        ++m_watch->renderings;
        if (m_watch->during)
            m_watch->during();
        return m_fake->render(request, paths, hooks);
    }
    void unload() override { m_fake->unload(); }
    std::string deviceName() const override { return m_fake->deviceName(); }

private:
    std::shared_ptr<Watch> m_watch;
    std::unique_ptr<render::Renderer> m_fake = render::makeFakeRenderer({0});
};

/// An installation of its own with one person, whose consent covers one project, and that project's board
/// with one shot of that person.
class CastFixture {
public:
    CastFixture()
    {
        for (char const* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(name, home.filePath(name).toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        project = path("film");
        std::filesystem::create_directories(project);
        board.title = "Film";
        story::Shot made;
        made.id = ShotId{"sh-1"};
        made.prompt = "a person waves";
        made.length = {24};
        made.overrides.size = SizePx{64, 32};
        made.overrides.steps = 1;
        board.scenes = {{newSceneId(), "One", {made}}};
    }

    std::filesystem::path path(std::string const& name) const
    {
        return std::filesystem::path(home.path().toStdString()) / name;
    }
    std::filesystem::path ledgerFile() const { return consent::defaultFolder() / "ledger.db"; }
    std::filesystem::path key(char const* name) const
    {
        return consent::defaultFolder() / "keys" / (std::string(name) + ".key");
    }

    SubjectId add(std::vector<consent::Use> uses = {consent::Use::Render, consent::Use::Export},
                  std::filesystem::path const& where = {}, consent::Clock clock = consent::systemTime)
    {
        consent::Ledger ledger(consent::defaultFolder(),
                               consent::fileKeyStore(consent::defaultFolder() / "keys"), std::move(clock));
        consent::Consent made;
        made.name = "Anna";
        made.typedName = "Anna Beispiel";
        made.isAdultStated = true;
        made.scope = {false, {(where.empty() ? project : where).string()}, std::move(uses)};
        auto const added = ledger.add(std::move(made), 1);
        return added ? added->subject : SubjectId{"not-added"};
    }
    story::Shot& shot() { return board.scenes[0].shots[0]; }
    void cast(SubjectId const& who) { shot().cast = {who}; }

    std::unique_ptr<jobs::JobQueue> queue()
    {
        jobs::QueueOptions options;
        options.projectFolder = project;
        options.renderer = [this]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<WatchedRenderer>(watch);
        };
        auto opened = jobs::JobQueue::open(std::move(options));
        return opened ? std::move(opened).value() : nullptr;
    }
    /// A job file that names the person without any board.
    plan::RenderRequest forged(SubjectId const& who) const
    {
        plan::RenderRequest made;
        made.prompt = "a person waves";
        made.size = {64, 32};
        made.frames = 5;
        made.steps = 1;
        made.conditioning.cast = {{who.value, {}, {}}};
        return made;
    }
    /// Takes under their final names.
    int takes() const
    {
        int count = 0;
        std::error_code ignored;
        for (auto const& entry : std::filesystem::directory_iterator(project / "takes", ignored))
            count += entry.path().filename().string().rfind("tk-", 0) == 0 ? 1 : 0;
        return count;
    }
    void record()
    {
        for (story::UnplacedTake const& each : jobs::TakeStore(project).orphans(board))
            story::recordTake(board, each.shot, each.take);
    }

    QTemporaryDir home;
    std::filesystem::path project;
    story::Storyboard board;
    std::shared_ptr<WatchedRenderer::Watch> watch = std::make_shared<WatchedRenderer::Watch>();
};

} // namespace fw::test
