#pragma once

#include "ui/bridge/WeightReader.h"
#include "ui/session/Session.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace fw::ui {

/// What a shot's rendering will need, said before anybody clicks: memory and time. Never modal. Thread: GUI.
class Preflight : public QWidget {
    Q_OBJECT

public:
    Preflight(Session* session, WeightReader* weights, QWidget* parent = nullptr);

    /// Looks again soon, after the typing pauses.
    void showShot(ShotId const& shot);
    QString estimateText() const;

private:
    void updateEstimate();

    Session* m_session;
    WeightReader* m_weights;
    ShotId m_shot;
    QTimer m_soon;
    QLabel* m_estimate = nullptr;
};

} // namespace fw::ui
