#pragma once

#include "app/cli/Console.h"

#include <functional>

namespace CLI {
class App;
}

namespace fw::cli {

/// What every command gets: where to print, when to stop, and where its exit status goes.
struct Session {
    Console console;
    StopSignals signals;
    int status = kDone;

    /// Ends a command with its error, or with `kDone`.
    void finish(Status const& result)
    {
        status = result ? kDone : console.failed(result.error(), signals.exitStatus());
    }
};

// Each adds its command to the program; the command runs when CLI11 has parsed its options.
void addRenderCommand(CLI::App& program, Session& session);
void addProjectCommands(CLI::App& program, Session& session);
void addVerifyCommand(CLI::App& program, Session& session);
void addModelsCommands(CLI::App& program, Session& session);
void addCastCommands(CLI::App& program, Session& session);
void addAuditCommands(CLI::App& program, Session& session);
void addReviewCommands(CLI::App& program, Session& session);
void addTrainCommands(CLI::App& program, Session& session);
void addReproduceCommand(CLI::App& program, Session& session);
void addCostsCommand(CLI::App& program, Session& session);

// Parts of `cast`.
void addCameoCommands(CLI::App& cast, Session& session);

// Parts of `train`.
void addTrainClips(CLI::App& train, Session& session);
void addTrainModel(CLI::App& train, Session& session);

// Parts of `project`.
void addProjectNew(CLI::App& project, Session& session);
void addProjectInfo(CLI::App& project, Session& session);
void addProjectRender(CLI::App& project, Session& session);
void addProjectImport(CLI::App& project, Session& session);
void addProjectFootage(CLI::App& project, Session& session);
void addProjectExport(CLI::App& project, Session& session);
void addProjectVerify(CLI::App& project, Session& session);
void addProjectTitle(CLI::App& project, Session& session);
void addProjectPack(CLI::App& project, Session& session);
void addProjectDisk(CLI::App& project, Session& session);
void addProjectSound(CLI::App& project, Session& session);
void addProjectBudget(CLI::App& project, Session& session);

/// --json, the same for every command.
void addJsonOption(CLI::App& command, Session& session);

} // namespace fw::cli
