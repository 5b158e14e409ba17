#include "engine/jobs/QueueState.h"

#include "engine/jobs/Order.h"

#include <algorithm>

namespace fw::jobs {

namespace {

constexpr size_t kMaxEnded = 200;

/// The take that `neighbour` made is the one that `job` continues or leads up to.
void noteTake(JobInfo& job, JobInfo const& neighbour)
{
    plan::Conditioning& given = job.request.conditioning;
    if (given.extend && job.waitsFor == neighbour.id)
        given.extend->parentTake = neighbour.take.value;
    if (given.prepend && job.alsoWaitsFor == neighbour.id)
        given.prepend->parentTake = neighbour.take.value;
}

} // namespace

bool hasEnded(JobState state)
{
    return state == JobState::Finished || state == JobState::Failed || state == JobState::Cancelled;
}

JobRecord* QueueState::find(JobId const& job)
{
    return const_cast<JobRecord*>(static_cast<QueueState const*>(this)->find(job));
}

JobRecord const* QueueState::find(JobId const& job) const
{
    for (auto const* jobs : {&m_active, &m_ended})
        for (JobRecord const& record : *jobs)
            if (record.info.id == job)
                return &record;
    return nullptr;
}

size_t QueueState::insertionPlace(Priority priority) const
{
    size_t place = m_active.size();
    while (place > 0 && isInLine(m_active[place - 1].info.state) &&
           m_active[place - 1].info.priority < priority)
        --place;
    return place;
}

int QueueState::placeOf(JobId const& job) const
{
    int place = 0;
    for (JobRecord const& record : m_active) {
        if (record.info.id == job)
            return place;
        place += isInLine(record.info.state) ? 1 : 0;
    }
    return place;
}

JobId QueueState::add(plan::RenderRequest request, Priority priority, Neighbours const& waitsFor,
                      Events& events)
{
    RequestKey const key = plan::keyOf(request);
    for (JobRecord& record : m_active)
        if (record.info.key == key && record.info.request.seed == request.seed &&
            record.stopReason == StopReason::None) {
            JobId id = record.info.id;
            if (record.info.state == JobState::Held)
                release(id, events);
            return id;
        }
    JobRecord record;
    record.info.id = newJobId();
    record.info.shot = request.shot;
    record.info.key = key;
    record.info.request = std::move(request);
    record.info.priority = priority;
    record.info.waitsFor = waitsFor.parent;
    record.info.alsoWaitsFor = waitsFor.following;
    record.plannedTake = newTakeId();
    for (JobId const& each : {waitsFor.parent, waitsFor.following})
        if (JobRecord const* neighbour = find(each); neighbour && neighbour->info.state == JobState::Finished)
            noteTake(record.info, neighbour->info);
    record.info.state = parentIsActive(record) ? JobState::Waiting : JobState::Queued;

    size_t const place = insertionPlace(priority);
    JobId id = record.info.id;
    m_active.insert(m_active.begin() + static_cast<std::ptrdiff_t>(place), std::move(record));
    events.push_back(Queued{m_active[place].info, placeOf(id)});
    return id;
}

void QueueState::restore(JobRecord record)
{
    auto& jobs = hasEnded(record.info.state) ? m_ended : m_active;
    jobs.push_back(std::move(record));
}

void QueueState::childrenOf(JobId const& parent, std::function<void(JobRecord&)> const& visit)
{
    for (JobRecord& record : m_active)
        if (record.info.waitsFor == parent || record.info.alsoWaitsFor == parent)
            visit(record);
}

bool QueueState::parentIsActive(JobRecord const& record) const
{
    auto const isActive = [this](JobId const& id) {
        JobRecord const* job = find(id);
        return job && !hasEnded(job->info.state);
    };
    return isActive(record.info.waitsFor) || isActive(record.info.alsoWaitsFor);
}

/// Moves the record to the ended ones; references into m_active are void afterwards.
void QueueState::end(JobRecord& record, JobState state)
{
    record.info.state = state;
    record.info.etaSeconds = -1;
    auto const place = m_active.begin() + (&record - m_active.data());
    m_ended.push_back(std::move(record));
    m_active.erase(place);
    if (m_ended.size() > kMaxEnded)
        m_ended.erase(m_ended.begin());
    if (state == JobState::Finished)
        return;
    JobId const parent = m_ended.back().info.id;
    childrenOf(parent, [&](JobRecord& child) {
        if (child.info.state != JobState::Waiting)
            return;
        child.info.state = JobState::Held;
        child.lostItsParent = true;
        child.info.error = fail(Error::Kind::Conflict, "jobs.parentFailed", {});
    });
}

void QueueState::cancel(JobId const& job, Events& events)
{
    JobRecord* record = find(job);
    if (!record || hasEnded(record->info.state) || record->isCommitting)
        return;
    if (record->info.state == JobState::Running) {
        record->stopReason = StopReason::Cancel;
        record->stop.request_stop();
        return;
    }
    end(*record, JobState::Cancelled);
    events.push_back(Cancelled{m_ended.back().info});
}

void QueueState::hold(JobId const& job, Events& events)
{
    JobRecord* record = find(job);
    if (!record || hasEnded(record->info.state) || record->isCommitting)
        return;
    if (record->info.state == JobState::Running) {
        record->stopReason = StopReason::Hold;
        record->stop.request_stop();
        return;
    }
    record->info.state = JobState::Held;
    events.push_back(QueueChanged{});
}

void QueueState::release(JobId const& job, Events& events)
{
    JobRecord* record = find(job);
    if (!record || record->info.state != JobState::Held)
        return;
    record->info.error.reset();
    record->lostItsParent = false;
    // Without an active parent the job looks for the parent's take when it starts, and fails with a sentence
    // when there is none.
    record->info.state = parentIsActive(*record) ? JobState::Waiting : JobState::Queued;
    events.push_back(QueueChanged{});
}

void QueueState::retry(JobId const& job, Events& events)
{
    auto const found = std::find_if(m_ended.begin(), m_ended.end(),
                                    [&](JobRecord const& each) { return each.info.id == job; });
    if (found == m_ended.end() || found->info.state == JobState::Finished)
        return release(job, events);
    JobRecord record = std::move(*found);
    m_ended.erase(found);
    record.stop = std::stop_source();
    record.stopReason = StopReason::None;
    record.plannedTake = newTakeId();
    record.info.error.reset();
    record.info.progress = {};
    record.info.state = parentIsActive(record) ? JobState::Waiting : JobState::Queued;
    JobId const id = record.info.id;
    size_t const place = insertionPlace(record.info.priority);
    m_active.insert(m_active.begin() + static_cast<std::ptrdiff_t>(place), std::move(record));
    childrenOf(id, [](JobRecord& child) {
        if (!child.lostItsParent)
            return;
        child.lostItsParent = false;
        child.info.error.reset();
        child.info.state = JobState::Waiting;
    });
    events.push_back(Queued{find(id)->info, placeOf(id)});
}

bool QueueState::move(JobId const& job, int place, Events& events)
{
    JobRecord* record = find(job);
    if (!record || !isInLine(record->info.state))
        return false;
    JobRecord moving = std::move(*record);
    m_active.erase(m_active.begin() + (record - m_active.data()));
    size_t at = 0;
    int passed = 0;
    while (at < m_active.size() && (passed < place || !isInLine(m_active[at].info.state)))
        passed += isInLine(m_active[at++].info.state) ? 1 : 0;
    m_active.insert(m_active.begin() + static_cast<std::ptrdiff_t>(at), std::move(moving));
    events.push_back(QueueChanged{});
    return true;
}

void QueueState::stopRunning(StopReason reason)
{
    for (JobRecord& record : m_active)
        if (record.info.state == JobState::Running && !record.isCommitting) {
            if (record.stopReason == StopReason::None)
                record.stopReason = reason;
            record.stop.request_stop();
        }
}

JobRecord* QueueState::startNext(Events& events)
{
    for (JobRecord& record : m_active) {
        if (record.info.state != JobState::Queued)
            continue;
        record.info.state = JobState::Running;
        record.info.progress = {};
        record.info.error.reset();
        ++record.info.attempts;
        record.stop = std::stop_source();
        record.stopReason = StopReason::None;
        events.push_back(Started{record.info});
        return &record;
    }
    return nullptr;
}

void QueueState::stopped(JobId const& job, Events& events)
{
    JobRecord* record = find(job);
    if (!record)
        return;
    StopReason const reason = record->stopReason;
    record->info.progress = {};
    record->stopReason = StopReason::None;
    if (reason == StopReason::Pause || reason == StopReason::Shutdown || reason == StopReason::Hold) {
        record->info.state = reason == StopReason::Hold ? JobState::Held : JobState::Queued;
        events.push_back(QueueChanged{});
        return;
    }
    end(*record, JobState::Cancelled);
    events.push_back(Cancelled{m_ended.back().info});
}

void QueueState::finish(JobId const& job, story::Take const& take, Events& events)
{
    JobRecord* record = find(job);
    if (!record)
        return;
    record->info.take = take.id;
    record->info.seconds = take.seconds;
    end(*record, JobState::Finished);
    JobInfo const info = m_ended.back().info;
    childrenOf(job, [&](JobRecord& child) {
        noteTake(child.info, info);
        if (child.info.state == JobState::Waiting && !parentIsActive(child))
            child.info.state = JobState::Queued;
    });
    events.push_back(Finished{info, take});
}

void QueueState::failJob(JobId const& job, Error const& error, Events& events)
{
    JobRecord* record = find(job);
    if (!record)
        return;
    record->info.error = error;
    end(*record, JobState::Failed);
    events.push_back(Failed{m_ended.back().info, error});
}

bool QueueState::hasQueued() const
{
    return std::any_of(m_active.begin(), m_active.end(),
                       [](JobRecord const& record) { return record.info.state == JobState::Queued; });
}

bool QueueState::hasRunning() const
{
    return std::any_of(m_active.begin(), m_active.end(),
                       [](JobRecord const& record) { return record.info.state == JobState::Running; });
}

std::vector<JobInfo> QueueState::list() const
{
    std::vector<JobInfo> jobs;
    for (bool const wantsRunning : {true, false})
        for (JobRecord const& record : m_active)
            if ((record.info.state == JobState::Running) == wantsRunning)
                jobs.push_back(record.info);
    for (auto record = m_ended.rbegin(); record != m_ended.rend(); ++record)
        jobs.push_back(record->info);
    return jobs;
}

std::vector<JobRecord const*> QueueState::unfinished() const
{
    std::vector<JobRecord const*> found;
    for (JobRecord const& record : m_active)
        found.push_back(&record);
    for (JobRecord const& record : m_ended)
        if (record.info.state == JobState::Failed)
            found.push_back(&record);
    return found;
}

} // namespace fw::jobs
