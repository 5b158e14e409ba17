#pragma once

#include "engine/base/Result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fw::story {

/// UTC now as "20261121-113055".
std::string utcStamp();

/// Dated copies of project.json in backups/, newest first ("project-20261121-113055.json").
std::vector<std::filesystem::path> backupsNewestFirst(std::filesystem::path const& folder);

/// Writes a dated copy and removes those that are not the newest of one of the last 20 hours, 20 days or 20
/// weeks that have any. Errors: Io.
Status writeBackup(std::filesystem::path const& folder, std::string_view bytes);

/// Which of these names (newest first) stay.
std::vector<std::string> backupsToKeep(std::vector<std::string> const& namesNewestFirst);

} // namespace fw::story
