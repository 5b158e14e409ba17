#include "ui/panels/CostDialog.h"

#include "ui/panels/QuietBox.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>

namespace fw::ui {

namespace {

constexpr int kCostWidth = 420;
constexpr double kMost = 1e6;

QDoubleSpinBox* box(int decimals, QString const& suffix = {})
{
    auto* made = new QuietBox;
    made->setRange(0, kMost);
    made->setDecimals(decimals);
    made->setSuffix(suffix);
    return made;
}

} // namespace

CostDialog::CostDialog(Session* session, QWidget* parent)
    : QDialog(parent), m_session(session), m_watts(box(0, tr(" W"))), m_perKwh(box(3)), m_perHour(box(2)),
      m_amount(box(2)), m_currency(new QLineEdit), m_unit(new QComboBox),
      m_use(makeLabel({}, Theme::Type::Body, "muted")), m_problem(makeLabel({}, Theme::Type::Body, "error"))
{
    setWindowTitle(tr("Costs and budget"));
    setMinimumWidth(kCostWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addWidget(makeLabel(tr("This computer"), Theme::Type::Title));
    column->addLayout(buildRates());
    column->addWidget(makeLine());
    column->addWidget(makeLabel(tr("This project"), Theme::Type::Title));
    column->addLayout(buildBudget());
    for (QLabel* label : {m_use, m_problem}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &CostDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    for (QDoubleSpinBox* each : {m_watts, m_perKwh, m_perHour, m_amount})
        connect(each, &QDoubleSpinBox::valueChanged, this, &CostDialog::showUse);
    connect(m_currency, &QLineEdit::textChanged, this, &CostDialog::showUse);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &CostDialog::showUse);
    showUse();
}

QLayout* CostDialog::buildRates()
{
    auto const known = jobs::loadDefaultRates();
    jobs::Rates const now = known ? *known : jobs::Rates();
    m_watts->setValue(now.watts);
    m_perKwh->setValue(now.pricePerKwh);
    m_perHour->setValue(now.pricePerHour);
    m_currency->setText(QString::fromStdString(now.currency));
    m_watts->setToolTip(tr(
        "What it draws from the wall while it renders: a figure of yours, for takes that nothing measured"));
    m_perHour->setToolTip(tr("What an hour of the machine costs: rent, or what it loses in worth"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    form->addRow(tr("Power while rendering"), m_watts);
    form->addRow(tr("Electricity, a kWh"), m_perKwh);
    form->addRow(tr("Machine, an hour"), m_perHour);
    form->addRow(tr("Currency"), m_currency);
    return form;
}

QLayout* CostDialog::buildBudget()
{
    m_unit->addItems({tr("No budget"), tr("Minutes"), tr("Watt-hours"), tr("Money")});
    m_unit->setAccessibleName(tr("What the budget counts"));
    m_amount->setAccessibleName(tr("Budget"));
    if (auto const& budget = m_session->board().budget) {
        m_unit->setCurrentIndex(1 + static_cast<int>(budget->unit));
        m_amount->setValue(budget->amount);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addWidget(m_unit, 1);
    row->addWidget(m_amount, 1);
    return row;
}

jobs::Rates CostDialog::rates() const
{
    return {m_watts->value(), m_perKwh->value(), m_perHour->value(),
            m_currency->text().trimmed().toStdString()};
}

std::optional<story::Budget> CostDialog::budget() const
{
    if (m_unit->currentIndex() <= 0 || m_amount->value() <= 0)
        return std::nullopt;
    return story::Budget{static_cast<story::BudgetUnit>(m_unit->currentIndex() - 1), m_amount->value()};
}

void CostDialog::showUse()
{
    m_amount->setEnabled(m_unit->currentIndex() > 0);
    jobs::Rates const now = rates();
    jobs::Spent const spent = workflow::spentOn(m_session->board());
    QString text =
        tr("The takes that are here took %1.").arg(engineText(jobs::costText(jobs::costOf(spent, now), now)));
    bool const isMoney = budget() && budget()->unit == story::BudgetUnit::Money;
    if (isMoney && !now.hasPrices())
        text += ' ' + tr("A budget of money needs a price above.");
    m_use->setText(text);
}

void CostDialog::accept()
{
    if (Status const saved = jobs::saveRates(rates(), jobs::defaultRatesFile()); !saved) {
        m_problem->setText(sentenceOf(saved.error()));
        m_problem->show();
        return;
    }
    if (m_session->isOpen() && budget() != m_session->board().budget &&
        !m_session->perform(story::SetBudget{budget()}))
        return; // errors go to Session::failed
    QDialog::accept();
}

} // namespace fw::ui
