#include "app/cli/Commands.h"

#include <CLI/CLI.hpp>

namespace fw::cli {

void addProjectCommands(CLI::App& program, Session& session)
{
    CLI::App* project = program.add_subcommand("project", "Storyboards on disk (Name.framewright folders)");
    project->require_subcommand(1);
    addProjectNew(*project, session);
    addProjectInfo(*project, session);
    addProjectRender(*project, session);
    addProjectImport(*project, session);
    addProjectFootage(*project, session);
    addProjectTitle(*project, session);
    addProjectBudget(*project, session);
    addProjectDisk(*project, session);
    addProjectPack(*project, session);
    addProjectExport(*project, session);
    addProjectVerify(*project, session);
    addProjectSound(*project, session);
}

} // namespace fw::cli
