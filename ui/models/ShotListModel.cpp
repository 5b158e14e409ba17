#include "ui/models/ShotListModel.h"

#include <algorithm>

namespace fw::ui {

ShotListModel::ShotListModel(Session& session, EngineBridge& bridge, QObject* parent)
    : QAbstractListModel(parent), m_session(session), m_bridge(bridge)
{
    auto const repaint = [this](ShotId const& shot) {
        if (int const row = rowOf(shot); row >= 0)
            Q_EMIT dataChanged(index(row), index(row));
    };
    auto const repaintAll = [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    };
    connect(&session, &Session::opened, this, &ShotListModel::reload);
    connect(&session, &Session::changed, this, &ShotListModel::shotsChanged);
    // A new take can make the shots that extend it stale or ready.
    connect(&session, &Session::takesChanged, this, repaintAll);
    connect(&bridge, &EngineBridge::jobChanged, this, repaint);
    connect(&bridge, &EngineBridge::queueChanged, this, repaintAll);
    connect(bridge.cast(), &CastBook::changed, this, repaintAll);
    reload();
}

int ShotListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

ShotId ShotListModel::shotAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)] : ShotId{};
}

int ShotListModel::rowOf(ShotId const& shot) const
{
    auto const found = std::find(m_rows.begin(), m_rows.end(), shot);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ShotListModel::reload()
{
    beginResetModel();
    m_rows.clear();
    for (story::Shot const* shot : story::shotsInOrder(m_session.board()))
        m_rows.push_back(shot->id);
    endResetModel();
}

void ShotListModel::shotsChanged(story::ChangeSet const& changes)
{
    if (changes.isStructure) {
        reload();
        return;
    }
    // Staleness travels down a chain of extensions, so the neighbours may look different too.
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

QVariant ShotListModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    story::Shot const* shot = story::findShot(m_session.board(), shotAt(index.row()));
    if (!shot)
        return {};
    if (role == NumberRole)
        return index.row() + 1;
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1  %2").arg(index.row() + 1).arg(QString::fromStdString(shot->prompt));
    return shotData(*shot, role);
}

QVariant ShotListModel::shotData(story::Shot const& shot, int role) const
{
    switch (role) {
    case IdRole: return QString::fromStdString(shot.id.value);
    case PromptRole: return QString::fromStdString(shot.prompt);
    case LengthRole: return static_cast<qint64>(shot.length.count);
    case PresetRole: return QString::fromStdString(shot.presetId);
    case StateRole: return static_cast<int>(shotLook(m_session, m_bridge, shot.id).state);
    case StateWordRole: return shotLook(m_session, m_bridge, shot.id).word;
    case ReasonRole:
    case Qt::ToolTipRole: return shotLook(m_session, m_bridge, shot.id).reason;
    case ProgressRole: return shotLook(m_session, m_bridge, shot.id).progress();
    case PosterRole: return posterFile(m_session, story::shownTake(shot));
    case SceneRole: {
        auto const place = story::placeOf(m_session.board(), shot.id);
        return place ? QString::fromStdString(m_session.board().scenes[place->scene].id.value) : QString();
    }
    default: return {};
    }
}

QHash<int, QByteArray> ShotListModel::roleNames() const
{
    return {
        {IdRole, "id"},          {NumberRole, "number"}, {PromptRole, "prompt"},     {StateRole, "state"},
        {StateWordRole, "word"}, {ReasonRole, "reason"}, {ProgressRole, "progress"}, {LengthRole, "length"},
        {PresetRole, "preset"},  {PosterRole, "poster"}, {SceneRole, "scene"}};
}

} // namespace fw::ui
