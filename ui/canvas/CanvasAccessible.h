#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QTimer>

namespace fw::ui {

class CanvasView;

/// The canvas for a screen reader: a picture whose name says where the playhead is, which shot plays there
/// and whether the film runs. While it runs only another shot is told. The view makes one first of all in its
/// constructor. Thread: GUI.
class CanvasAccessible : public QObject {
    Q_OBJECT

public:
    CanvasAccessible(CanvasView* canvas, Session* session, EngineBridge* bridge);
    ~CanvasAccessible() override;

    QString name() const;
    QString description() const; ///< the shot's words, and how far it is while it forms

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void changed();
    void tell();
    QString state() const;

    CanvasView* m_canvas;
    Session* m_session;
    EngineBridge* m_bridge;
    QTimer m_timer;
    ShotId m_toldShot;
};

} // namespace fw::ui
