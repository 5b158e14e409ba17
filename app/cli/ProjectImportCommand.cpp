#include "app/cli/Commands.h"

#include "engine/interchange/Script.h"
#include "engine/story/Project.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <memory>

namespace fw::cli {

namespace {

struct ImportOptions {
    std::string folder, script, preset = "cinematic";
    double seconds = 2;
};

Status importScript(Session& session, ImportOptions const& options)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    FrameRate const rate = project->board().format.rate;
    interchange::ScriptDefaults const defaults{
        options.preset, {std::max<int64_t>(1, std::llround(options.seconds * rate.perSecond()))}, rate};
    FW_TRY(interchange::Script script, interchange::readScript(options.script, defaults));
    size_t const shots = interchange::shotCount(script), scenes = script.scenes.size();
    std::vector<std::string> const remarks = script.remarks;
    FW_CHECK(project->perform(interchange::importEdit(std::move(script), project->board())));
    FW_CHECK(project->save());
    for (std::string const& remark : remarks)
        session.console.say(remark);
    session.console.event({{"event", "done"},
                           {"out", project->folder().string()},
                           {"scenes", scenes},
                           {"shots", shots},
                           {"remarks", remarks}});
    session.console.print(std::to_string(shots) + " shots in " + std::to_string(scenes) +
                          " scenes were imported.");
    return {};
}

} // namespace

void addProjectImport(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand("import", "Add the scenes and shots of a script");
    addJsonOption(*command, session);
    auto options = std::make_shared<ImportOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command
        ->add_option("SCRIPT", options->script,
                     "Screenplay (.fountain), text (.txt, .md) or shot list (.csv)")
        ->required();
    command->add_option("--preset", options->preset, "Preset of the shots");
    command->add_option("--seconds", options->seconds, "Length of the shots that say none")
        ->check(CLI::Range(0.1, 600.0));
    command->callback([&session, options] { session.finish(importScript(session, *options)); });
}

} // namespace fw::cli
