#include "ui/models/TakeListModel.h"

#include "engine/story/Footage.h"
#include "ui/models/ShotLook.h"
#include "ui/theme/Sentence.h"

namespace fw::ui {

TakeListModel::TakeListModel(Session& session, QObject* parent)
    : QAbstractListModel(parent), m_session(session)
{
    connect(&session, &Session::opened, this, &TakeListModel::refresh);
    connect(&session, &Session::changed, this, &TakeListModel::refresh);
    connect(&session, &Session::takesChanged, this, [this](ShotId const& shot) {
        if (shot == m_shot)
            refresh();
    });
}

void TakeListModel::setShot(ShotId const& shot)
{
    if (shot == m_shot)
        return;
    m_shot = shot;
    refresh();
}

void TakeListModel::refresh()
{
    std::vector<TakeId> now;
    if (story::Shot const* shot = story::findShot(m_session.board(), m_shot))
        for (story::Take const& take : shot->takes)
            now.push_back(take.id);
    if (now == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(now);
    endResetModel();
}

story::Take const* TakeListModel::takeAt(int row) const
{
    story::Shot const* shot = story::findShot(m_session.board(), m_shot);
    if (!shot || row < 0 || row >= rowCount())
        return nullptr;
    for (story::Take const& take : shot->takes)
        if (take.id == m_rows[static_cast<size_t>(row)])
            return &take;
    return nullptr;
}

int TakeListModel::rowOfShown() const
{
    for (int row = 0; row < rowCount(); ++row)
        if (data(index(row), IsShownRole).toBool())
            return row;
    return -1;
}

int TakeListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TakeListModel::data(QModelIndex const& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    story::Take const* take = takeAt(index.row());
    if (!take)
        return {};
    story::Shot const& shot = *story::findShot(m_session.board(), m_shot);
    switch (role) {
    case Qt::DisplayRole: return tr("Take %1").arg(index.row() + 1);
    case Qt::ToolTipRole:
        if (story::isFootage(*take))
            return tr("Take %1, footage").arg(index.row() + 1);
        return tr("Take %1, seed %2, %3").arg(index.row() + 1).arg(take->seed).arg(engineText(take->quality));
    case Qt::AccessibleTextRole: {
        QString const name = tr("Take %1").arg(index.row() + 1);
        if (data(index, IsChosenRole).toBool())
            return tr("%1, chosen").arg(name);
        return data(index, IsShownRole).toBool() ? tr("%1, shown").arg(name) : name;
    }
    case IdRole: return QString::fromStdString(take->id.value);
    case NumberRole: return index.row() + 1;
    case PosterRole: return posterFile(m_session, take);
    case SeedRole: return QVariant::fromValue<qulonglong>(take->seed);
    case QualityRole: return QString::fromStdString(take->quality);
    case SecondsRole: return take->seconds;
    case IsShownRole: {
        story::Take const* shown = story::shownTake(shot);
        return shown && shown->id == take->id;
    }
    case IsChosenRole: return shot.chosenTake && *shot.chosenTake == take->id;
    default: return {};
    }
}

QHash<int, QByteArray> TakeListModel::roleNames() const
{
    return {{IdRole, "id"},           {NumberRole, "number"},    {PosterRole, "poster"},
            {SeedRole, "seed"},       {QualityRole, "quality"},  {SecondsRole, "seconds"},
            {IsShownRole, "isShown"}, {IsChosenRole, "isChosen"}};
}

} // namespace fw::ui
