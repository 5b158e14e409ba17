#include "ui/panels/CaptureView.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace fw::ui {

CaptureView::CaptureView(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(360, 270);
    setAccessibleName(tr("Camera picture"));
}

void CaptureView::setPose(cameo::Pose pose)
{
    m_pose = pose;
    update();
}

void CaptureView::show(QImage picture, std::optional<cameo::Judgement> judgement)
{
    m_picture = std::move(picture);
    m_judgement = std::move(judgement);
    update();
}

QRectF CaptureView::pictureArea() const
{
    QSizeF size = m_picture.isNull() ? QSizeF(4, 3) : QSizeF(m_picture.size());
    size.scale(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void CaptureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    Colours const& colours = Theme::instance().colours();
    painter.fillRect(rect(), colours.well);
    QRectF const area = pictureArea();
    if (!m_picture.isNull())
        painter.drawImage(area, m_picture);
    // The outline: a head in the middle, its nose line turned to where the head shall look.
    double const high = area.height() * .62, wide = high * .74;
    QRectF const head(area.center().x() - wide / 2, area.center().y() - high * .52, wide, high);
    QPainterPath outside;
    outside.addRect(area);
    QPainterPath oval;
    oval.addEllipse(head);
    QColor shade = colours.playheadEdge;
    shade.setAlphaF(.3F);
    painter.fillPath(outside - oval, shade);
    bool const isGood = m_judgement && m_judgement->isGood();
    QPen pen(isGood ? Theme::instance().state(ShotState::Ready).text : colours.playheadCore, 2.5);
    if (!isGood)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawEllipse(head);
    double const turn = m_pose == cameo::Pose::TurnedLeft    ? -.26
                        : m_pose == cameo::Pose::TurnedRight ? .26
                                                             : 0;
    QPointF const top(head.center().x() + turn * wide * .8, head.top() + high * .42);
    QPointF const tip(head.center().x() + turn * wide * 1.15, head.top() + high * .6);
    painter.drawLine(top, tip);
    if (m_pose == cameo::Pose::Smile)
        painter.drawArc(QRectF(head.center().x() - wide * .2, head.top() + high * .6, wide * .4, high * .2),
                        200 * 16, 140 * 16);
    if (!m_judgement || !m_judgement->face || m_picture.isNull())
        return;
    double const scale = area.width() / m_picture.width();
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    for (cameo::Point const& point : m_judgement->face->points)
        painter.drawEllipse(area.topLeft() + QPointF(point.x, point.y) * scale, 2.5, 2.5);
}

} // namespace fw::ui
