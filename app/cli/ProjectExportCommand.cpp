#include "app/cli/Commands.h"

#include "engine/interchange/Interchange.h"
#include "engine/story/Project.h"
#include "engine/workflow/Workflow.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>

namespace fw::cli {

namespace {

struct Options {
    std::string folder, out;
    int crf = 18;
    bool overwrite = false;
};

void report(Console& console, exporting::ExportProgress const& progress)
{
    console.event({{"event", "progress"},
                   {"phase", progress.phase},
                   {"step", progress.step},
                   {"of", progress.of},
                   {"etaSeconds", nullptr}});
    console.progress(std::string(progress.phase) + " " + std::to_string(progress.step) + "/" +
                     std::to_string(progress.of));
}

Status exportProject(Session& session, Options const& options)
{
    auto const begin = std::chrono::steady_clock::now();
    story::Project::OpenReport found;
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder, &found));
    for (Error const& problem : story::problemsOf(found, options.folder))
        session.console.say(problem.message());
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    std::filesystem::path const folder = std::filesystem::absolute(options.folder);
    if (interchange::formatOf(options.out)) {
        FW_CHECK(workflow::exportCut(board, folder, options.out, options.overwrite, tools));
        session.console.event({{"event", "done"}, {"out", options.out}});
        session.console.print(options.out);
        return {};
    }
    exporting::ExportSettings settings;
    settings.projectFolder = folder;
    settings.target = options.out;
    settings.crf = options.crf;
    settings.overwrite = options.overwrite;
    FW_TRY(exporting::ExportResult const result,
           workflow::exportFilm(
               board, settings, tools,
               [&](exporting::ExportProgress const& progress) { report(session.console, progress); },
               session.signals.token()));
    for (int const number : result.staleShots)
        session.console.say("Shot " + std::to_string(number) + " is out of date and was exported as it is.");
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    session.console.event({{"event", "done"},
                           {"out", result.file.string()},
                           {"seconds", seconds},
                           {"frames", result.frames},
                           {"staleShots", result.staleShots}});
    session.console.print(result.file.string());
    return {};
}

} // namespace

void addProjectExport(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand(
        "export", "Write the film: marked, signed and verified; or its cut for other programs");
    addJsonOption(*command, session);
    auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command
        ->add_option("--out", options->out,
                     "Film (.mp4, .mov), or its cut for other programs (.otio, .edl, .fcpxml, .srt, .csv)")
        ->required();
    command->add_option("--crf", options->crf, "Quality, 0 (best) to 51")->check(CLI::Range(0, 51));
    command->add_flag("--overwrite", options->overwrite, "Replace a film that is there");
    command->callback([&session, options] { session.finish(exportProject(session, *options)); });
}

} // namespace fw::cli
