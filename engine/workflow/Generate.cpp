#include "engine/workflow/Workflow.h"

#include <algorithm>
#include <random>

namespace fw::workflow {

namespace {

/// Nine digits at most, so that it can be read aloud and typed again.
uint64_t drawSeed()
{
    std::random_device device;
    return 1 + device() % 999'999'999u;
}

/// The most demanding node of the batch decides.
library::Estimate estimateOf(plan::RenderBatch const& batch, library::ModelIndex const& models)
{
    library::Estimate largest;
    for (plan::BatchNode const& node : batch.nodes) {
        plan::RenderRequest const& request = node.resolved.request;
        auto const model = models.find(request.modelId);
        if (!model)
            continue;
        library::EstimateInput input;
        input.size = request.size;
        input.frames = request.frames;
        input.steps = request.steps;
        input.isGuided = request.guidance > 1;
        input.dtype = request.dtype == "fp32" ? "fp32" : "bf16";
        library::Estimate const each = library::estimate(*model, input);
        if (each.peakBytes >= largest.peakBytes)
            largest = each;
    }
    return largest;
}

/// The job that already makes this: held ones of an earlier session are continued; an added parent that is
/// under way is not made again with another random seed.
std::optional<jobs::JobInfo> jobFor(jobs::JobQueue const& queue, plan::BatchNode const& node, bool isAsked)
{
    for (jobs::JobInfo const& info : queue.jobs()) {
        bool const isSame = info.shot == node.shot && info.key == node.resolved.key;
        bool const isHeld = info.state == jobs::JobState::Held;
        bool const isActive = info.state == jobs::JobState::Queued || info.state == jobs::JobState::Waiting ||
                              info.state == jobs::JobState::Running;
        if (isSame && (isHeld || (isActive && !isAsked)))
            return info;
    }
    return std::nullopt;
}

struct Ask {
    story::Storyboard const& board;
    std::vector<ShotId> const& shots;
    Toolbox const& tools;
    Confirmed const& confirmed;
    std::filesystem::path project;
};

/// `onRefused` sees what the gate refused and gives the error that the caller gets.
Result<Prepared> prepareBatch(Ask const& ask, std::function<Error(Asked const&, Error)> const& onRefused)
{
    Prepared prepared;
    FW_TRY(prepared.batch, plan::batchOf(ask.board, ask.shots, ask.tools.context()));
    for (plan::BatchNode& node : prepared.batch.nodes) {
        plan::RenderRequest& request = node.resolved.request;
        if (Status const allowed = gate(request, ask.tools, ask.confirmed, ask.project); !allowed) {
            story::Shot const* shot = story::findShot(ask.board, node.shot);
            return onRefused({request, shot ? shot->prompt : std::string(), ask.project}, allowed.error());
        }
        if (!request.isSeedLocked)
            request.seed = drawSeed();
    }
    prepared.estimate = estimateOf(prepared.batch, ask.tools.models);
    return prepared;
}

bool isBlank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

} // namespace

Result<Prepared> prepare(story::Storyboard const& board, std::vector<ShotId> const& shots,
                         Toolbox const& tools, Confirmed const& confirmed,
                         std::filesystem::path const& project)
{
    return prepareBatch({board, shots, tools, confirmed, project},
                        [](Asked const&, Error error) { return error; });
}

Result<std::vector<JobId>> generate(story::Storyboard const& board, std::vector<ShotId> const& shots,
                                    Toolbox const& tools, Confirmed const& confirmed, jobs::JobQueue& queue)
{
    FW_TRY(Prepared const prepared,
           prepareBatch({board, shots, tools, confirmed, queue.projectFolder()},
                        [&](Asked const& asked, Error error) { return noteRefusal(asked, error, tools); }));
    auto const isAskedFor = [&](plan::BatchNode const& node) {
        return std::find(shots.begin(), shots.end(), node.shot) != shots.end();
    };
    std::vector<plan::RenderRequest> fresh;
    for (plan::BatchNode const& node : prepared.batch.nodes)
        if (!jobFor(queue, node, isAskedFor(node)))
            fresh.push_back(node.resolved.request);
    FW_CHECK(noteGeneration(fresh, tools));
    std::vector<JobId> ids;
    for (plan::BatchNode const& node : prepared.batch.nodes) {
        bool const isAsked = isAskedFor(node);
        if (auto const known = jobFor(queue, node, isAsked)) {
            queue.release(known->id);
            ids.push_back(known->id);
            continue;
        }
        auto const jobAt = [&](int place) { return place < 0 ? JobId() : ids[static_cast<size_t>(place)]; };
        FW_TRY(JobId id, queue.submit(node.resolved.request, jobs::Priority::Normal, jobAt(node.waitsFor),
                                      jobAt(node.alsoWaitsFor)));
        ids.push_back(std::move(id));
    }
    return ids;
}

std::vector<ShotId> shotsToRender(story::Storyboard const& board, Toolbox const& tools)
{
    std::vector<ShotId> shots;
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (!isBlank(shot->prompt) &&
            plan::statusOf(board, shot->id, tools.context()).state != plan::TakeState::Ready)
            shots.push_back(shot->id);
    return shots;
}

} // namespace fw::workflow
