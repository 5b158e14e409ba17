#include "ui/models/AuditModel.h"

#include "ui/theme/Language.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace fw::ui {

namespace {

/// "27 Nov 2026 14:41:34", in the local calendar: seconds tell entries apart.
QString timeText(int64_t time)
{
    QDateTime const at = QDateTime::fromSecsSinceEpoch(time);
    return QLocale().toString(at.date(), dayFormat()) + at.toString(QStringLiteral("  HH:mm:ss"));
}

} // namespace

QString auditKindWord(std::string const& kind)
{
    static std::vector<std::pair<char const*, char const*>> const words = {
        {"generation", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Generation")},
        {"take", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Take")},
        {"failure", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Failure")},
        {"refusal", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Refusal")},
        {"export", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Export")},
        {"consent", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Consent")},
        {"headshot", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Headshot")},
        {"revocation", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Withdrawal")},
        {"deletion", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Deletion")},
        {"review", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Review")},
        {"policy", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Rules changed")},
        {"signin", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Sign-in")},
        {"account", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Account")},
        {"restart", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Log begun anew")},
    };
    for (auto const& [known, word] : words)
        if (kind == known)
            return AuditModel::tr(word);
    return QString::fromStdString(kind); // of a newer program
}

void AuditModel::setReport(workflow::AuditReport report)
{
    m_report = std::move(report);
    refilter();
}

void AuditModel::setFilter(workflow::AuditFilter filter)
{
    m_filter = std::move(filter);
    refilter();
}

void AuditModel::refilter()
{
    beginResetModel();
    m_filter.names = m_report.names;
    m_shown.clear();
    for (size_t i = m_report.rows.size(); i-- > 0;)
        if (workflow::fits(m_report.rows[i], m_filter))
            m_shown.push_back(i);
    endResetModel();
}

std::vector<workflow::AuditRow> AuditModel::shown() const
{
    std::vector<workflow::AuditRow> rows;
    for (auto at = m_shown.rbegin(); at != m_shown.rend(); ++at)
        rows.push_back(m_report.rows[*at]);
    return rows;
}

workflow::AuditRow const* AuditModel::rowAt(int row) const
{
    bool const isThere = row >= 0 && static_cast<size_t>(row) < m_shown.size();
    return isThere ? &m_report.rows[m_shown[static_cast<size_t>(row)]] : nullptr;
}

int AuditModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AuditModel::columnCount(QModelIndex const& parent) const { return parent.isValid() ? 0 : ColumnCount; }

/// The account; behind it the people whom the entry is about, by the names of the cast list.
QString AuditModel::who(workflow::AuditRow const& row) const
{
    QStringList people;
    for (std::string const& subject : row.subjects) {
        QString name = QString::fromStdString(subject);
        for (auto const& [id, known] : m_report.names)
            if (id == subject && !known.empty())
                name = QString::fromStdString(known);
        if (!people.contains(name))
            people << name;
    }
    QString const by = QString::fromStdString(row.by);
    if (people.isEmpty())
        return by;
    return by.isEmpty() ? people.join(QStringLiteral(", "))
                        : tr("%1, about %2").arg(by, people.join(QStringLiteral(", ")));
}

QVariant AuditModel::data(QModelIndex const& index, int role) const
{
    workflow::AuditRow const* row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Number)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Number: return static_cast<qlonglong>(row->number);
    case Time: return timeText(row->time);
    case Kind: return auditKindWord(row->kind);
    case Who: return who(*row);
    case What: return QString::fromStdString(row->summary);
    default: return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("No.");
    case Time: return tr("When");
    case Kind: return tr("Kind");
    case Who: return tr("Who");
    case What: return tr("What");
    default: return {};
    }
}

} // namespace fw::ui
