#include "ui/timeline/ClipPainter.h"

#include "ui/timeline/TimelineLayout.h"

#include <QPainterPath>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kClipRadius = 4;
constexpr int kPresetBar = 3;
constexpr int kTileWidth = 78;
constexpr int kClipIcon = 14;
constexpr int kEdge = 3;
constexpr int kClipNarrow = 120;
constexpr int kTiny = 24;
constexpr float kTieAlpha = 0.22F;

QColor scrim() { return QColor(0, 0, 0, 184); }

void paintTiles(QPainter& painter, QRect const& strip, ClipState const& state)
{
    painter.fillRect(strip, Theme::instance().colours().well);
    if (!state.pictureAt)
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    bool const isFaded =
        state.look.state.state == ShotState::Queued || state.look.state.state == ShotState::Failed;
    painter.setOpacity(isFaded ? 0.55 : 1.0);
    for (int x = strip.left(); x <= strip.right(); x += kTileWidth) {
        QRect const tile(x, strip.top(), kTileWidth, strip.height());
        if (!tile.intersects(state.visible))
            continue;
        QImage const image = state.pictureAt({static_cast<int64_t>((x - strip.left()) / state.pxPerFrame)});
        if (image.isNull())
            continue;
        QSize const fitted = image.size().scaled(tile.size(), Qt::KeepAspectRatioByExpanding);
        QRect target(QPoint(), fitted);
        target.moveCenter(tile.center());
        painter.save();
        painter.setClipRect(tile.intersected(strip), Qt::IntersectClip);
        painter.drawImage(target, image);
        painter.restore();
    }
    painter.setOpacity(1.0);
}

void paintEmptyStrip(QPainter& painter, QRect const& strip)
{
    painter.setPen(QPen(Theme::instance().colours().lineStrong, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(strip).adjusted(4.5, 4.5, -4.5, -4.5), 3, 3);
}

void paintOverStrip(QPainter& painter, QRect const& strip, ShotLook const& look)
{
    StateLook const colours = Theme::instance().state(look.state);
    QRect const edge(strip.left(), strip.bottom() + 1 - kEdge, strip.width(), kEdge);
    if (look.state == ShotState::Forming) {
        painter.fillRect(edge, scrim());
        painter.fillRect(
            QRect(edge.topLeft(), QSize(static_cast<int>(edge.width() * look.progress()), kEdge)),
            colours.text);
    } else if (look.state == ShotState::Stale || look.state == ShotState::Failed) {
        painter.fillRect(edge, colours.text);
    } else if (look.state == ShotState::Held) {
        painter.fillRect(strip, scrim());
    }
}

void paintHeader(QPainter& painter, QRect const& header, ClipState const& state)
{
    Theme const& theme = Theme::instance();
    StateLook const colours = theme.state(state.look.state.state);
    QPixmap const icon =
        theme.pixmap(colours.icon, kClipIcon, colours.text, painter.device()->devicePixelRatioF());
    int const iconX = header.right() - 4 - kClipIcon;
    painter.drawPixmap(QPoint(iconX, header.center().y() - kClipIcon / 2 + 1), icon);
    QFont font = theme.font(Theme::Type::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme.colours().text);
    QRect const text = header.adjusted(kPresetBar + 5, 0, -(kClipIcon + 8), 0);
    QString name = QString::number(state.look.number);
    if (header.width() >= kClipNarrow)
        name += QStringLiteral("  ") + state.look.prompt;
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, text.width()));
}

void paintGrip(QPainter& painter, int x, QRect const& clip, bool isActive)
{
    Colours const& c = Theme::instance().colours();
    painter.setPen(Qt::NoPen);
    painter.setBrush(isActive ? c.accent : QColor(255, 255, 255, 210));
    painter.drawRoundedRect(QRect(x - 1, clip.center().y() - 10, 2, 20), 1, 1);
}

} // namespace

void paintClip(QPainter& painter, QRect const& clip, ClipState const& state)
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(clip, kClipRadius, kClipRadius);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(clip, state.look.presetBody.isValid() ? state.look.presetBody : c.card);
    if (clip.width() >= kTiny) {
        QRect const strip = clip.adjusted(kPresetBar, TimelineLayout::kHeader, 0, 0);
        if (state.look.take.isEmpty() && state.look.state.state != ShotState::Forming)
            paintEmptyStrip(painter, strip);
        else
            paintTiles(painter, strip, state);
        paintOverStrip(painter, strip, state.look.state);
        if (clip.width() >= 48)
            paintHeader(painter, QRect(clip.left(), clip.top(), clip.width(), TimelineLayout::kHeader),
                        state);
    }
    painter.fillRect(QRect(clip.left(), clip.top(), kPresetBar, clip.height()), state.look.presetMark);
    painter.restore();
    if ((state.isHovered || state.isTrimming) && clip.width() >= 48) {
        paintGrip(painter, clip.left() + 5, clip, state.isTrimming);
        paintGrip(painter, clip.right() - 4, clip, state.isTrimming);
    }
    if (state.isSelected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(QRectF(clip).adjusted(1, 1, -1, -1), kClipRadius, kClipRadius);
    }
    painter.restore();
}

void paintTransition(QPainter& painter, QRect const& overlap, story::TransitionKind kind, bool isSelected)
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(overlap, scrim());
    QColor const line = isSelected ? c.accent : QColor(0xEC, 0xEE, 0xF1); // on the dark scrim in both themes
    painter.setPen(QPen(line, 1.5));
    painter.setBrush(Qt::NoBrush);
    QRectF const box = QRectF(overlap).adjusted(1, 1, -1, -1);
    QPointF const middle = box.center();
    if (kind == story::TransitionKind::Dissolve) {
        QColor tint = line; // the bow tie is an area, not a frame
        tint.setAlphaF(kTieAlpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawPolygon(QPolygonF({box.topLeft(), middle, box.bottomLeft()}));
        painter.drawPolygon(QPolygonF({box.topRight(), middle, box.bottomRight()}));
        painter.setPen(QPen(line, 1.5));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.bottomLeft(), box.topRight());
    } else if (kind == story::TransitionKind::DipBlack || kind == story::TransitionKind::DipWhite) {
        painter.drawPolyline(QPolygonF({box.topLeft(), middle, box.bottomLeft()}));
        painter.drawPolyline(QPolygonF({box.topRight(), middle, box.bottomRight()}));
        QColor const bar = kind == story::TransitionKind::DipBlack ? QColor(Qt::black) : QColor(Qt::white);
        painter.setPen(QPen(line, 1));
        painter.setBrush(bar);
        painter.drawRect(QRectF(middle.x() - 2, box.top() + 2, 4, box.height() - 4));
    } else if (kind == story::TransitionKind::Wipe) {
        painter.drawLine(box.bottomLeft(), box.topRight());
        double const y = middle.y();
        painter.drawLine(QPointF(middle.x() - 5, y), QPointF(middle.x() + 5, y));
        painter.drawPolyline(QPolygonF(
            {QPointF(middle.x() + 1, y - 4), QPointF(middle.x() + 5, y), QPointF(middle.x() + 1, y + 4)}));
    }
    painter.restore();
}

void paintCutHandle(QPainter& painter, QPoint centre, bool isActive)
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.rotate(45);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(isActive ? c.accent : QColor(Qt::white));
    painter.drawRect(QRectF(-4.25, -4.25, 8.5, 8.5));
    painter.restore();
}

} // namespace fw::ui
