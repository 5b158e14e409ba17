#include "ui/panels/WithdrawDialog.h"

#include "ui/models/CastLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QLineEdit>

namespace fw::ui {

namespace {

constexpr int kWithdrawWidth = 480;
constexpr size_t kListedShots = 12;

/// "Shot 1", "Shots 1, 2 and 5", "Shots 1, 2, 3 and 40 more".
QString shotsLeftText(std::vector<int> const& shots)
{
    if (shots.size() == 1)
        return WithdrawDialog::tr("Shot %1 shows this person and will be blocked.").arg(shots.front());
    QStringList numbers;
    for (size_t i = 0; i < shots.size() && i < kListedShots; ++i)
        numbers << QString::number(shots[i]);
    QString const last = shots.size() > kListedShots
                             ? WithdrawDialog::tr("%1 more").arg(shots.size() - kListedShots)
                             : numbers.takeLast();
    return WithdrawDialog::tr("Shots %1 and %2 show this person and will be blocked.")
        .arg(numbers.join(QStringLiteral(", ")), last);
}

int countOf(auto const& list) { return static_cast<int>(list.size()); }

} // namespace

WithdrawDialog::WithdrawDialog(Session* session, CastBook* cast, SubjectId subject, QWidget* parent)
    : QDialog(parent), m_session(session), m_cast(cast), m_subject(std::move(subject)),
      m_reason(new QLineEdit), m_problem(makeLabel({}, Theme::Type::Body, "error")),
      m_withdraw(makeButton("ban", tr("Withdraw for good")))
{
    QString const name = QString::fromStdString(cast->nameOf(m_subject));
    setWindowTitle(tr("Withdraw consent"));
    setMinimumWidth(kWithdrawWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* title = makeLabel(tr("Withdraw the consent of %1?").arg(name), Theme::Type::ShotName);
    auto* text =
        makeLabel(tr("This is for good. The headshots are destroyed with their key, jobs of this person "
                     "stop, and nothing that shows the person can be rendered or exported any more."),
                  Theme::Type::Form, "secondary");
    m_reason->setPlaceholderText(tr("Why (optional, kept in the ledger)"));
    m_reason->setAccessibleName(tr("Reason"));
    for (QLabel* label : {title, text, m_problem})
        label->setWordWrap(true);
    m_problem->hide();
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(buildDependents());
    column->addWidget(m_reason);
    column->addWidget(m_problem);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    auto* cancel = makeButton({}, tr("Keep the consent"));
    cancel->setDefault(true);
    m_withdraw->setAutoDefault(false);
    row->addStretch();
    row->addWidget(m_withdraw);
    row->addWidget(cancel);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_withdraw, &QPushButton::clicked, this, &WithdrawDialog::withdraw);
    cancel->setFocus();
}

QWidget* WithdrawDialog::buildDependents()
{
    m_dependents = makeLabel({}, Theme::Type::Form, "note");
    m_dependents->setWordWrap(true);
    m_dependents->setAccessibleName(tr("What shows this person in this project"));
    m_dependents->setVisible(m_session->isOpen());
    if (m_session->isOpen()) {
        m_dependents->setText(tr("Looking through this project..."));
        m_cast->listDependents(m_subject, this,
                               [this](Result<workflow::Dependents> const& found) { showDependents(found); });
    }
    return m_dependents;
}

QString WithdrawDialog::dependentsText() const { return m_dependents->text(); }

void WithdrawDialog::showDependents(Result<workflow::Dependents> const& found)
{
    if (!found) {
        m_dependents->setText(sentenceOf(found.error()));
        return;
    }
    QStringList lines;
    if (!found->shots.empty())
        lines << shotsLeftText(found->shots);
    if (!found->takes.empty())
        lines << tr("%n take(s) show this person and cannot be exported.", nullptr, countOf(found->takes));
    if (!found->jobs.empty())
        lines << tr("%n job(s) will be stopped.", nullptr, countOf(found->jobs));
    if (!found->exported.empty())
        lines << tr("%n film(s) were exported, last on %1. Films that left cannot be called back.", nullptr,
                    countOf(found->exported))
                     .arg(dayText(found->exported.back()));
    m_dependents->setText(lines.isEmpty() ? tr("Nothing in this project shows this person.")
                                          : lines.join(QLatin1Char('\n')));
}

void WithdrawDialog::withdraw()
{
    m_withdraw->setEnabled(false);
    m_cast->revoke(m_subject, m_reason->text().trimmed().toStdString(), this, [this](Status const& status) {
        if (status) {
            accept();
            return;
        }
        m_withdraw->setEnabled(true);
        m_problem->setText(sentenceOf(status.error()));
        m_problem->show();
    });
}

} // namespace fw::ui
