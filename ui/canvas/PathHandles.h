#pragma once

#include "ui/canvas/CanvasOverlay.h"

namespace fw::ui {

/// The way that the head of an animated headshot takes, over the picture: points with their moments, the line
/// between them, and the head's outline at the playhead. Points are dragged, or chosen and moved with keys:
/// Page up and down choose, arrows move (Shift: further), + and - change the head's height, Alt+Left and
/// Right the moment, Insert or a double click adds a point at the playhead, Delete takes it away, Escape ends
/// it. Every change is one edit. Thread: GUI.
class PathHandles : public CanvasOverlay {
    Q_OBJECT

public:
    static constexpr int kMostPoints = 8;

    PathHandles(Session* session, PlaybackLink* link, CanvasPicture* picture);

    /// Whose path in the current shot; an empty id: nobody's.
    void edit(SubjectId const& who, QString const& name);
    int chosen() const { return m_chosen; }
    /// Where a point is drawn, in the widget's coordinates.
    QPointF placeOf(int point) const;

protected:
    bool isThere() const override { return puppet() != nullptr; }
    void refresh() override;
    bool callOff() override;
    bool keeps(QKeyEvent const& event) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    story::Puppet const* puppet() const;
    std::vector<story::PuppetKey> path() const; ///< as drawn: while something is dragged, not yet the board's
    double now() const;                         ///< the playhead in the take, 0 to 1
    QPointF onWidget(double x, double y) const;
    int pointAt(QPointF place) const;
    void choose(int point);
    void addAt(double x, double y);
    void perform(std::vector<story::PuppetKey> path);
    bool moveChosen(QKeyEvent const& event);
    bool changeChosen(QKeyEvent const& event);
    QString describe(int point) const;
    void paintHead(QPainter& painter, story::PuppetKey const& place) const;
    void paintPoint(QPainter& painter, int point) const;

    SubjectId m_who;
    int m_chosen = 0;
    std::vector<story::PuppetKey> m_dragged; ///< empty: nothing is dragged
    QPointF m_grip;                          ///< from the point to where it was taken
};

} // namespace fw::ui
