#pragma once

#include "engine/story/Edit.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::story {

/// A dated copy of the document, as far as a person chooses one by it.
struct BackupInfo {
    std::string name;    ///< "project-20261121-113055.json"
    std::string written; ///< UTC, "2026-11-21 11:30:55"
    Storyboard board;
};

/// The dated copies that can be read, newest first. Reads each of them whole. Thread: any.
std::vector<BackupInfo> readBackups(std::filesystem::path const& folder);

/// The board as it was in a backup, as one edit that undo takes back. Takes are never lost by it: those made
/// since stay with their shots, those whose files are gone since stay away. Thread: any.
Edit restoreEdit(Storyboard const& now, Storyboard then, std::filesystem::path const& folder);

/// A project of its own with the board, its assets and all takes of `folder`; queue, backups, trash and
/// checkpoints stay behind. It appears under `target` complete or not at all. Errors: Conflict (target is
/// there), Io, Cancelled. Thread: any.
Status copyProject(std::filesystem::path const& folder, Storyboard const& board,
                   std::filesystem::path const& target, std::stop_token stop = {});

} // namespace fw::story
