#pragma once

#include "engine/jobs/JobQueue.h"

#include <vector>

namespace fw::jobs {

/// Has not started and may: queued, waiting for another job, or held.
bool isInLine(JobState state);

/// How often a model has to be loaded when the jobs that have not ended run in this order, the one that is
/// running included. Another LoRA counts as another model: it is merged into the weights.
int modelLoads(std::vector<JobInfo> const& jobs);

/// The jobs that have not started, so that those which need the same model follow one another: the model
/// that runs now first, then each where it first stood. Nothing else changes its place; a job that continues
/// another one stays behind it.
std::vector<JobId> groupedByModel(std::vector<JobInfo> const& jobs);

/// The list as it would be with these jobs, in this order, behind the running one.
std::vector<JobInfo> inOrder(std::vector<JobInfo> const& jobs, std::vector<JobId> const& order);

} // namespace fw::jobs
