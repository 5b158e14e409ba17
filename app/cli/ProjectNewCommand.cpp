#include "app/cli/Commands.h"
#include "app/cli/Values.h"

#include "engine/story/Project.h"
#include "engine/workflow/Workflow.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct NewOptions {
    std::string folder, title, size, rate;
    bool isSample = false, isChain = false;
};

story::Storyboard emptyBoard()
{
    story::Storyboard board;
    board.scenes.push_back({newSceneId(), "Scene 1", {}});
    return board;
}

Status create(Session& session, NewOptions const& options)
{
    story::Storyboard board = options.isSample  ? workflow::sampleStoryboard()
                              : options.isChain ? workflow::chainStoryboard()
                                                : emptyBoard();
    if (!options.title.empty())
        board.title = options.title;
    story::ProjectFormat format = board.format;
    if (!options.size.empty()) {
        FW_TRY(format.size, parseSize(options.size));
    }
    if (!options.rate.empty()) {
        FW_TRY(format.rate, parseRate(options.rate));
    }
    FW_CHECK(story::apply(board, story::SetProjectFormat{format})); // refuses what no film can have
    FW_TRY(auto const project, story::Project::create(options.folder, std::move(board)));
    OrderedJson const done = {{"event", "done"}, {"out", project->folder().string()}};
    session.console.event(done);
    session.console.print(project->folder().string());
    return {};
}

} // namespace

void addProjectNew(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand("new", "Make a project folder");
    addJsonOption(*command, session);
    auto options = std::make_shared<NewOptions>();
    command->add_option("DIR", options->folder, "Folder to make (Name.framewright)")->required();
    CLI::Option* sample =
        command->add_flag("--sample", options->isSample, "Start with the sample storyboard");
    command
        ->add_flag("--sample-chain", options->isChain,
                   "Start with the second one: shots that continue each other, titles, markers")
        ->excludes(sample);
    command->add_option("--title", options->title, "Title of the film");
    command->add_option("--size", options->size, "Frame size, WxH");
    command->add_option("--fps", options->rate, "Frames per second: 24, 23.976 or 24000/1001");
    command->callback([&session, options] { session.finish(create(session, *options)); });
}

} // namespace fw::cli
