#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::jobs {

// takes/.trash of a project: takes that were deleted, as TakeStore::trash put them there. Thread: any.

struct TrashedTake {
    TakeId id;
    ShotId shot;
    std::string prompt;
    std::filesystem::file_time_type thrown; ///< when it was deleted
    uint64_t bytes = 0;
};

/// Newest first. What has no readable recipe is listed too, without shot and prompt.
std::vector<TrashedTake> trashedTakes(std::filesystem::path const& project);

/// Moves a take back. Returns it with its shot, for Project::recordTake. Errors: MissingFile, BadInput (no
/// readable recipe), Conflict (a take of this name is there), Io.
Result<story::UnplacedTake> takeOutOfTrash(std::filesystem::path const& project, TakeId const& take);

/// Deletes these for good; all of them when none is named. Errors: Io, Cancelled.
Status emptyTrash(std::filesystem::path const& project, std::vector<TakeId> const& takes = {},
                  std::stop_token stop = {});
/// Deletes the oldest until the trash holds no more than `bytes`. Returns how many went.
Result<int> shrinkTrash(std::filesystem::path const& project, uint64_t bytes);

/// Bytes of all files below a folder, links aside; 0 when it is not there.
uint64_t bytesBelow(std::filesystem::path const& folder, std::stop_token const& stop = {});

} // namespace fw::jobs
