#pragma once

#include "engine/base/Latest.h"
#include "engine/jobs/JobQueue.h"
#include "engine/jobs/JobRunner.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace fw::jobs {

/// The queue behind its lock and its two threads. JobQueue.cpp holds what callers ask for, JobWorkers.cpp the
/// GPU worker and the IO worker.
struct JobQueue::Impl {
    explicit Impl(QueueOptions given);

    /// Jobs of an earlier session come back as Held; one whose take is complete on disk is dropped.
    void restore();
    void start();
    void stop();

    /// Runs function(QueueState&, QueueState::Events&) under the lock; the events go out afterwards.
    template <class Function>
    void change(Function function)
    {
        {
            std::scoped_lock lock(guarded.mutex);
            QueueState::Events events;
            function(guarded.state, events);
            guarded.isSaved = guarded.isSaved && events.empty();
            for (JobEvent& event : events)
                guarded.outbox.push_back(std::move(event));
        }
        guarded.changed.notify_all();
        deliver();
    }
    void post(JobEvent event);
    void deliver();
    Status saveNow();
    bool isIdle() const; ///< call with the lock held

    // GPU worker
    void gpuLoop();
    std::optional<JobOrder> nextOrder(JobRunner& runner);
    void runOrder(JobRunner& runner, JobOrder const& order);
    void makeNextClip(JobRunner& runner);
    void progressed(JobOrder const& order, render::Progress const& progress, double etaSeconds);
    void settle(JobOrder const& order, Result<PendingCommit> result);

    // IO worker
    void ioLoop();
    void commit(PendingCommit const& pending);

    /// Into the audit log; a failure to write there is logged and stops nothing that is done already.
    void note(char const* kind, plan::RenderRequest const& request, OrderedJson what) const;

    QueueOptions const options;
    TakeStore const store;
    EtaBook eta;
    std::mutex fileMutex; ///< held while queue.json is composed and written, so that an older one never wins
    struct {
        mutable std::mutex mutex;
        std::condition_variable changed;
        QueueState state;
        EngineState engine;
        std::deque<JobEvent> outbox;
        std::deque<PendingCommit> commits;
        std::deque<TakeId> clips;  ///< to be made again
        bool isMakingClip = false; ///< the first of them
        std::stop_source clipStop;
        bool isDelivering = false;
        bool isCommitting = false;
        bool isSaved = true;
        bool isSaving = false; ///< by the IO worker
        bool isPaused = false;
        bool isStopping = false;
        bool isGpuDone = false;
    } guarded;
    struct {
        JobId current;
    } gpu; ///< GPU worker only
    Latest<PreviewFrame> previews;
    std::jthread gpuThread, ioThread; // last
};

} // namespace fw::jobs
