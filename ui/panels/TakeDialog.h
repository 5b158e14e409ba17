#pragma once

#include "engine/jobs/TakeRecipe.h"
#include "ui/bridge/TaskWorker.h"
#include "ui/session/Session.h"

#include <QDialog>

class QLabel;
class QTreeWidget;

namespace fw::ui {

/// What is known of a take: what was asked for, with which model, how it went and what its files are. Reads
/// the recipe on a worker. Thread: GUI.
class TakeDialog : public QDialog {
    Q_OBJECT

public:
    TakeDialog(Session* session, ShotId const& shot, TakeId const& take, QWidget* parent = nullptr);

    QString asText() const; ///< all lines, for the clipboard
    bool isRead() const { return m_isRead; }

private:
    void addLine(QString const& name, QString const& value);
    void showTake(story::Take const& take);
    void showRecipe(jobs::Recipe const& recipe);
    void showRequest(plan::RenderRequest const& request);
    void showReceipt(jobs::Receipt const& receipt);
    void openFolder();

    Session* m_session;
    TakeId m_take;
    QTreeWidget* m_list;
    QLabel* m_said;
    bool m_isRead = false;
    TaskWorker m_worker; // last: joined before what it uses goes
};

} // namespace fw::ui
