#pragma once

#include "engine/jobs/QueueState.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fw::jobs {

constexpr int kQueueSchema = 1;

/// queue.json: every job that has not finished, complete enough to start it again.
std::string queueToJson(QueueState const& state);

/// Jobs of an earlier session. Failed ones stay failed, all others come back as Held with the reason. Errors:
/// BadInput, NewerSchema, Io; a missing file is an empty queue.
Result<std::vector<JobRecord>> readQueue(std::filesystem::path const& file);

} // namespace fw::jobs
