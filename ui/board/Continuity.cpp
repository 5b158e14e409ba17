#include "ui/board/Continuity.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace fw::ui {

namespace {

constexpr double kOverlap = 10; // how far a line reaches into both pictures
constexpr double kHead = 7;
constexpr double kLine = 2;
constexpr double kHalo = 4;

/// Middle of a card's picture, at its left or right edge.
QPointF anchor(QRect const& card, bool isRight)
{
    double const y = card.top() + 4 + card.width() * 9.0 / 32;
    return isRight ? QPointF(card.right() + 1 - kOverlap, y) : QPointF(card.left() + kOverlap, y);
}

} // namespace

std::vector<Continuation> continuationsOf(story::Storyboard const& board)
{
    std::vector<story::Shot const*> const shots = story::shotsInOrder(board);
    std::set<ShotId> there;
    for (story::Shot const* shot : shots)
        there.insert(shot->id);
    std::vector<Continuation> links;
    for (story::Shot const* shot : shots) {
        if (shot->start.kind == story::StartKind::ExtendShot && there.count(shot->start.parent) > 0)
            links.push_back({shot->start.parent, shot->id});
        if (shot->start.following && there.count(*shot->start.following) > 0)
            links.push_back({shot->id, *shot->start.following, true});
    }
    return links;
}

QPainterPath continuationPath(QRect const& parent, QRect const& child)
{
    QPointF const from = anchor(parent, true), to = anchor(child, false);
    QPainterPath path(from);
    double const gap = to.x() - from.x();
    bool const isNext = std::abs(from.y() - to.y()) < 1 && gap > 0 && gap < parent.width();
    if (isNext) {
        path.lineTo(to);
        return path;
    }
    double const reach = std::clamp(std::abs(gap) / 3, 40.0, 160.0);
    double const lift = std::abs(from.y() - to.y()) < 1 ? parent.width() / 4.0 : 0; // over the cards between
    path.cubicTo(from + QPointF(reach, -lift), to - QPointF(reach, lift), to);
    return path;
}

void paintContinuation(QPainter& painter, QRect const& parent, QRect const& child, bool isStale)
{
    Colours const& c = Theme::instance().colours();
    QColor const colour = isStale ? Theme::instance().state(ShotState::Stale).text : c.accent;
    QPainterPath const path = continuationPath(parent, child);
    QPointF const tip = path.pointAtPercent(1);
    QPolygonF const head{tip, tip + QPointF(-kHead, -kHead * 0.6), tip + QPointF(-kHead, kHead * 0.6)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), kHalo, Qt::SolidLine, Qt::RoundCap)); // seen on every picture
    painter.drawPath(path);
    painter.drawPolygon(head);
    painter.setPen(QPen(colour, kLine, isStale ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(colour);
    painter.drawPolygon(head);
    painter.drawEllipse(path.pointAtPercent(0), 2.5, 2.5);
    painter.restore();
}

} // namespace fw::ui
