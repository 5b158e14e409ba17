#pragma once

#include "engine/jobs/EtaBook.h"
#include "engine/jobs/QueueState.h"
#include "engine/jobs/RenderEnergy.h"
#include "engine/jobs/TakeClip.h"

#include <memory>

namespace fw::jobs {

/// What the GPU worker needs of a job: values, so that the queue may change meanwhile.
struct JobOrder {
    JobId id;
    TakeId take;
    plan::RenderRequest request;
    std::stop_token stop;
};

/// A rendering that waits for the IO worker.
struct PendingCommit {
    JobId job;
    TakeId take;
    plan::RenderRequest request;
    std::filesystem::path working;
    render::Rendered rendered;
    std::optional<EtaBook::Entry> measured;
};

/// Callbacks of one rendering, on the GPU worker.
struct RunnerHooks {
    std::function<void(render::Progress const&, double etaSeconds)> onProgress;
    std::function<void(render::Preview const&)> onPreview; ///< empty: no previews
    std::function<void(render::Notice const&)> onNotice;
};

/// Runs one job at a time: gate, parent's frames, renderer, one retry after out-of-memory. Thread: GPU worker
/// (created, used and destroyed there).
class JobRunner {
public:
    JobRunner(QueueOptions const& options, TakeStore const& store, EtaBook const& eta);

    /// On error nothing of the job is left but its checkpoint. Errors: those of the renderer, Refused,
    /// MissingFile (the parent's take), Io.
    Result<PendingCommit> run(JobOrder const& order, RunnerHooks const& hooks);
    /// The clip of a take from its latents; one that is there stays. Errors: those of the renderer, Refused,
    /// MissingFile, Io, of QueueOptions::clipRequest.
    Result<MadeClip> makeClip(TakeId const& take, std::stop_token const& stop);
    /// Frees the models (pause).
    void unload();

private:
    Status gate(plan::RenderRequest const& request) const;
    Status findSource(plan::Neighbour& neighbour) const;
    Result<plan::RenderRequest> withSource(plan::RenderRequest request) const;
    Status openRenderer();
    Status makeSourceClips(plan::RenderRequest const& placed, std::stop_token const& stop);
    Result<PendingCommit> attempt(JobOrder const& order, plan::RenderRequest const& request,
                                  RunnerHooks const& hooks);

    QueueOptions const& m_options;
    TakeStore const& m_store;
    EtaBook const& m_eta;
    std::unique_ptr<render::Renderer> m_renderer;
    std::optional<RenderEnergy> m_energy; ///< from the first rendering on
};

/// A request whose files lie in the project, by paths that the renderer can open. `folder`: the project's.
plan::RenderRequest withAbsolutePaths(plan::RenderRequest request, std::filesystem::path const& folder);

/// Latents that a stopped or crashed job resumes from: takes/.checkpoints/<job>.safetensors.
std::filesystem::path checkpointOf(std::filesystem::path const& projectFolder, JobId const& job);

} // namespace fw::jobs
