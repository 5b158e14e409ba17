#pragma once

#include "engine/workflow/Budget.h"
#include "ui/session/Session.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace fw::ui {

/// What rendering costs on this computer, and what the open project may take of it. Thread: GUI.
class CostDialog : public QDialog {
    Q_OBJECT

public:
    explicit CostDialog(Session* session, QWidget* parent = nullptr);

    void accept() override; ///< the rates into their file, the budget as an edit

private:
    QLayout* buildRates();
    QLayout* buildBudget();
    jobs::Rates rates() const;
    std::optional<story::Budget> budget() const;
    void showUse();

    Session* m_session;
    QDoubleSpinBox *m_watts, *m_perKwh, *m_perHour, *m_amount;
    QLineEdit* m_currency;
    QComboBox* m_unit;
    QLabel* m_use;
    QLabel* m_problem;
};

} // namespace fw::ui
