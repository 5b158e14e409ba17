#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QWidget>

class QLabel;

namespace fw::ui {

/// The engine in one line at the top right: what renders, and how many wait. Thread: GUI.
class EngineIndicator : public QWidget {
    Q_OBJECT

public:
    EngineIndicator(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);

    QSize sizeHint() const override;

private:
    void showQueue();

    Session* m_session;
    EngineBridge* m_bridge;
    QLabel* m_icon = nullptr;
    QLabel* m_work = nullptr;
    QLabel* m_queue = nullptr;
};

} // namespace fw::ui
