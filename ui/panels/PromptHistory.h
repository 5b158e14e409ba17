#pragma once

#include "engine/workflow/Prompts.h"
#include "ui/bridge/TaskWorker.h"
#include "ui/session/Session.h"

#include <QDialog>

#include <stop_token>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace fw::ui {

/// Earlier prompts of a shot and of the other shots of the project, found by typing; Enter gives the shot the
/// chosen one, as one undo step. They are worked out from takes, dated copies and the undo steps. Thread:
/// GUI.
class PromptHistory : public QDialog {
    Q_OBJECT

public:
    PromptHistory(Session* session, ShotId shot, QWidget* parent = nullptr);
    ~PromptHistory() override; ///< what is being read is left

    void accept() override;
    bool isRead() const { return m_isRead; } ///< takes and copies are in the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< arrows go on into the list

private:
    void fill();
    void addGroup(QString const& name, std::vector<workflow::EarlierPrompt> const& prompts);
    void filter();
    void step(int by);

    Session* m_session;
    ShotId m_shot;
    std::vector<workflow::EarlierPrompt> m_read;
    bool m_isRead = false;
    QLineEdit* m_words;
    QTreeWidget* m_list;
    QLabel* m_said;
    QPushButton* m_use = nullptr;
    std::stop_source m_stop;
    TaskWorker m_worker; // last: joined before what it uses goes
};

} // namespace fw::ui
