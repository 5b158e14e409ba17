#pragma once

#include "engine/story/Journal.h"
#include "engine/story/Project.h"

#include <stop_token>

// What a project folder holds, read without changing anything. Internal to engine/story.

namespace fw::story {

struct LoadedProject {
    Storyboard board;
    uint64_t savedNumber = 0; ///< last journal entry that project.json (or its backup) contains
    Replay replay;
    std::string backupName; ///< empty when project.json was good
};

/// project.json, or its newest good backup, and the journal on top. Errors: MissingFile, BadInput,
/// NewerSchema, Io.
Result<LoadedProject> loadProject(std::filesystem::path const& folder);

/// Errors: BadInput for a link among the project's own folders that leads out of it.
Status refuseLinksOut(std::filesystem::path const& folder);

/// Copies a folder's own files and folders: no links, nothing hidden (trash, checkpoints, what is not
/// finished). Errors: Io, Cancelled.
Status copyOwnFiles(std::filesystem::path const& from, std::filesystem::path const& to,
                    std::stop_token const& stop);

/// The text of project.json.
std::string projectText(Storyboard const& board, uint64_t journalNumber);

} // namespace fw::story
