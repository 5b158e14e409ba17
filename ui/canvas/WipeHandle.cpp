#include "ui/canvas/WipeHandle.h"

#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kWipeRange = 1000;
constexpr int kWipeStep = 20;  // an arrow key
constexpr int kWipePage = 100; // Page up and down
constexpr int kKnobRadius = 14;

} // namespace

WipeHandle::WipeHandle(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kWipeRange);
    setSingleStep(kWipeStep);
    setPageStep(kWipePage);
    setValue(kWipeRange / 2);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Line between two takes"));
    setCursor(Qt::SplitHCursor);
    setToolTip(tr("Drag to see more of one take or of the other"));
    connect(this, &QSlider::valueChanged, this, [this] { update(); });
}

int WipeHandle::lineX() const
{
    return static_cast<int>(std::lround(static_cast<double>(value()) / kWipeRange * width()));
}

void WipeHandle::paintEvent(QPaintEvent*)
{
    Colours const& c = Theme::instance().colours();
    QPainter painter(this);
    int const x = lineX();
    painter.fillRect(QRect(x - 1, 0, 3, height()), c.playheadEdge);
    painter.fillRect(QRect(x, 0, 1, height()), c.playheadCore);
    painter.setRenderHint(QPainter::Antialiasing);
    int const middle = std::clamp(x, kKnobRadius + 2, std::max(kKnobRadius + 2, width() - kKnobRadius - 2));
    QPointF const knob(middle + 0.5, height() / 2.0);
    if (hasFocus()) {
        painter.setPen(QPen(c.playheadEdge, 4));
        painter.drawEllipse(knob, kKnobRadius + 3, kKnobRadius + 3);
        painter.setPen(QPen(c.accent, 2));
        painter.drawEllipse(knob, kKnobRadius + 3, kKnobRadius + 3);
    }
    painter.setPen(QPen(c.playheadEdge, 1));
    painter.setBrush(isSliderDown() || underMouse() ? c.accentHover : c.accent);
    painter.drawEllipse(knob, kKnobRadius, kKnobRadius);
    painter.setPen(QPen(c.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (int const side : {-1, 1}) {
        QPointF const tip = knob + QPointF(side * 8, 0);
        painter.drawPolyline(QPolygonF{tip + QPointF(-side * 4, -4), tip, tip + QPointF(-side * 4, 4)});
    }
}

void WipeHandle::moveTo(int x)
{
    setValue(static_cast<int>(std::lround(static_cast<double>(x) / std::max(1, width()) * kWipeRange)));
}

void WipeHandle::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    moveTo(event->pos().x());
}

void WipeHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        moveTo(event->pos().x());
}

void WipeHandle::mouseReleaseEvent(QMouseEvent*)
{
    setSliderDown(false);
    update();
}

void WipeHandle::wheelEvent(QWheelEvent* event) { event->ignore(); } // the picture scrolls, not the wipe

} // namespace fw::ui
