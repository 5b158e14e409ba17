#include "ui/canvas/RegionBand.h"

#include "ui/canvas/CanvasPicture.h"
#include "ui/session/StartGestures.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr double kReach = 8;       // px of the mouse around a side
constexpr double kLeastSide = .01; // of the frame
constexpr double kKeyStep = .01, kKeyLeap = .05;
constexpr double kHandle = 8;

/// Between two corners, whichever they are, inside the frame.
story::Region between(QPointF a, QPointF b)
{
    auto const inside = [](double share) { return std::clamp(share, 0.0, 1.0); };
    double const left = inside(std::min(a.x(), b.x())), right = inside(std::max(a.x(), b.x()));
    double const top = inside(std::min(a.y(), b.y())), bottom = inside(std::max(a.y(), b.y()));
    return {left, top, right - left, bottom - top};
}

story::Region movedBy(story::Region region, QPointF by)
{
    region.x = std::clamp(region.x + by.x(), 0.0, 1 - region.width);
    region.y = std::clamp(region.y + by.y(), 0.0, 1 - region.height);
    return region;
}

bool isWhole(story::Region const& region) { return region == story::Region{}; }

} // namespace

RegionBand::RegionBand(Session* session, PlaybackLink* link, CanvasPicture* picture)
    : CanvasOverlay(session, link, picture)
{
    setObjectName(QStringLiteral("regionBand"));
    setAccessibleName(tr("Region to make anew"));
    setMouseTracking(true);
    setToolTip(
        tr("Drag over what is to be made anew. Arrow keys move the region, Alt with arrows changes its "
           "size, Delete takes the whole picture, Escape ends."));
}

void RegionBand::edit(bool isDrawing)
{
    if (!isDrawing)
        return end();
    (void)callOff();
    begin();
    showPart();
}

/// The playhead to the part that is made anew, unless it is there.
void RegionBand::showPart()
{
    story::Shot const* const here = shot();
    if (!here)
        return;
    story::Retake const& part = *here->start.retake;
    auto const now = ownFrame(m_session->cut(), m_shot, m_session->playhead());
    if (now && *now >= part.first && *now < part.end)
        return;
    for (plan::CutItem const& item : m_session->cut().items)
        if (item.shot == m_shot)
            m_session->setPlayhead(item.start + std::max(part.first - item.trimIn, TimelineFrame{0}));
}

bool RegionBand::callOff()
{
    bool const isDragged = m_dragged.has_value();
    m_dragged.reset();
    return isDragged;
}

void RegionBand::refresh()
{
    raise();
    story::Region const at = region();
    auto const percent = [](double share) { return std::lround(share * 100); };
    setAccessibleDescription(tr("From %1 % left and %2 % top, %3 % wide, %4 % high")
                                 .arg(percent(at.x))
                                 .arg(percent(at.y))
                                 .arg(percent(at.width))
                                 .arg(percent(at.height)));
    update();
}

story::Shot const* RegionBand::shot() const
{
    story::Shot const* const found = story::findShot(m_session->board(), m_shot);
    return found && found->start.retake ? found : nullptr;
}

story::Region RegionBand::region() const
{
    if (m_dragged)
        return *m_dragged;
    story::Shot const* const here = shot();
    return here ? here->start.retake->region.value_or(story::Region{}) : story::Region{};
}

QRectF RegionBand::bandRect() const
{
    QRectF const frame = m_picture->frameRect();
    story::Region const at = region();
    return {frame.x() + at.x * frame.width(), frame.y() + at.y * frame.height(), at.width * frame.width(),
            at.height * frame.height()};
}

RegionBand::Grip RegionBand::gripAt(QPointF place) const
{
    Grip grip;
    QRectF const band = bandRect();
    if (isWhole(region()) || !band.adjusted(-kReach, -kReach, kReach, kReach).contains(place))
        return grip; // a new one
    grip.isLeft = std::abs(place.x() - band.left()) <= kReach;
    grip.isRight = !grip.isLeft && std::abs(place.x() - band.right()) <= kReach;
    grip.isTop = std::abs(place.y() - band.top()) <= kReach;
    grip.isBottom = !grip.isTop && std::abs(place.y() - band.bottom()) <= kReach;
    grip.isMiddle = !grip.isAny();
    return grip;
}

void RegionBand::showCursor(Grip const& grip)
{
    bool const isAcross = grip.isLeft || grip.isRight, isUp = grip.isTop || grip.isBottom;
    if (isAcross && isUp)
        setCursor(grip.isLeft == grip.isTop ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
    else if (isAcross || isUp)
        setCursor(isAcross ? Qt::SizeHorCursor : Qt::SizeVerCursor);
    else
        setCursor(grip.isMiddle ? Qt::SizeAllCursor : Qt::CrossCursor);
}

void RegionBand::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grip = gripAt(event->position());
    m_before = region();
    m_pressed = inFrame(event->position());
    m_dragged = m_before;
}

void RegionBand::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragged)
        return showCursor(gripAt(event->position()));
    QPointF const now = inFrame(event->position());
    story::Region const& was = m_before;
    if (m_grip.isMiddle) {
        m_dragged = movedBy(was, now - m_pressed);
    } else if (m_grip.isAny()) {
        QPointF a(was.x, was.y), b(was.x + was.width, was.y + was.height);
        (m_grip.isLeft ? a : b).setX(m_grip.isLeft || m_grip.isRight ? now.x() : b.x());
        (m_grip.isTop ? a : b).setY(m_grip.isTop || m_grip.isBottom ? now.y() : b.y());
        m_dragged = between(a, b);
    } else {
        m_dragged = between(m_pressed, now);
    }
    update();
}

void RegionBand::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragged)
        return;
    story::Region const drawn = *m_dragged;
    m_dragged.reset();
    bool const isReal = drawn.width >= kLeastSide && drawn.height >= kLeastSide;
    if (isReal && drawn != m_before)
        perform(drawn);
    update();
}

void RegionBand::perform(std::optional<story::Region> const& region)
{
    story::Shot const* const here = shot();
    if (auto const edit = here ? changeRegion(*here, region) : std::nullopt)
        (void)m_session->perform(*edit); // errors go to Session::failed
}

bool RegionBand::moveByKey(QKeyEvent const& event)
{
    double const step = event.modifiers().testFlag(Qt::ShiftModifier) ? kKeyLeap : kKeyStep;
    QPointF by;
    switch (event.key()) {
    case Qt::Key_Left: by = {-step, 0}; break;
    case Qt::Key_Right: by = {step, 0}; break;
    case Qt::Key_Up: by = {0, -step}; break;
    case Qt::Key_Down: by = {0, step}; break;
    default: return false;
    }
    story::Region at = region();
    if (event.modifiers().testFlag(Qt::AltModifier)) {
        at.width = std::clamp(at.width + by.x(), kLeastSide, 1 - at.x);
        at.height = std::clamp(at.height + by.y(), kLeastSide, 1 - at.y);
    } else {
        at = movedBy(at, by);
    }
    if (at != region())
        perform(at);
    return true;
}

bool RegionBand::keeps(QKeyEvent const& event) const
{
    int const key = event.key();
    return key == Qt::Key_Escape || key == Qt::Key_Delete || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_Up || key == Qt::Key_Down;
}

void RegionBand::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return escape();
    if (event->key() == Qt::Key_Delete)
        return perform(std::nullopt);
    if (!moveByKey(*event))
        QWidget::keyPressEvent(event);
}

void RegionBand::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF const frame = m_picture->frameRect(), band = bandRect();
    QPainterPath kept;
    kept.addRect(frame);
    QPainterPath anew;
    anew.addRect(band);
    painter.fillPath(kept.subtracted(anew), QColor(0, 0, 0, 140));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 4));
    painter.drawRect(band);
    QColor const accent = Theme::instance().colours().accent;
    painter.setPen(QPen(accent, 2));
    painter.drawRect(band);
    if (hasFocus() || m_dragged) {
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
        painter.setBrush(accent);
        for (QPointF const& corner : {band.topLeft(), band.topRight(), band.bottomLeft(), band.bottomRight()})
            painter.drawRect(QRectF(corner.x() - kHandle / 2, corner.y() - kHandle / 2, kHandle, kHandle));
    }
}

} // namespace fw::ui
