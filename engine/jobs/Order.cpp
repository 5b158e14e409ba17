#include "engine/jobs/Order.h"

#include "engine/jobs/QueueState.h"

#include <algorithm>
#include <iterator>

namespace fw::jobs {

namespace {

/// What has to be in memory for a job.
std::string loadedFor(plan::RenderRequest const& request)
{
    std::string text = request.modelId + '\n' + request.modelFolder + '\n' + request.dtype;
    for (presets::LoraRef const& lora : request.loras)
        text += '\n' + lora.file + ' ' + std::to_string(lora.weight);
    return text;
}

} // namespace

bool isInLine(JobState state)
{
    return state == JobState::Queued || state == JobState::Waiting || state == JobState::Held;
}

int modelLoads(std::vector<JobInfo> const& jobs)
{
    int loads = 0;
    std::string loaded;
    for (JobInfo const& job : jobs)
        if (!hasEnded(job.state) && (loads == 0 || loadedFor(job.request) != loaded)) {
            loaded = loadedFor(job.request);
            ++loads;
        }
    return loads;
}

std::vector<JobId> groupedByModel(std::vector<JobInfo> const& jobs)
{
    std::vector<JobInfo const*> left;
    std::string loaded;
    for (JobInfo const& job : jobs) {
        if (job.state == JobState::Running)
            loaded = loadedFor(job.request);
        if (isInLine(job.state))
            left.push_back(&job);
    }
    auto const isFree = [&](JobInfo const* job) { // its parent is not in line any more
        return std::none_of(left.begin(), left.end(), [&](JobInfo const* other) {
            return other->id == job->waitsFor || other->id == job->alsoWaitsFor;
        });
    };
    std::vector<JobId> order;
    while (!left.empty()) {
        auto next = std::find_if(left.begin(), left.end(), [&](JobInfo const* job) {
            return loadedFor(job->request) == loaded && isFree(job);
        });
        if (next == left.end())
            next = std::find_if(left.begin(), left.end(), isFree);
        if (next == left.end())
            next = left.begin(); // two that wait for each other: as they stood
        loaded = loadedFor((*next)->request);
        order.push_back((*next)->id);
        left.erase(next);
    }
    return order;
}

std::vector<JobInfo> inOrder(std::vector<JobInfo> const& jobs, std::vector<JobId> const& order)
{
    std::vector<JobInfo> sorted;
    auto const add = [&](auto wanted) {
        std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(sorted), wanted);
    };
    add([](JobInfo const& job) { return job.state == JobState::Running; });
    for (JobId const& id : order)
        add([&](JobInfo const& job) { return job.id == id; });
    return sorted;
}

} // namespace fw::jobs
