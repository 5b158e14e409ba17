#pragma once

#include "ui/session/Session.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace fw::ui {

/// What stands between a shot and its rendering, said before anybody clicks: the moderation rule that its
/// words meet, and the memory and time that it will need. Never modal. Thread: GUI.
class Preflight : public QWidget {
    Q_OBJECT

public:
    explicit Preflight(Session* session, QWidget* parent = nullptr);

    /// Looks again soon (after the typing pauses); the moderation line answers at once.
    void showShot(ShotId const& shot);
    QString moderationText() const;
    QString estimateText() const;

private:
    void updateModeration();
    void updateEstimate();

    Session* m_session;
    ShotId m_shot;
    QTimer m_soon;
    QLabel* m_moderation = nullptr;
    QLabel* m_estimate = nullptr;
};

} // namespace fw::ui
