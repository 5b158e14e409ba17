#include "app/cli/Commands.h"

#include "engine/base/Log.h"
#include "engine/base/Restart.h"
#include "engine/jobs/TakeRecipe.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string_view>

namespace fw::cli {

void addJsonOption(CLI::App& command, Session& session)
{
    command.add_flag_callback(
        "--json", [&session] { session.console.setJson(true); },
        "One JSON object per line on standard output, nothing else");
}

} // namespace fw::cli

int main(int argc, char** argv)
{
    fw::restartWithPassiveThreads(argv);
    fw::cli::Session session; // first: it blocks the stop signals for all threads
    fw::log::logToStateFolder();
    CLI::App program("Framewright: storyboards into film, on your own machine", "framewright-cli");
    program.set_version_flag("--version", std::string("framewright-cli ") + fw::jobs::engineVersion());
    program.require_subcommand(1);
    fw::cli::addRenderCommand(program, session);
    fw::cli::addProjectCommands(program, session);
    fw::cli::addVerifyCommand(program, session);
    fw::cli::addCostsCommand(program, session);
    fw::cli::addModelsCommands(program, session);
    fw::cli::addCastCommands(program, session);
    fw::cli::addAuditCommands(program, session);
    fw::cli::addReviewCommands(program, session);
    fw::cli::addTrainCommands(program, session);
    fw::cli::addReproduceCommand(program, session);
    try {
        program.parse(argc, argv);
    } catch (CLI::ParseError const& error) { // CLI11 reports help, version and misuse this way
        return program.exit(error) == 0 ? fw::cli::kDone : fw::cli::kUsage;
    }
    return session.status;
}
