#include "app/cli/Commands.h"

#include "engine/story/Project.h"
#include "engine/workflow/Budget.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

char const* stateName(plan::TakeState state)
{
    switch (state) {
    case plan::TakeState::Empty: return "empty";
    case plan::TakeState::Ready: return "ready";
    case plan::TakeState::Stale: return "stale";
    }
    return "empty";
}

OrderedJson shotJson(story::Storyboard const& board, story::Shot const& shot, workflow::Toolbox const& tools)
{
    plan::ShotStatus const status = plan::statusOf(board, shot.id, tools.context());
    OrderedJson takes = OrderedJson::array();
    for (story::Take const& take : shot.takes)
        takes.push_back({{"id", take.id.value}, {"seed", take.seed}, {"created", take.created}});
    story::Take const* shown = story::shownTake(shot);
    OrderedJson json = {{"number", story::shotNumber(board, shot.id)},
                        {"id", shot.id.value},
                        {"prompt", shot.prompt},
                        {"preset", shot.presetId},
                        {"frames", shot.length.count},
                        {"state", stateName(status.state)}};
    json["reason"] = status.reason.empty() ? OrderedJson() : OrderedJson(status.reason);
    json["shown"] = shown ? OrderedJson(shown->id.value) : OrderedJson();
    json["takes"] = std::move(takes);
    return json;
}

OrderedJson budgetJson(story::Storyboard const& board)
{
    if (!board.budget)
        return nullptr;
    auto const rates = jobs::loadDefaultRates();
    auto const use = rates ? workflow::budgetUse(board, 0, *rates) : std::nullopt;
    return {{"amount", board.budget->amount},
            {"used", use ? OrderedJson(use->used) : OrderedJson()},
            {"text", use ? OrderedJson(workflow::budgetText(*use, *rates)) : OrderedJson()}};
}

Status inform(Session& session, std::string const& folder)
{
    story::Project::OpenReport found;
    FW_TRY(story::Storyboard const board, story::Project::read(folder, &found));
    for (Error const& problem : story::problemsOf(found, folder))
        session.console.say(problem.message());
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    OrderedJson scenes = OrderedJson::array();
    for (story::Scene const& scene : board.scenes) {
        OrderedJson shots = OrderedJson::array();
        for (story::Shot const& shot : scene.shots)
            shots.push_back(shotJson(board, shot, tools));
        scenes.push_back({{"title", scene.title}, {"shots", std::move(shots)}});
    }
    OrderedJson const json = {{"event", "project"},
                              {"title", board.title},
                              {"size", {board.format.size.widthPx, board.format.size.heightPx}},
                              {"fps", {board.format.rate.num, board.format.rate.den}},
                              {"frames", story::filmLength(board).count},
                              {"unplacedTakes", board.unplacedTakes.size()},
                              {"secondsRendered", workflow::secondsSpent(board)},
                              {"budget", budgetJson(board)},
                              {"scenes", std::move(scenes)}};
    session.console.event(json);
    session.console.print(dumpJson(json, 2));
    return {};
}

} // namespace

void addProjectInfo(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand("info", "What is in a project and what needs rendering");
    addJsonOption(*command, session);
    auto folder = std::make_shared<std::string>();
    command->add_option("DIR", *folder, "Project folder")->required();
    command->callback([&session, folder] { session.finish(inform(session, *folder)); });
}

} // namespace fw::cli
