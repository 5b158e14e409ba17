#pragma once

#include "engine/story/Storyboard.h"

#include "engine/base/Result.h"

#include <filesystem>
#include <stop_token>

namespace fw::story {

// A whole project in one zip file that any program can open: `Name.framewright/` with project.json, takes and
// assets. Queue, backups, trash and checkpoints stay behind. It is the project as it is, not an export:
// masters carry no visible mark.

/// Writes `target`, complete or not at all. Media are stored as they are. Errors: Conflict (it is there and
/// may not be replaced), Io, Cancelled. Thread: any.
Status packProject(std::filesystem::path const& folder, Storyboard const& board,
                   std::filesystem::path const& target, bool overwrite, std::stop_token stop = {});

/// The project of a packed file as the folder `target`, complete or not at all; nothing is ever written
/// outside it. Errors: MissingFile, BadInput (no zip, no project, damaged, a name that leads out, a link,
/// more than the disk holds), Conflict (target is there), Io, Cancelled. Thread: any.
Status unpackProject(std::filesystem::path const& file, std::filesystem::path const& target,
                     std::stop_token stop = {});

} // namespace fw::story
