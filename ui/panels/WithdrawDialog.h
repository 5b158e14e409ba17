#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/session/Session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fw::ui {

/// Asks before a consent is withdrawn, which is for good: what shows the person in this project, what will
/// stop, and what cannot be called back. Thread: GUI.
class WithdrawDialog : public QDialog {
    Q_OBJECT

public:
    WithdrawDialog(Session* session, CastBook* cast, SubjectId subject, QWidget* parent = nullptr);

    QString dependentsText() const; ///< empty until they were looked up

private:
    QWidget* buildDependents();
    void showDependents(Result<workflow::Dependents> const& found);
    void withdraw();

    Session* m_session;
    CastBook* m_cast;
    SubjectId m_subject;
    QLabel* m_dependents = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_withdraw = nullptr;
};

} // namespace fw::ui
