#include "ui/panels/AuditDialog.h"

#include "ui/models/AuditModel.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Language.h"
#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

namespace fw::ui {

namespace {

constexpr QSize kAuditSize{980, 620};
constexpr int kEntryHeight = 120;
constexpr int kAuditRow = 26;
constexpr int kWidths[] = {48, 164, 116, 220};

enum Period { AnyTime, Today, LastWeek, LastMonth, Between };

int64_t startOf(QDate const& day) { return day.startOfDay().toSecsSinceEpoch(); }

} // namespace

struct AuditDialog::Controls {
    QComboBox* kind = nullptr;
    QLineEdit* person = nullptr;
    QComboBox* period = nullptr;
    QDateEdit* from = nullptr;
    QDateEdit* until = nullptr;
    QLineEdit* text = nullptr;
    QTableView* table = nullptr;
    QPlainTextEdit* entry = nullptr;
    QLabel* state = nullptr;
    QLabel* count = nullptr;
    QPushButton* write = nullptr;
};

AuditDialog::AuditDialog(RecordBook* records, QWidget* parent)
    : QDialog(parent), m_records(records), m_model(new AuditModel(this)),
      m_controls(std::make_unique<Controls>())
{
    setWindowTitle(tr("Audit log"));
    resize(kAuditSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addLayout(buildFilter());
    column->addWidget(buildTable(), 1);
    m_controls->entry = new QPlainTextEdit;
    m_controls->entry->setReadOnly(true);
    m_controls->entry->setFixedHeight(kEntryHeight);
    m_controls->entry->setAccessibleName(tr("The chosen entry in full"));
    m_controls->entry->setPlaceholderText(tr("Choose an entry to read it in full."));
    m_controls->entry->setTabChangesFocus(true);
    column->addWidget(m_controls->entry);
    column->addLayout(buildFoot());
    refresh();
}

AuditDialog::~AuditDialog() = default;

QLayout* AuditDialog::buildFilter()
{
    Controls& c = *m_controls;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    c.kind = new QComboBox;
    c.kind->addItem(tr("All kinds"));
    for (std::string const& kind : workflow::auditKinds())
        c.kind->addItem(auditKindWord(kind), QString::fromStdString(kind));
    c.kind->setAccessibleName(tr("Kind of entry"));
    c.person = new QLineEdit;
    c.person->setPlaceholderText(tr("Person or account"));
    c.period = new QComboBox;
    c.period->addItems(
        {tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("Between...")});
    c.period->setAccessibleName(tr("When"));
    c.from = new QDateEdit(QDate::currentDate().addMonths(-1));
    c.until = new QDateEdit(QDate::currentDate());
    c.from->setAccessibleName(tr("From this day"));
    c.until->setAccessibleName(tr("Up to this day"));
    for (QDateEdit* day : {c.from, c.until}) {
        day->setCalendarPopup(true);
        day->setDisplayFormat(dayFormat());
        day->hide();
    }
    c.text = new QLineEdit;
    c.text->setPlaceholderText(tr("Find words, ids, checksums"));
    for (QLineEdit* edit : {c.person, c.text}) {
        edit->setClearButtonEnabled(true);
        edit->setAccessibleName(edit->placeholderText());
        connect(edit, &QLineEdit::textChanged, this, &AuditDialog::applyFilter);
    }
    row->addWidget(c.kind);
    row->addWidget(c.person, 1);
    row->addWidget(c.period);
    row->addWidget(c.from);
    row->addWidget(c.until);
    row->addWidget(c.text, 1);
    for (QComboBox* box : {c.kind, c.period})
        connect(box, &QComboBox::currentIndexChanged, this, &AuditDialog::applyFilter);
    for (QDateEdit* day : {c.from, c.until})
        connect(day, &QDateEdit::dateChanged, this, &AuditDialog::applyFilter);
    return row;
}

QWidget* AuditDialog::buildTable()
{
    Controls& c = *m_controls;
    c.table = new QTableView;
    c.table->setModel(m_model);
    c.table->setSelectionBehavior(QAbstractItemView::SelectRows);
    c.table->setSelectionMode(QAbstractItemView::SingleSelection);
    c.table->setShowGrid(false);
    c.table->setWordWrap(false);
    c.table->setTabKeyNavigation(false);
    c.table->verticalHeader()->hide();
    c.table->verticalHeader()->setDefaultSectionSize(kAuditRow);
    c.table->horizontalHeader()->setStretchLastSection(true);
    c.table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    c.table->horizontalHeader()->setHighlightSections(false);
    for (int i = 0; i < static_cast<int>(std::size(kWidths)); ++i)
        c.table->setColumnWidth(i, kWidths[i]);
    c.table->setAccessibleName(tr("Entries, newest first"));
    connect(c.table->selectionModel(), &QItemSelectionModel::currentChanged, this, &AuditDialog::showEntry);
    return c.table;
}

QLayout* AuditDialog::buildFoot()
{
    Controls& c = *m_controls;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTight);
    c.count = makeLabel({}, Theme::Type::Body, "muted");
    c.state = makeLabel(tr("Checking every entry..."), Theme::Type::Body, "secondary");
    c.state->setWordWrap(true);
    c.state->setAccessibleName(tr("State of the logs"));
    texts->addWidget(c.count);
    texts->addWidget(c.state);
    auto* again = makeButton("refresh", tr("Check again"));
    c.write = makeButton("file-export", tr("Export..."));
    auto* close = makeButton({}, tr("Close"));
    for (QPushButton* button : {again, c.write, close})
        button->setAutoDefault(false);
    row->addLayout(texts, 1);
    row->addWidget(again, 0, Qt::AlignBottom);
    row->addWidget(c.write, 0, Qt::AlignBottom);
    row->addWidget(close, 0, Qt::AlignBottom);
    connect(again, &QPushButton::clicked, this, &AuditDialog::refresh);
    connect(c.write, &QPushButton::clicked, this, &AuditDialog::chooseTarget);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return row;
}

void AuditDialog::showProject(std::filesystem::path folder)
{
    if (m_project == folder)
        return;
    m_project = std::move(folder);
    refresh();
}

void AuditDialog::refresh()
{
    m_records->readAudit(m_project, this, [this](workflow::AuditReport report) {
        m_model->setReport(std::move(report));
        showState();
        showEntry();
    });
}

void AuditDialog::applyFilter()
{
    Controls& c = *m_controls;
    workflow::AuditFilter filter;
    if (QString const kind = c.kind->currentData().toString(); !kind.isEmpty())
        filter.kinds = {kind.toStdString()};
    filter.person = c.person->text().trimmed().toStdString();
    filter.text = c.text->text().trimmed().toStdString();
    QDate const today = QDate::currentDate();
    int const period = c.period->currentIndex();
    for (QDateEdit* day : {c.from, c.until})
        day->setVisible(period == Between);
    switch (period) {
    case Today: filter.from = startOf(today); break;
    case LastWeek: filter.from = startOf(today.addDays(-6)); break;
    case LastMonth: filter.from = startOf(today.addDays(-29)); break;
    case Between:
        filter.from = startOf(c.from->date());
        filter.until = startOf(c.until->date().addDays(1));
        break;
    default: break;
    }
    m_model->setFilter(std::move(filter));
    showState();
    showEntry();
}

QString AuditDialog::stateText() const { return m_controls->state->text(); }

void AuditDialog::showState()
{
    Controls& c = *m_controls;
    QStringList problems;
    int entries = 0;
    for (workflow::LogReport const& log : m_model->report().logs) {
        entries += static_cast<int>(log.entries);
        if (log.problem)
            problems << sentenceOf(*log.problem);
        for (std::string const& each : log.putAside)
            problems << tr("An earlier log was damaged and put aside: %1.").arg(QString::fromStdString(each));
    }
    c.state->setText(
        problems.isEmpty()
            ? tr("Audit log, consent ledger, review log and registry are whole: %n entries, each genuine and "
                 "in its place.",
                 nullptr, entries)
            : problems.join(QLatin1Char('\n')));
    setRole(c.state, problems.isEmpty() ? "secondary" : "error");
    size_t const all = m_model->report().rows.size();
    c.count->setText(static_cast<size_t>(m_model->rowCount()) == all
                         ? tr("%n entries", nullptr, static_cast<int>(all))
                         : tr("%1 of %n entries", nullptr, static_cast<int>(all)).arg(m_model->rowCount()));
    c.write->setEnabled(m_model->rowCount() > 0);
}

void AuditDialog::showEntry()
{
    workflow::AuditRow const* row = m_model->rowAt(m_controls->table->currentIndex().row());
    auto const body = row ? parseJson(row->body, "audit.db") : Result<Json>(Json());
    m_controls->entry->setPlainText(row && body ? QString::fromStdString(dumpJson(OrderedJson(*body), 2))
                                                : QString());
}

void AuditDialog::chooseTarget()
{
    QString const table = tr("Table (*.csv)"), json = tr("JSON (*.json)");
    QString chosen;
    QString file = QFileDialog::getSaveFileName(this, tr("Export the entries that are shown"),
                                                QStringLiteral("audit.csv"),
                                                table + QStringLiteral(";;") + json, &chosen);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += chosen == json ? QStringLiteral(".json") : QStringLiteral(".csv");
    writeTo(file.toStdString());
}

void AuditDialog::writeTo(std::filesystem::path const& target)
{
    workflow::AuditReport const& report = m_model->report();
    m_records->writeAudit(m_model->shown(), report.logs.empty() ? workflow::LogReport() : report.logs.front(),
                          target, this, [this, target](Status const& status) {
                              m_controls->state->setText(
                                  status ? tr("Written to %1.").arg(QString::fromStdString(target.string()))
                                         : sentenceOf(status.error()));
                              setRole(m_controls->state, status ? "secondary" : "error");
                          });
}

} // namespace fw::ui
