#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QWidget>

namespace fw::ui {

/// From "Generate" to jobs in the queue: moderation questions are asked here, refusals are shown with their
/// sentence. Thread: GUI.
class GenerateFlow : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of questions.
    GenerateFlow(Session* session, EngineBridge* bridge, QWidget* window);

    void generate(std::vector<ShotId> const& shots);
    void generateSelected();
    void generateAll(); ///< every shot that is stale or empty
    void stop();        ///< the selected shots' jobs; without any, the one that runs

Q_SIGNALS:
    void failed(fw::Error const& error);
    void noticed(QString const& text);

private:
    /// What was asked for, once every weight file is known: a new checkpoint is read first, on a worker.
    void submit(std::vector<ShotId> const& shots);
    bool confirm(ShotId const& shot);                 ///< every question about it that was not answered yet
    bool isPaidFor(std::vector<ShotId> const& shots); ///< within the budget, or the person says so
    bool ask(ShotId const& shot, moderation::Decision const& decision);

    Session* m_session;
    EngineBridge* m_bridge;
    QWidget* m_window;
};

} // namespace fw::ui
