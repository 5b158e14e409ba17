#include "ui/models/ReviewListModel.h"

#include "ui/models/CastLook.h"

#include <algorithm>

namespace fw::ui {

namespace {

struct StateRow {
    ShotState tone;
    char const* icon;
    char const* word;
};
// In the order of ReviewState.
constexpr StateRow kStates[] = {
    {ShotState::Held, "hand-stop", QT_TRANSLATE_NOOP("fw::ui::ReviewListModel", "Held")},
    {ShotState::Ready, "circle-check", QT_TRANSLATE_NOOP("fw::ui::ReviewListModel", "Approved")},
    {ShotState::Failed, "ban", QT_TRANSLATE_NOOP("fw::ui::ReviewListModel", "Rejected")},
    {ShotState::Stale, "refresh-alert", QT_TRANSLATE_NOOP("fw::ui::ReviewListModel", "Appealed")},
};

bool sameRow(moderation::ReviewItem const& a, moderation::ReviewItem const& b)
{
    return a.id == b.id && a.state == b.state;
}

} // namespace

ReviewListModel::ReviewListModel(ReviewBook& reviews, QObject* parent)
    : QAbstractListModel(parent), m_reviews(reviews)
{
    connect(&reviews, &ReviewBook::changed, this, &ReviewListModel::refresh);
    refresh();
}

void ReviewListModel::setFilter(bool isAll, QString const& words)
{
    m_isAll = isAll;
    m_words = words.simplified();
    refresh();
}

bool ReviewListModel::isListed(moderation::ReviewItem const& item) const
{
    bool const isWaiting =
        item.state == moderation::ReviewState::Held || item.state == moderation::ReviewState::Appealed;
    if (!m_isAll && !isWaiting)
        return false;
    for (std::string const* text : {&item.text, &item.rule, &item.words, &item.askedBy})
        if (QString::fromStdString(*text).contains(m_words, Qt::CaseInsensitive))
            return true;
    return false;
}

void ReviewListModel::refresh()
{
    std::vector<moderation::ReviewItem> now;
    for (auto item = m_reviews.items().rbegin(); item != m_reviews.items().rend(); ++item)
        if (isListed(*item))
            now.push_back(*item);
    if (std::equal(now.begin(), now.end(), m_rows.begin(), m_rows.end(), sameRow))
        return;
    beginResetModel();
    m_rows = std::move(now);
    endResetModel();
}

moderation::ReviewItem const* ReviewListModel::itemAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<size_t>(row)] : nullptr;
}

int ReviewListModel::rowOf(std::string const& id) const
{
    auto const found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](moderation::ReviewItem const& item) { return item.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ReviewListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReviewListModel::data(QModelIndex const& index, int role) const
{
    moderation::ReviewItem const* item = index.isValid() ? itemAt(index.row()) : nullptr;
    if (!item)
        return {};
    StateRow const& state = kStates[static_cast<size_t>(item->state)];
    QString const text = QString::fromStdString(item->text);
    QString const facts = tr("%1, %2 by %3")
                              .arg(QString::fromStdString(item->rule), dayText(item->asked),
                                   QString::fromStdString(item->askedBy));
    switch (role) {
    case Qt::DisplayRole: return text.isEmpty() ? tr("(the text was deleted)") : text;
    case Qt::AccessibleTextRole: return tr("%1. %2. %3").arg(tr(state.word), text, facts);
    case Qt::ToolTipRole: return text;
    case IdRole: return QString::fromStdString(item->id);
    case FactsRole: return facts;
    case ToneRole: return static_cast<int>(state.tone);
    case IconRole: return QString::fromLatin1(state.icon);
    case WordRole: return tr(state.word);
    default: return {};
    }
}

} // namespace fw::ui
