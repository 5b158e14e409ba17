#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace fw::ui {

class PlaybackLink;
class WipeHandle;

/// The picture itself: the cut at the playhead, or, while the current shot forms, its predicted clip as a
/// loop that sharpens step by step, with a thin bar, step and time left. Two takes that are compared meet at
/// a line. Fit or 100 %, where what is larger than the view is dragged about; safe areas. Thread: GUI.
class CanvasPicture : public QWidget {
    Q_OBJECT

public:
    CanvasPicture(Session* session, EngineBridge* bridge, PlaybackLink* link, QWidget* parent = nullptr);

    void setActualSize(bool isActual);
    bool isActualSize() const { return m_isActualSize; }
    void setSafeAreas(bool areShown);
    bool hasSafeAreas() const { return m_hasSafeAreas; }
    bool isShowingForming() const;
    QRect frameRect() const; ///< where the project's frame is drawn
    WipeHandle* wipe() { return m_wipe; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QSize frameSize() const;
    void panBy(QPoint pixels);
    void placeWipe();
    bool isWiping() const;
    void paintCompared(QPainter& painter, QRect const& frame);
    void paintPlate(QPainter& painter, QPoint corner, QString const& text, bool isAtRight);
    void paintForming(QPainter& painter, QRect const& frame);
    void paintSafeAreas(QPainter& painter, QRect const& frame);
    void updateLoop();

    Session* m_session;
    EngineBridge* m_bridge;
    PlaybackLink* m_link;
    WipeHandle* m_wipe;
    QPoint m_pan; ///< of the frame's middle from the view's
    QPoint m_pressed;
    QTimer m_loop;
    QTimer m_resized;
    int m_loopFrame = 0;
    bool m_isActualSize = false;
    bool m_hasSafeAreas = false;
};

} // namespace fw::ui
