#pragma once

#include "ui/canvas/CanvasOverlay.h"

namespace fw::ui {

/// The part of the picture that is made anew, drawn over the canvas with a rubber band: drag a new one, drag
/// its sides and corners, or move it as it is. Arrow keys move it (Shift: further), Alt with arrows changes
/// its width and height, Delete takes the whole picture, Escape ends. Every change is one edit. Thread: GUI.
class RegionBand : public CanvasOverlay {
    Q_OBJECT

public:
    RegionBand(Session* session, PlaybackLink* link, CanvasPicture* picture);

    /// Of the current shot's retake.
    void edit(bool isDrawing);
    QRectF bandRect() const; ///< in the widget's coordinates

protected:
    bool isThere() const override { return shot() != nullptr; }
    void refresh() override;
    bool callOff() override;
    bool keeps(QKeyEvent const& event) const override;
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

    void showPart();
    story::Shot const* shot() const; ///< nullptr: it makes nothing anew
    story::Region region() const;    ///< as drawn: while something is dragged, not yet the board's
    Grip gripAt(QPointF place) const;
    void showCursor(Grip const& grip);
    void perform(std::optional<story::Region> const& region);
    bool moveByKey(QKeyEvent const& event);

    Grip m_grip;
    std::optional<story::Region> m_dragged; ///< while the mouse is down
    story::Region m_before;                 ///< when it went down
    QPointF m_pressed;                      ///< in shares of the frame
};

} // namespace fw::ui
