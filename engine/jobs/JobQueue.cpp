#include "engine/jobs/JobQueue.h"

#include "engine/base/Files.h"
#include "engine/base/Log.h"
#include "engine/base/Paths.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/JobQueueImpl.h"
#include "engine/jobs/QueueFile.h"

#include <algorithm>
#include <random>

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

/// Nine digits at most, so that it can be read aloud and typed again.
uint64_t drawSeed()
{
    std::random_device device;
    return 1 + device() % 999'999'999u;
}

} // namespace

JobQueue::Impl::Impl(QueueOptions given)
    : options(std::move(given)), store(options.projectFolder, options.writeProxy),
      eta(paths::cache() / "eta.json"), previews([this] { post(PreviewReady{gpu.current}); })
{
}

void JobQueue::Impl::restore()
{
    fs::path const file = options.projectFolder / "queue.json";
    std::error_code ignored;
    auto records = readQueue(file);
    if (!records) {
        log::warning("queue.json could not be read; it was put aside as queue.json.damaged.");
        fs::rename(file, options.projectFolder / "queue.json.damaged", ignored);
        return;
    }
    fs::path const folder = checkpointOf(options.projectFolder, {}).parent_path();
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored)) {
        bool const isNeeded = std::any_of(records->begin(), records->end(), [&](JobRecord const& record) {
            return checkpointOf(options.projectFolder, record.info.id) == it->path();
        });
        std::error_code each;
        if (!isNeeded)
            fs::remove(it->path(), each);
    }
    for (JobRecord& record : *records)
        if (!fs::exists(store.files(record.plannedTake).recipe, ignored))
            guarded.state.restore(std::move(record));
}

void JobQueue::Impl::start()
{
    gpuThread = std::jthread([this] { gpuLoop(); });
    ioThread = std::jthread([this] { ioLoop(); });
}

void JobQueue::Impl::stop()
{
    {
        std::scoped_lock lock(guarded.mutex);
        guarded.isStopping = true;
        guarded.isSaved = false;
        guarded.clipStop.request_stop();
        guarded.state.stopRunning(StopReason::Shutdown);
    }
    guarded.changed.notify_all();
    for (std::jthread* thread : {&gpuThread, &ioThread})
        if (thread->joinable())
            thread->join();
}

void JobQueue::Impl::post(JobEvent event)
{
    {
        std::scoped_lock lock(guarded.mutex);
        guarded.outbox.push_back(std::move(event));
    }
    deliver();
}

/// One thread at a time empties the outbox, without a lock while the sink runs: events keep their order and
/// the sink may call back into the queue.
void JobQueue::Impl::deliver()
{
    std::unique_lock lock(guarded.mutex);
    if (guarded.isDelivering)
        return;
    guarded.isDelivering = true;
    while (!guarded.outbox.empty()) {
        JobEvent const event = std::move(guarded.outbox.front());
        guarded.outbox.pop_front();
        lock.unlock();
        if (options.sink)
            options.sink(event);
        lock.lock();
    }
    guarded.isDelivering = false;
    guarded.changed.notify_all();
}

Status JobQueue::Impl::saveNow()
{
    std::scoped_lock fileLock(fileMutex);
    std::string json;
    {
        std::scoped_lock lock(guarded.mutex);
        json = queueToJson(guarded.state);
        guarded.isSaved = true;
    }
    return writeFileAtomically(options.projectFolder / "queue.json", json);
}

bool JobQueue::Impl::isIdle() const
{
    bool const hasMore = guarded.state.hasQueued() || !guarded.clips.empty();
    bool const mayStart = hasMore && !guarded.isPaused;
    return !mayStart && !guarded.isMakingClip && !guarded.state.hasRunning() && guarded.commits.empty() &&
           !guarded.isCommitting && guarded.isSaved && !guarded.isSaving && guarded.outbox.empty() &&
           !guarded.isDelivering;
}

JobQueue::JobQueue(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

JobQueue::~JobQueue() { m_impl->stop(); }

Result<std::unique_ptr<JobQueue>> JobQueue::open(QueueOptions options)
{
    fs::path const takes = options.projectFolder / "takes";
    FW_CHECK(makeFolders(takes));
    removeStaleTemporaries(takes);
    auto impl = std::make_unique<Impl>(std::move(options));
    impl->restore();
    impl->start();
    return std::unique_ptr<JobQueue>(new JobQueue(std::move(impl)));
}

Result<JobId> JobQueue::submit(plan::RenderRequest request, Priority priority, JobId waitsFor,
                               JobId alsoWaitsFor)
{
    FW_CHECK(checkConsent(request, m_impl->options.projectFolder));
    if (!request.isSeedLocked && request.seed == 0)
        request.seed = drawSeed();
    JobId id;
    m_impl->change([&](QueueState& state, QueueState::Events& events) {
        id = state.add(std::move(request), priority, {waitsFor, alsoWaitsFor}, events);
    });
    return id;
}

Result<std::vector<JobId>> JobQueue::submit(plan::RenderBatch const& batch, Priority priority)
{
    for (plan::BatchNode const& node : batch.nodes)
        FW_CHECK(checkConsent(node.resolved.request, m_impl->options.projectFolder));
    std::vector<JobId> ids;
    for (plan::BatchNode const& node : batch.nodes) {
        auto const jobOf = [&](int place) {
            return place < 0 ? JobId() : ids.at(static_cast<size_t>(place));
        };
        FW_TRY(JobId id,
               submit(node.resolved.request, priority, jobOf(node.waitsFor), jobOf(node.alsoWaitsFor)));
        ids.push_back(std::move(id));
    }
    return ids;
}

void JobQueue::makeClip(TakeId const& take)
{
    {
        std::scoped_lock lock(m_impl->guarded.mutex);
        std::deque<TakeId>& clips = m_impl->guarded.clips;
        if (std::find(clips.begin(), clips.end(), take) == clips.end())
            clips.push_back(take);
    }
    m_impl->guarded.changed.notify_all();
}

void JobQueue::cancel(JobId const& job)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) { state.cancel(job, events); });
}

void JobQueue::cancelAll()
{
    m_impl->change([](QueueState& state, QueueState::Events& events) {
        for (JobInfo const& info : state.list())
            state.cancel(info.id, events);
    });
}

void JobQueue::cancelShot(ShotId const& shot)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) {
        for (JobInfo const& info : state.list())
            if (info.shot == shot)
                state.cancel(info.id, events);
    });
}

void JobQueue::hold(JobId const& job)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) { state.hold(job, events); });
}

void JobQueue::release(JobId const& job)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) { state.release(job, events); });
}

void JobQueue::retry(JobId const& job)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) { state.retry(job, events); });
}

void JobQueue::move(JobId const& job, int place)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) { state.move(job, place, events); });
}

void JobQueue::reorder(std::vector<JobId> const& order)
{
    m_impl->change([&](QueueState& state, QueueState::Events& events) {
        int place = 0;
        for (JobId const& job : order)
            place += state.move(job, place, events) ? 1 : 0;
    });
}

EngineState JobQueue::engine() const
{
    std::scoped_lock lock(m_impl->guarded.mutex);
    return m_impl->guarded.engine;
}

void JobQueue::pause()
{
    m_impl->change([this](QueueState& state, QueueState::Events& events) {
        m_impl->guarded.isPaused = true;
        state.stopRunning(StopReason::Pause);
        events.push_back(QueueChanged{});
    });
}

void JobQueue::resume()
{
    m_impl->change([this](QueueState&, QueueState::Events& events) {
        m_impl->guarded.isPaused = false;
        events.push_back(QueueChanged{});
    });
}

bool JobQueue::isPaused() const
{
    std::scoped_lock lock(m_impl->guarded.mutex);
    return m_impl->guarded.isPaused;
}

std::vector<JobInfo> JobQueue::jobs() const
{
    std::vector<JobInfo> jobs;
    {
        std::scoped_lock lock(m_impl->guarded.mutex);
        jobs = m_impl->guarded.state.list();
    }
    for (JobInfo& info : jobs)
        if (!hasEnded(info.state) && info.state != JobState::Running)
            info.etaSeconds = m_impl->eta.estimate(info.request);
    return jobs;
}

std::optional<JobInfo> JobQueue::job(JobId const& id) const
{
    std::scoped_lock lock(m_impl->guarded.mutex);
    JobRecord const* record = m_impl->guarded.state.find(id);
    return record ? std::optional(record->info) : std::nullopt;
}

std::optional<JobInfo> JobQueue::jobOfShot(ShotId const& shot) const
{
    std::scoped_lock lock(m_impl->guarded.mutex);
    std::optional<JobInfo> newest;
    for (JobInfo const& info : m_impl->guarded.state.list()) {
        if (info.shot != shot)
            continue;
        if (hasEnded(info.state))
            return newest ? newest : std::optional(info);
        if (!newest || newest->state != JobState::Running)
            newest = info;
    }
    return newest;
}

std::filesystem::path const& JobQueue::projectFolder() const { return m_impl->options.projectFolder; }

std::optional<PreviewFrame> JobQueue::takePreview() { return m_impl->previews.take(); }

void JobQueue::waitUntilIdle()
{
    std::unique_lock lock(m_impl->guarded.mutex);
    m_impl->guarded.changed.wait(lock, [this] { return m_impl->isIdle(); });
}

} // namespace fw::jobs
