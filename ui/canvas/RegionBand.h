#pragma once

#include "ui/session/Session.h"

#include <QWidget>

namespace fw::ui {

class CanvasPicture;
class PlaybackLink;

/// The part of the picture that is made anew, drawn over the canvas with a rubber band: drag a new one, drag
/// its sides and corners, or move it as it is. Arrow keys move it (Shift: further), Alt with arrows changes
/// its width and height, Delete takes the whole picture, Escape ends. Every change is one edit. Shown while
/// nothing plays. Thread: GUI.
class RegionBand : public QWidget {
    Q_OBJECT

public:
    RegionBand(Session* session, PlaybackLink* link, CanvasPicture* picture);

    /// Of the current shot's retake; ends by itself when another shot is chosen.
    void edit(bool isDrawing);
    bool isEditing() const { return !m_shot.isEmpty(); }
    QRectF bandRect() const; ///< in the widget's coordinates

Q_SIGNALS:
    void ended();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What a press takes hold of.
    struct Grip {
        bool isLeft = false, isTop = false, isRight = false, isBottom = false;
        bool isMiddle = false;
        bool isAny() const { return isLeft || isTop || isRight || isBottom || isMiddle; }
    };

    void refresh();
    void showPart();
    void stop();
    story::Shot const* shot() const; ///< nullptr: it makes nothing anew
    story::Region region() const;    ///< as drawn: while something is dragged, not yet the board's
    QPointF inFrame(QPointF place) const;
    Grip gripAt(QPointF place) const;
    void showCursor(Grip const& grip);
    void perform(std::optional<story::Region> const& region);
    bool moveByKey(QKeyEvent const& event);

    Session* m_session;
    PlaybackLink* m_link;
    CanvasPicture* m_picture;
    ShotId m_shot;
    Grip m_grip;
    std::optional<story::Region> m_dragged; ///< while the mouse is down
    story::Region m_before;                 ///< when it went down
    QPointF m_pressed;                      ///< in shares of the frame
};

} // namespace fw::ui
