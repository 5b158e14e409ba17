#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/session/Session.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace fw::ui {

/// After a consent was withdrawn: the takes of the open project and the exported films that show the person,
/// listed one by one, and the offer to delete them for good. Nothing is deleted before the list was there to
/// read. Thread: GUI.
class DeleteDialog : public QDialog {
    Q_OBJECT

public:
    DeleteDialog(Session* session, CastBook* cast, SubjectId subject, QWidget* parent = nullptr);

    int listed() const; ///< lines of the list
    QString summary() const;

Q_SIGNALS:
    void looked(int count); ///< the list is there; with 0 there is nothing to offer
    void deleted(QString const& summary);

private:
    void showDependents(Result<workflow::Dependents> const& found);
    void addTakes();
    void deleteAll();
    void showDeletion(workflow::Deletion const& made);

    Session* m_session;
    CastBook* m_cast;
    SubjectId m_subject;
    workflow::Dependents m_found;
    QListWidget* m_list = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_delete = nullptr;
};

} // namespace fw::ui
