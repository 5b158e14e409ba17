#include "ui/models/CastListModel.h"

#include "ui/models/CastLook.h"

#include <algorithm>
#include <set>

namespace fw::ui {

namespace {

/// A picture that was taken anew under the same name counts once.
QString picturesText(consent::Subject const& subject)
{
    std::set<std::string> names;
    for (consent::Headshot const& each : subject.headshots)
        names.insert(each.image);
    if (subject.revoked || names.empty())
        return CastListModel::tr("no pictures");
    return CastListModel::tr("%n picture(s)", nullptr, static_cast<int>(names.size()));
}

} // namespace

CastListModel::CastListModel(CastBook& cast, QObject* parent) : QAbstractListModel(parent), m_cast(cast)
{
    connect(&cast, &CastBook::changed, this, &CastListModel::refresh);
    refresh();
}

void CastListModel::refresh()
{
    std::vector<SubjectId> now;
    for (bool const isRevoked : {false, true})
        for (consent::Subject const& subject : m_cast.subjects())
            if (subject.revoked.has_value() == isRevoked)
                now.push_back(subject.id);
    if (now == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(now);
    endResetModel();
}

int CastListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

SubjectId CastListModel::subjectAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)] : SubjectId{};
}

int CastListModel::rowOf(SubjectId const& subject) const
{
    auto const found = std::find(m_rows.begin(), m_rows.end(), subject);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QVariant CastListModel::data(QModelIndex const& index, int role) const
{
    consent::Subject const* subject = index.isValid() ? m_cast.find(subjectAt(index.row())) : nullptr;
    if (!subject)
        return {};
    if (role == IdRole)
        return QString::fromStdString(subject->id.value);
    if (role == PortraitRole)
        return m_cast.portrait(subject->id);
    QString const facts = tr("%1, %2").arg(kindWord(subject->kind), picturesText(*subject));
    if (role == FactsRole)
        return facts;
    CastLook const look = castLook(m_cast, subject->id);
    switch (role) {
    case Qt::DisplayRole: return look.name;
    case Qt::ToolTipRole: return look.sentence.isEmpty() ? look.word : look.sentence;
    case Qt::AccessibleTextRole: return tr("%1, %2, %3").arg(look.name, facts, look.word);
    case ToneRole: return static_cast<int>(look.tone);
    case IconRole: return look.icon;
    case WordRole: return look.word;
    default: return {};
    }
}

QHash<int, QByteArray> CastListModel::roleNames() const
{
    return {{Qt::DisplayRole, "name"}, {IdRole, "subject"}, {FactsRole, "facts"},      {ToneRole, "tone"},
            {IconRole, "icon"},        {WordRole, "word"},  {PortraitRole, "portrait"}};
}

} // namespace fw::ui
