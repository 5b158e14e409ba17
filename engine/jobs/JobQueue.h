#pragma once

#include "engine/base/Energy.h"
#include "engine/base/Ids.h"
#include "engine/base/Latest.h"
#include "engine/consent/AuditLog.h"
#include "engine/jobs/TakeStore.h"
#include "engine/plan/Resolve.h"
#include "engine/render/Renderer.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace fw::jobs {

enum class Priority { Low, Normal, High };
enum class JobState { Waiting, Queued, Running, Finished, Failed, Cancelled, Held };

/// What a job is, as value: for the queue panel, queue.json and the command line.
struct JobInfo {
    JobId id;
    ShotId shot;
    RequestKey key;
    plan::RenderRequest request;
    Priority priority = Priority::Normal;
    JobState state = JobState::Queued;
    JobId waitsFor;          ///< an extension waits for its parent's job
    JobId alsoWaitsFor = {}; ///< and for the job of the shot that it leads up to
    render::Progress progress;
    double etaSeconds = -1; ///< learned; -1 = not known yet
    double seconds = 0;
    std::optional<Error> error;
    TakeId take; ///< when finished
    int attempts = 0;
};

/// The newest predicted clean clip of a job.
struct PreviewFrame {
    JobId job;
    ShotId shot;
    render::Preview preview;
};

struct Queued {
    JobInfo job;
    int place = 0;
};
struct Started {
    JobInfo job;
};
struct Progressed {
    JobId job;
    ShotId shot;
    render::Progress progress;
    double etaSeconds = -1;
};
/// Something the person should know of a rendering that goes on.
struct Noticed {
    JobId job;
    ShotId shot;
    render::Notice notice;
};
struct PreviewReady {
    JobId job;
}; ///< fetch it with takePreview(): latest wins
struct Finished {
    JobInfo job;
    story::Take take;
};
struct Failed {
    JobInfo job;
    Error error;
};
struct Cancelled {
    JobInfo job;
};
/// The clip of a take that was dropped (TakeClip.h) is there again, or why not.
struct ClipMade {
    TakeId take;
    ShotId shot;
    Status outcome;
    bool isSame = true; ///< byte for byte as it was
};
struct QueueChanged {}; ///< order or states changed otherwise (hold, release, removed)

using JobEvent = std::variant<Queued, Started, Progressed, Noticed, PreviewReady, Finished, Failed, Cancelled,
                              ClipMade, QueueChanged>;
/// Called on queue threads, never while a lock of the queue is held; must return quickly (posts to its own
/// thread).
using EventSink = std::function<void(JobEvent const&)>;

/// What the renderer holds, and how it last rendered: for a monitor.
struct EngineState {
    std::string modelId;                                ///< loaded; empty: none
    std::string device, deviceClass, dtype, memoryMode; ///< of the last rendering; empty before the first
    uint64_t peakBytes = 0;
    double loadSeconds = 0;

    friend bool operator==(EngineState const&, EngineState const&) = default;
};

struct QueueOptions {
    render::RendererFactory renderer;
    std::filesystem::path projectFolder; ///< takes/ and queue.json live here
    EventSink sink;
    bool wantsPreviews = true;
    /// Asked again when a job starts, besides consent; workflow::startGate() in the programs. Empty: passes.
    std::function<Status(plan::RenderRequest const& request)> gate = {};
    consent::AuditSink audit = {}; ///< takes and failures; empty: nowhere
    ProxyWriter writeProxy;        ///< see TakeStore.h; workflow::proxyWriter() in the programs
    TakeSink onTake = {}; ///< a take is complete under its name; workflow::takeSink() in the programs
    /// What a take's clip is made again with: its request, as this computer can render it. Empty: as it was.
    std::function<Result<plan::RenderRequest>(Recipe const& recipe)> clipRequest = {};
    std::function<EnergyMeter()> energy = {}; ///< of this computer; empty: that one (tests have another)
};

/// Runs jobs one after the other on a GPU worker thread (nice +10) and writes takes on an IO thread.
/// queue.json is on disk before a job starts; after a crash the jobs come back as Held. Thread: any.
class JobQueue {
public:
    static Result<std::unique_ptr<JobQueue>> open(QueueOptions options);
    /// Asks everything to stop first, then joins; the longest wait is one denoise step.
    ~JobQueue();

    /// The same key and seed twice returns the running job. A random seed is drawn here.
    /// `waitsFor`: job of the parent when this one extends a take that does not exist yet; `alsoWaitsFor`: of
    /// the shot that it leads up to.
    Result<JobId> submit(plan::RenderRequest request, Priority priority = Priority::Normal,
                         JobId waitsFor = {}, JobId alsoWaitsFor = {});
    /// A whole batch; parents first. Returns the ids in node order.
    Result<std::vector<JobId>> submit(plan::RenderBatch const& batch, Priority priority = Priority::Normal);

    /// Makes the clip of a take that was dropped again from its latents, before the next job starts. ClipMade
    /// tells how it went. Not kept in queue.json: a take whose clip is not there yet is whole all the same.
    void makeClip(TakeId const& take);

    void cancel(JobId const& job);
    void cancelAll();
    void cancelShot(ShotId const& shot);
    void hold(JobId const& job);
    void release(JobId const& job);
    void retry(JobId const& job);
    void move(JobId const& job, int place); ///< among the jobs that have not started
    /// All of these, in this order, before every other that has not started; ids that are not in line are
    /// passed over.
    void reorder(std::vector<JobId> const& order);
    void pause(); ///< finishes nothing: the running job stops at its checkpoint and is requeued
    void resume();
    bool isPaused() const;

    std::vector<JobInfo> jobs() const; ///< running first, then in order, then the ended ones (newest first)
    std::optional<JobInfo> job(JobId const& id) const;
    std::optional<JobInfo>
    jobOfShot(ShotId const& shot) const; ///< newest that has not ended, else the newest
    std::filesystem::path const& projectFolder() const;
    EngineState engine() const;
    std::optional<PreviewFrame> takePreview();
    void waitUntilIdle(); ///< tests and command line

private:
    struct Impl;
    explicit JobQueue(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::jobs
