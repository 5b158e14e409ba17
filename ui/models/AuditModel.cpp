#include "ui/models/AuditModel.h"

#include "ui/theme/Language.h"
#include "ui/theme/Sentence.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <set>

namespace fw::ui {

namespace {

constexpr size_t kNumbersShown = 8;

using Words = std::vector<std::pair<char const*, char const*>>;

/// The word for what the log writes; empty: none.
QString wordFor(std::string const& written, Words const& words)
{
    auto const found =
        std::find_if(words.begin(), words.end(), [&](auto const& each) { return written == each.first; });
    return found == words.end() ? QString() : AuditModel::tr(found->second);
}

/// What was exported, or of whom a statement is.
QString thingWord(std::string const& thing)
{
    static Words const words = {
        {"film", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Film")},
        {"clip", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Clip")},
        {"export", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Film")},
        {"self", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Statement about oneself")},
        {"other", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Statement about another adult")},
        {"synthetic", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Statement about an invented person")},
    };
    QString const word = wordFor(thing, words);
    return word.isEmpty() ? QString::fromStdString(thing) : word;
}

QString stepWord(std::string const& step)
{
    static Words const words = {
        {"approve", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Approved")},
        {"reject", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Rejected")},
        {"appeal", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "Appealed")},
    };
    return wordFor(step, words);
}

/// The log keeps which sentence was said, not its words: what varied in it is left open.
QString reasonWords(std::string const& reason)
{
    constexpr int kMostGaps = 9;
    static Words const words = {
        {"missing", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "no consent")},
        {"expired", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "the consent had expired")},
        {"revoked", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "the consent was withdrawn")},
        {"outOfScope", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "outside of what was agreed to")},
        {"logDamaged", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "the consent ledger does not verify")},
        {"workflow.confirm", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "not confirmed")},
        {"workflow.held", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "held for review")},
        {"workflow.heldAs", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "held for review")},
        {"workflow.exportHeld", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "held for review")},
        {"workflow.blocked", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "against the rules")},
        {"workflow.exportRefused", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "against the rules")},
        {"moderation.signIn", QT_TRANSLATE_NOOP("fw::ui::AuditModel", "no such account or wrong passphrase")},
    };
    if (QString const word = wordFor(reason, words); !word.isEmpty())
        return word;
    if (!messageTemplate(reason))
        return QString::fromStdString(reason);
    return sentenceOf({{}, reason, std::vector<std::string>(kMostGaps, "\u2026"), {}});
}

QString placeText(workflow::AuditPlace const& place)
{
    return place.take > 0 ? AuditModel::tr("Shot %1, take %2").arg(place.shot).arg(place.take)
                          : AuditModel::tr("Shot %1").arg(place.shot);
}

QString numbersText(std::set<int> const& shots)
{
    QStringList numbers;
    for (int const each : shots)
        if (static_cast<size_t>(numbers.size()) < kNumbersShown)
            numbers << QString::number(each);
    if (shots.size() > kNumbersShown)
        numbers << QStringLiteral("...");
    return AuditModel::tr("Shots %1").arg(numbers.join(QStringLiteral(", ")));
}

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
    std::set<std::string> boards;
    for (auto const& [id, place] : m_report.places)
        boards.insert(place.board);
    m_hasBoards = boards.size() > 1;
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

/// "Shot 3, take 2", "Shots 1, 2, 5", with their storyboard where there are several.
QString AuditModel::shotsOf(workflow::AuditFacts const& facts) const
{
    std::vector<std::string> const& ids = facts.takes.empty() ? facts.shots : facts.takes;
    std::set<int> numbers;
    std::set<std::string> boards;
    workflow::AuditPlace const* last = nullptr;
    int gone = 0;
    for (std::string const& id : ids) {
        auto const found = m_report.places.find(id);
        gone += found == m_report.places.end() ? 1 : 0;
        if (found == m_report.places.end())
            continue;
        last = &found->second;
        numbers.insert(last->shot);
        boards.insert(last->board);
    }
    QStringList parts;
    if (last) {
        QString const text = ids.size() == 1 ? placeText(*last) : numbersText(numbers);
        bool const isSaid = m_hasBoards && boards.size() == 1;
        parts << (isSaid ? tr("%1 of %2").arg(text, QString::fromStdString(*boards.begin())) : text);
    }
    if (gone > 0)
        parts << (facts.takes.empty() ? tr("%n shots that are not here any more", nullptr, gone)
                                      : tr("%n takes that are not here any more", nullptr, gone));
    return parts.join(QStringLiteral(", "));
}

/// In one line, by the names that people know; ids stand in the entry itself.
QString AuditModel::what(workflow::AuditRow const& row) const
{
    workflow::AuditFacts const& facts = row.facts;
    QStringList parts;
    auto const add = [&](QString const& part) {
        if (!part.isEmpty())
            parts << part;
    };
    if (row.kind == "headshot")
        add(tr("A picture of the person"));
    if (row.kind == "revocation")
        add(tr("Consent withdrawn"));
    if (row.kind == "policy")
        add(tr("Version %1").arg(QString::fromStdString(facts.version)));
    if (row.kind == "signin" && facts.reason.empty())
        add(tr("Signed in"));
    add(QString::fromStdString(facts.account));
    add(stepWord(facts.step));
    add(thingWord(facts.thing));
    add(shotsOf(facts));
    add(reasonWords(facts.reason));
    if (!facts.rule.empty())
        add(tr("rule %1").arg(QString::fromStdString(facts.rule)));
    return parts.isEmpty() ? QString::fromStdString(row.summary) : parts.join(QStringLiteral(", "));
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
    case What: return what(*row);
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
