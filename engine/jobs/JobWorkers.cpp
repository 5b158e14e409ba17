#include "engine/jobs/JobQueueImpl.h"

#include "engine/base/Log.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/TakeRecipe.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>

namespace fw::jobs {

namespace {

constexpr int kWorkerNice = 10;
constexpr size_t kMaxPendingCommits = 2; ///< finished renderings whose frames may wait for the disk

std::string tenths(double seconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", seconds);
    return text;
}

EngineState stateAfter(plan::RenderRequest const& request, render::Rendered const& rendered)
{
    return {request.modelId,     rendered.device,    rendered.deviceClass, rendered.dtype,
            rendered.memoryMode, rendered.peakBytes, rendered.loadSeconds};
}

} // namespace

void JobQueue::Impl::gpuLoop()
{
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kWorkerNice);
    {
        JobRunner runner(options, store, eta);
        while (std::optional<JobOrder> const order = nextOrder(runner))
            runOrder(runner, *order);
    }
    std::scoped_lock lock(guarded.mutex);
    guarded.isGpuDone = true;
    guarded.changed.notify_all();
}

std::optional<JobOrder> JobQueue::Impl::nextOrder(JobRunner& runner)
{
    std::unique_lock lock(guarded.mutex);
    bool isUnloaded = false;
    while (!guarded.isStopping) {
        if (!guarded.isPaused && !guarded.clips.empty()) {
            guarded.isMakingClip = true;
            lock.unlock();
            makeNextClip(runner);
            lock.lock();
            continue;
        }
        bool const mayStart = !guarded.isPaused && guarded.commits.size() < kMaxPendingCommits;
        QueueState::Events events;
        if (JobRecord* record = mayStart ? guarded.state.startNext(events) : nullptr) {
            JobOrder order{record->info.id, record->plannedTake, record->info.request,
                           record->stop.get_token()};
            for (JobEvent& event : events)
                guarded.outbox.push_back(std::move(event));
            return order;
        }
        if (guarded.isPaused && !isUnloaded) {
            lock.unlock();
            runner.unload(); // a pause gives the device back
            isUnloaded = true;
            change([this](QueueState&, QueueState::Events& told) {
                guarded.engine.modelId.clear();
                told.push_back(QueueChanged{});
            });
            lock.lock();
            continue;
        }
        isUnloaded = isUnloaded && guarded.isPaused;
        guarded.changed.wait(lock);
    }
    return std::nullopt;
}

/// It stays first in line while it is made, so that asking twice makes it once.
void JobQueue::Impl::makeNextClip(JobRunner& runner)
{
    TakeId take;
    std::stop_token stop;
    {
        std::scoped_lock lock(guarded.mutex);
        take = guarded.clips.front();
        stop = guarded.clipStop.get_token();
    }
    auto const recipe = readRecipe(store.files(take).recipe);
    auto const made = runner.makeClip(take, stop);
    log::info(made ? "Made a clip again from its latents."
                   : "A clip was not made again: " + made.error().messageId + ".");
    change([&](QueueState&, QueueState::Events& events) {
        guarded.clips.pop_front();
        guarded.isMakingClip = false;
        events.push_back(ClipMade{take, recipe ? recipe->shot : ShotId(),
                                  made ? Status() : Status(made.error()), made && made->isSame});
    });
}

void JobQueue::Impl::runOrder(JobRunner& runner, JobOrder const& order)
{
    gpu.current = order.id;
    if (Status const saved = saveNow(); !saved) {
        change([&](QueueState& state, QueueState::Events& events) {
            state.failJob(order.id, saved.error(), events);
        });
        return;
    }
    deliver();
    RunnerHooks hooks;
    hooks.onProgress = [&](render::Progress const& progress, double etaSeconds) {
        progressed(order, progress, etaSeconds);
    };
    hooks.onNotice = [&](render::Notice const& notice) {
        change([&](QueueState&, QueueState::Events& events) {
            events.push_back(Noticed{order.id, order.request.shot, notice});
        });
    };
    if (options.wantsPreviews)
        hooks.onPreview = [&](render::Preview const& preview) {
            previews.put({order.id, order.request.shot, preview});
        };
    log::info("Renders with " + order.request.modelId + ", " + std::to_string(order.request.steps) +
              " steps.");
    Result<PendingCommit> result = runner.run(order, hooks);
    log::info(result ? "Rendered in " + tenths(result->rendered.seconds) + " s, loaded in " +
                           tenths(result->rendered.loadSeconds) + " s, " + result->rendered.device + "."
                     : "Not rendered: " + result.error().messageId + ".");
    settle(order, std::move(result));
}

void JobQueue::Impl::progressed(JobOrder const& order, render::Progress const& progress, double etaSeconds)
{
    {
        std::scoped_lock lock(guarded.mutex);
        if (JobRecord* record = guarded.state.find(order.id)) {
            record->info.progress = progress;
            record->info.etaSeconds = etaSeconds;
        }
        guarded.outbox.push_back(Progressed{order.id, order.request.shot, progress, etaSeconds});
    }
    deliver();
}

/// Where the job goes when the renderer is through with it.
void JobQueue::Impl::settle(JobOrder const& order, Result<PendingCommit> result)
{
    std::error_code ignored;
    change([&](QueueState& state, QueueState::Events& events) {
        JobRecord* record = state.find(order.id);
        StopReason const reason = record ? record->stopReason : StopReason::Cancel;
        if (result)
            guarded.engine = stateAfter(order.request, result->rendered);
        if (result && reason != StopReason::Cancel) {
            record->isCommitting = true;
            record->info.progress = {render::Phase::Encode, 0, 1};
            events.push_back(Progressed{order.id, order.request.shot, record->info.progress, -1});
            guarded.commits.push_back(std::move(result).value());
        } else if (result || result.error().kind == Error::Kind::Cancelled) {
            if (result)
                std::filesystem::remove_all(result->working, ignored);
            if (reason == StopReason::None || reason == StopReason::Cancel)
                std::filesystem::remove(checkpointOf(options.projectFolder, order.id), ignored);
            state.stopped(order.id, events);
        } else {
            state.failJob(order.id, result.error(), events);
        }
    });
    if (!result && result.error().kind != Error::Kind::Cancelled)
        note("failure", order.request,
             {{"kind", kindName(result.error().kind)}, {"reason", result.error().messageId}});
}

void JobQueue::Impl::note(char const* kind, plan::RenderRequest const& request, OrderedJson what) const
{
    if (!options.audit)
        return;
    what["shot"] = request.shot.value;
    what["requestKey"] = plan::keyOf(request).value;
    what["seed"] = request.seed;
    if (!options.audit({kind, std::move(what)}))
        log::warning("What became of a job could not be written into the audit log.");
}

void JobQueue::Impl::ioLoop()
{
    std::unique_lock lock(guarded.mutex);
    while (true) {
        if (!guarded.commits.empty()) {
            PendingCommit const pending = std::move(guarded.commits.front());
            guarded.commits.pop_front();
            guarded.isCommitting = true;
            lock.unlock();
            commit(pending);
            lock.lock();
            guarded.isCommitting = false;
            guarded.changed.notify_all();
        } else if (!guarded.isSaved) {
            guarded.isSaving = true;
            lock.unlock();
            if (Status const saved = saveNow(); !saved)
                log::warning("queue.json could not be written; it will be tried again at the next change.");
            lock.lock();
            guarded.isSaving = false;
            guarded.changed.notify_all();
        } else if (guarded.isStopping && guarded.isGpuDone) {
            return;
        } else {
            guarded.changed.wait(lock);
        }
    }
}

void JobQueue::Impl::commit(PendingCommit const& pending)
{
    Status const noted = noteCast(pending.request, pending.take, options.projectFolder);
    auto const take = noted ? store.commit(pending.take, pending.working, pending.request, pending.rendered)
                            : Result<story::Take>(noted.error());
    if (take) {
        std::error_code ignored;
        std::filesystem::remove(checkpointOf(options.projectFolder, pending.job), ignored);
        if (pending.measured) {
            eta.learn(pending.request, *pending.measured);
            eta.save();
        }
    }
    if (take && options.onTake)
        options.onTake(store.files(take->id), *take, pending.request.shot);
    if (take)
        note("take", pending.request, {{"take", take->id.value}});
    else
        note("failure", pending.request,
             {{"kind", kindName(take.error().kind)}, {"reason", take.error().messageId}});
    change([&](QueueState& state, QueueState::Events& events) {
        if (take)
            state.finish(pending.job, *take, events);
        else
            state.failJob(pending.job, take.error(), events);
    });
}

} // namespace fw::jobs
