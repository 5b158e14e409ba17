#include "ui/models/QueueModel.h"

#include "ui/theme/Sentence.h"

#include <algorithm>

namespace fw::ui {

QueueModel::QueueModel(Session& session, EngineBridge& bridge, QObject* parent)
    : QAbstractListModel(parent), m_session(session), m_bridge(bridge)
{
    connect(&bridge, &EngineBridge::queueChanged, this, &QueueModel::refresh);
    connect(&bridge, &EngineBridge::jobChanged, this, &QueueModel::refresh);
    connect(&session, &Session::opened, this, &QueueModel::refresh);
    connect(&session, &Session::changed, this, &QueueModel::refresh); // shot numbers
    refresh();
}

void QueueModel::refresh()
{
    std::vector<jobs::JobInfo> now =
        m_bridge.queue() ? m_bridge.queue()->jobs() : std::vector<jobs::JobInfo>();
    auto const sameJob = [](jobs::JobInfo const& a, jobs::JobInfo const& b) { return a.id == b.id; };
    if (std::equal(now.begin(), now.end(), m_jobs.begin(), m_jobs.end(), sameJob)) {
        m_jobs = std::move(now);
        if (!m_jobs.empty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_jobs.size()) - 1));
        return;
    }
    beginResetModel();
    m_jobs = std::move(now);
    endResetModel();
}

int QueueModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

jobs::JobInfo const* QueueModel::jobAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_jobs[static_cast<size_t>(row)] : nullptr;
}

int QueueModel::unfinished() const
{
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [](jobs::JobInfo const& job) {
        return job.state == jobs::JobState::Running || job.state == jobs::JobState::Queued ||
               job.state == jobs::JobState::Waiting || job.state == jobs::JobState::Held;
    }));
}

QString QueueModel::wordOf(jobs::JobInfo const& job) const
{
    switch (job.state) {
    case jobs::JobState::Running: return phaseWords(job.progress);
    case jobs::JobState::Queued: return tr("Queued");
    case jobs::JobState::Waiting: return tr("Waiting");
    case jobs::JobState::Held: return tr("Held");
    case jobs::JobState::Finished: return tr("Done");
    case jobs::JobState::Failed: return tr("Failed");
    case jobs::JobState::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString QueueModel::reasonOf(jobs::JobInfo const& job) const
{
    if (job.state == jobs::JobState::Waiting && !job.waitsFor.isEmpty()) {
        for (jobs::JobInfo const& other : m_jobs)
            if (other.id == job.waitsFor)
                return tr("Starts when shot %1 is done")
                    .arg(story::shotNumber(m_session.board(), other.shot));
    }
    return job.error && job.state == jobs::JobState::Failed ? sentenceOf(*job.error) : QString();
}

QVariant QueueModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    jobs::JobInfo const& job = *jobAt(index.row());
    story::Shot const* shot = story::findShot(m_session.board(), job.shot);
    switch (role) {
    case Qt::DisplayRole:
        return tr("Shot %1, %2").arg(story::shotNumber(m_session.board(), job.shot)).arg(wordOf(job));
    case JobRole: return QString::fromStdString(job.id.value);
    case ShotRole: return QString::fromStdString(job.shot.value);
    case ShotNumberRole: return story::shotNumber(m_session.board(), job.shot);
    case PromptRole: return QString::fromStdString(shot ? shot->prompt : job.request.prompt);
    case StateRole: return static_cast<int>(job.state);
    case WordRole: return wordOf(job);
    case ReasonRole:
    case Qt::ToolTipRole: return reasonOf(job);
    case ProgressRole:
        return job.progress.of > 0 ? static_cast<double>(job.progress.step) / job.progress.of : 0.0;
    case EtaRole: return job.etaSeconds;
    case TakeRole: {
        story::Take const* take = shot ? story::shownTake(*shot) : nullptr;
        return take ? QString::fromStdString(take->id.value) : QString();
    }
    default: return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{JobRole, "job"},       {ShotRole, "shot"},         {ShotNumberRole, "shotNumber"},
            {PromptRole, "prompt"}, {StateRole, "state"},       {WordRole, "word"},
            {ReasonRole, "reason"}, {ProgressRole, "progress"}, {EtaRole, "eta"},
            {TakeRole, "take"}};
}

} // namespace fw::ui
