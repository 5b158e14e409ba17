#pragma once

#include "engine/jobs/JobQueue.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace fw::jobs {

/// Why a running job was asked to stop.
enum class StopReason { None, Cancel, Pause, Hold, Shutdown };

/// A job and what only the queue needs to know about it.
struct JobRecord {
    JobInfo info;
    TakeId
        plannedTake; ///< the take it will become; known before it starts, so that a crash can be understood
    std::stop_source stop;
    StopReason stopReason = StopReason::None;
    bool isCommitting = false;  ///< frames are there; the IO worker has it
    bool lostItsParent = false; ///< Held because the parent failed or was stopped
};

bool hasEnded(JobState state);

/// The queue as plain values: order, states and the rules between them. No threads, no files; every function
/// appends what happened to `events`. Thread: whoever holds the queue's lock.
class QueueState {
public:
    using Events = std::vector<JobEvent>;

    /// Adds a job, or gives the active one with the same key and seed (released when it was held).
    /// It waits for the jobs of its neighbours that have not ended; empty ids: for none.
    struct Neighbours {
        JobId parent, following = {};
    };
    JobId add(plan::RenderRequest request, Priority priority, Neighbours const& waitsFor, Events& events);
    /// A job from queue.json.
    void restore(JobRecord record);

    void cancel(JobId const& job, Events& events);
    void hold(JobId const& job, Events& events);
    void release(JobId const& job, Events& events);
    void retry(JobId const& job, Events& events);
    bool move(JobId const& job, int place, Events& events); ///< false: it is not in line
    void stopRunning(StopReason reason);                    ///< pause and shutdown

    /// The first queued job becomes Running; nullptr when none is ready. The pointer lives until the next
    /// call that adds or removes jobs.
    JobRecord* startNext(Events& events);
    /// A stopped job goes where its reason says.
    void stopped(JobId const& job, Events& events);
    void finish(JobId const& job, story::Take const& take, Events& events);
    void failJob(JobId const& job, Error const& error, Events& events);

    JobRecord* find(JobId const& job);
    JobRecord const* find(JobId const& job) const;
    bool hasQueued() const;
    bool hasRunning() const;
    /// Running first, then in order, then the ended ones (newest first).
    std::vector<JobInfo> list() const;
    std::vector<JobRecord const*>
    unfinished() const; ///< what queue.json holds: all but finished and cancelled

private:
    size_t insertionPlace(Priority priority) const;
    int placeOf(JobId const& job) const;
    void end(JobRecord& record, JobState state);
    void childrenOf(JobId const& parent, std::function<void(JobRecord&)> const& visit);
    bool parentIsActive(JobRecord const& record) const;

    std::vector<JobRecord> m_active; ///< running and waiting ones, in order
    std::vector<JobRecord> m_ended;  ///< oldest first, at most kMaxEnded
};

} // namespace fw::jobs
