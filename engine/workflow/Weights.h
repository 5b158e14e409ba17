#pragma once

#include "engine/workflow/Workflow.h"

namespace fw::workflow {

/// What is read at once, in less than a tenth of a second, when its checksum is asked for.
constexpr uint64_t kQuickBytes = 64u << 20;

/// Weight files that these shots need and whose checksum has to be read first; tens of gigabytes take
/// minutes. Reads none of them. Files that are not there, and those of kQuickBytes together, are left out.
/// Thread: any.
std::vector<std::filesystem::path> unreadWeights(story::Storyboard const& board,
                                                 std::vector<ShotId> const& shots, Toolbox const& tools);

/// Those of the small models, so that they are known before anybody asks.
std::vector<std::filesystem::path> quickWeights(Toolbox const& tools);

} // namespace fw::workflow
