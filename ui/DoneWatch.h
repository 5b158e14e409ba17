#pragma once

#include "ui/bridge/EngineBridge.h"

#include <QObject>

namespace fw::ui {

/// Says once that the queue ran empty, with what became of it. Held jobs wait for the person and count as
/// nothing; a pause is none of its business. Thread: GUI.
class DoneWatch : public QObject {
    Q_OBJECT

public:
    explicit DoneWatch(EngineBridge* bridge, QObject* parent = nullptr);

Q_SIGNALS:
    /// "3 shots are ready" or "2 shots are ready, 1 failed"
    void done(QString const& text);

private:
    void look();

    EngineBridge* m_bridge;
    int m_ready = 0, m_failed = 0;
};

/// Shows a notification of the desktop (freedesktop.org's Notifications, over D-Bus) without waiting for an
/// answer; without such a service nothing happens. Thread: GUI.
void tellDesktop(QString const& title, QString const& text, bool hasSound);

} // namespace fw::ui
