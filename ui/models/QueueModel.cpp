#include "ui/models/QueueModel.h"

#include "engine/jobs/Order.h"
#include "ui/theme/Sentence.h"

#include <QMimeData>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr char kJobType[] = "application/x-framewright-job";

} // namespace

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

int QueueModel::placeOf(int row) const
{
    int place = 0;
    for (int above = 0; above < row && above < rowCount(); ++above)
        place += jobs::isInLine(jobAt(above)->state) ? 1 : 0;
    return place;
}

Qt::ItemFlags QueueModel::flags(QModelIndex const& index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    jobs::JobInfo const* job = index.isValid() ? jobAt(index.row()) : nullptr;
    if (!job)
        return flags | Qt::ItemIsDropEnabled; // between two rows
    return jobs::isInLine(job->state) ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList QueueModel::mimeTypes() const { return {QString::fromLatin1(kJobType)}; }

QMimeData* QueueModel::mimeData(QModelIndexList const& indexes) const
{
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(kJobType, indexes.front().data(JobRole).toString().toUtf8());
    return data;
}

bool QueueModel::dropMimeData(QMimeData const* data, Qt::DropAction action, int row, int,
                              QModelIndex const& parent)
{
    JobId const id{data->data(kJobType).toStdString()};
    auto const from =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&](jobs::JobInfo const& job) { return job.id == id; });
    if (action != Qt::MoveAction || from == m_jobs.end() || !m_bridge.queue())
        return false;
    int const to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    int const own = static_cast<int>(from - m_jobs.begin());
    m_bridge.queue()->move(id, placeOf(to) - (own < to ? 1 : 0)); // it is taken out first
    return false; // nothing is left to remove: the queue tells its new order
}

int QueueModel::unfinished() const
{
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [](jobs::JobInfo const& job) {
        return job.state == jobs::JobState::Running || jobs::isInLine(job.state);
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
    if (job.state == jobs::JobState::Waiting) {
        for (jobs::JobInfo const& other : m_jobs)
            if ((jobs::isInLine(other.state) || other.state == jobs::JobState::Running) &&
                (other.id == job.waitsFor || other.id == job.alsoWaitsFor))
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
