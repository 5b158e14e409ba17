#pragma once

#include "ui/bridge/SeamBook.h"
#include "ui/session/Session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace fw::ui {

/// Below "Start from" of a shot that continues another one: how well the seam holds, whether the shot still
/// fits what it continues, and the three ways on: keep it, extend anew, dissolve over it. Hidden otherwise.
/// Thread: GUI.
class SeamLine : public QWidget {
    Q_OBJECT

public:
    explicit SeamLine(Session* session, QWidget* parent = nullptr);

    void showShot(ShotId const& shot);

Q_SIGNALS:
    void extendRequested(fw::ShotId const& shot);

private:
    void update();
    void keep();
    void dissolve();
    bool canDissolve() const;

    Session* m_session;
    SeamBook* m_seams;
    ShotId m_shot;
    QLabel* m_text;
    QPushButton *m_keep, *m_extend, *m_dissolve;
};

} // namespace fw::ui
