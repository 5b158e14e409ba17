#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/MachineWatch.h"
#include "ui/session/Session.h"

#include <QElapsedTimer>
#include <QWidget>

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace fw::ui {

/// The engine at work: what it renders and how fast, which model it holds on which device, memory,
/// temperature, and the newest lines of the log. Looks at the computer only while it is seen. Thread: GUI.
class MonitorPanel : public QWidget {
    Q_OBJECT

public:
    MonitorPanel(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);

    /// Steps a second of the running rendering; 0 while that is not known.
    double stepsPerSecond() const { return m_stepsPerSecond; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLabel* addRow(QFormLayout* form, QString const& name);
    void showEngine();
    void showMachine(MachineLoad const& load, double processorShare);
    void measure(jobs::JobInfo const& job);

    Session* m_session;
    EngineBridge* m_bridge;
    MachineWatch* m_watch;
    QLabel *m_work, *m_speed, *m_model, *m_device, *m_memory, *m_processor, *m_cards;
    QPlainTextEdit* m_log;
    // Of the running rendering: when which step was done.
    JobId m_job;
    int m_step = 0;
    double m_stepsPerSecond = 0;
    QElapsedTimer m_sinceStep;
};

} // namespace fw::ui
