#include "ui/board/CardPainter.h"

#include "ui/board/BoardLayout.h"

#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kRadius = 6;
constexpr int kBar = 4;
constexpr int kNumberRow = 20;
constexpr int kIcon = 16;
constexpr int kEdge = 3;
constexpr int kPerson = 20;
constexpr size_t kShownPeople = 4;

QColor scrim() { return QColor(0, 0, 0, 184); } // 72 %

/// At most two lines, the second one elided.
void paintTwoLines(QPainter& painter, QRect const& box, QString const& text, QColor const& colour)
{
    painter.setFont(Theme::instance().font(Theme::Type::Body));
    painter.setPen(colour);
    QTextLayout layout(text, painter.font(), painter.device());
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (first.isValid())
        first.setLineWidth(box.width());
    layout.endLayout();
    if (!first.isValid())
        return;
    int const split = first.textStart() + first.textLength();
    QRect const lineBox(box.left(), box.top(), box.width(), kPromptLinePx);
    painter.drawText(lineBox, Qt::AlignLeft | Qt::AlignVCenter, text.left(split).trimmed());
    QString const rest =
        painter.fontMetrics().elidedText(text.mid(split).trimmed(), Qt::ElideRight, box.width());
    painter.drawText(lineBox.translated(0, kPromptLinePx), Qt::AlignLeft | Qt::AlignVCenter, rest);
}

void paintEmptyPicture(QPainter& painter, QRect const& frame)
{
    Colours const& c = Theme::instance().colours();
    painter.setPen(QPen(c.lineStrong, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(frame).adjusted(8.5, 8.5, -8.5, -8.5), 4, 4);
    QPixmap const icon = Theme::instance().pixmap(QStringLiteral("photo-plus"), 20, c.textMuted,
                                                  painter.device()->devicePixelRatioF());
    painter.drawPixmap(frame.center() - QPoint(10, 10), icon);
}

void paintHatch(QPainter& painter, QRect const& box, QColor colour)
{
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    colour.setAlphaF(0.35F);
    painter.setPen(QPen(colour, 1.5));
    painter.setRenderHint(QPainter::Antialiasing);
    for (int x = box.left() - box.height(); x < box.right(); x += 8)
        painter.drawLine(x, box.bottom(), x + box.height(), box.top());
    painter.restore();
}

void paintScrimLabel(QPainter& painter, QRect const& picture, QString const& text)
{
    if (text.isEmpty())
        return;
    painter.setFont(Theme::instance().font(Theme::Type::Mono));
    int const width = painter.fontMetrics().horizontalAdvance(text) + 12;
    QRect const plate(picture.left() + 6, picture.bottom() - 6 - 18 - kEdge, width, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scrim());
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void paintRetry(QPainter& painter, QRect const& button)
{
    Colours const& c = Theme::instance().colours();
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.card);
    painter.drawRoundedRect(button, 4, 4);
    painter.setFont(Theme::instance().font(Theme::Type::Body));
    painter.setPen(c.text);
    painter.drawText(button, Qt::AlignCenter, QObject::tr("Retry"));
}

void paintMenuDot(QPainter& painter, QRect const& zone)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(scrim());
    painter.drawRoundedRect(zone, 4, 4);
    painter.setBrush(Qt::white);
    for (int dx = -5; dx <= 5; dx += 5)
        painter.drawEllipse(QPointF(zone.center()) + QPointF(dx + 0.5, 0.5), 1.5, 1.5);
}

void paintFrame(QPainter& painter, QRect const& card, CardState const& state)
{
    Colours const& c = Theme::instance().colours();
    painter.setBrush(Qt::NoBrush);
    if (state.isSelected) {
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    if (state.hasFocus) { // 2 px outside a 1 px gap
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(QRectF(card).adjusted(-2, -2, 2, 2), kRadius + 2, kRadius + 2);
    }
    if (state.isCurrent) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        painter.drawRoundedRect(
            QRect(card.left() + kRadius, card.bottom() + 3, card.width() - 2 * kRadius, 2), 1, 1);
    }
}

void paintPoster(QPainter& painter, CardZones const& zones, CardState const& state)
{
    Colours const& c = Theme::instance().colours();
    painter.fillRect(zones.poster, c.well);
    bool const isFaded =
        state.look.state.state == ShotState::Queued || state.look.state.state == ShotState::Failed;
    if (!state.poster.isNull()) {
        painter.setOpacity(isFaded ? 0.55 : 1.0);
        paintPicture(painter, zones.poster, state.poster);
        painter.setOpacity(1.0);
    } else if (state.look.state.state == ShotState::Empty || state.look.state.state == ShotState::Cancelled) {
        paintEmptyPicture(painter, zones.poster);
    }
    paintStateOverPicture(painter, zones.poster, state.look.state, !state.poster.isNull());
    if (state.look.state.state == ShotState::Failed)
        paintRetry(painter, zones.retry);
}

/// Who is in the shot: round pictures or initials, with a ring where the consent is not good.
void paintCast(QPainter& painter, QRect const& row, std::vector<CardPerson> const& cast)
{
    Theme const& theme = Theme::instance();
    QRect circle(row.left(), row.center().y() - kPerson / 2, kPerson, kPerson);
    size_t const shown = cast.size() > kShownPeople ? kShownPeople - 1 : cast.size();
    for (size_t i = 0; i < shown; ++i) {
        paintPortrait(painter, circle, cast[i].portrait, cast[i].look.name);
        if (!cast[i].look.isAllowed) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.state(cast[i].look.tone).text, 2));
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
        }
        circle.translate(kPerson + space::kTight, 0);
    }
    if (shown == cast.size())
        return;
    painter.setFont(theme.font(Theme::Type::Meta));
    painter.setPen(theme.colours().textMuted);
    painter.drawText(circle.adjusted(0, 0, kPerson, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("+%1").arg(cast.size() - shown));
}

void paintTexts(QPainter& painter, CardZones const& zones, CardState const& state)
{
    Colours const& c = Theme::instance().colours();
    Theme const& theme = Theme::instance();
    painter.setFont(theme.font(Theme::Type::Title));
    painter.setPen(c.text);
    QString const number = QString::number(state.look.number);
    painter.drawText(zones.numberRow, Qt::AlignLeft | Qt::AlignVCenter, number);
    if (state.look.isExtension) {
        int const x = zones.numberRow.left() + painter.fontMetrics().horizontalAdvance(number) + 6;
        QPixmap const link =
            theme.pixmap(QStringLiteral("link"), 14, c.textMuted, painter.device()->devicePixelRatioF());
        painter.drawPixmap(QPoint(x, zones.numberRow.center().y() - 6), link);
    }
    bool const isSheet = zones.prompt.isNull();
    ShotLook shown = state.look.state;
    if (isSheet)
        shown.word.clear(); // the icon alone; words are in the tooltip
    paintStatePill(painter, zones.numberRow, shown, zones.numberRow.width() < 144);
    if (isSheet)
        return;
    bool const isUnwritten = state.look.prompt.trimmed().isEmpty();
    paintTwoLines(painter, zones.prompt,
                  isUnwritten ? QObject::tr("What does this shot show?") : state.look.prompt,
                  isUnwritten ? c.textMuted : c.textSecondary);
    painter.setFont(theme.font(Theme::Type::Mono));
    painter.setPen(c.textMuted);
    painter.drawText(zones.lengthRow, Qt::AlignRight | Qt::AlignVCenter, state.look.length);
    paintCast(painter, zones.lengthRow, state.look.cast);
}

} // namespace

CardZones CardZones::of(QRect const& card)
{
    CardZones zones;
    int const posterHeight = (card.width() * 9 / 16 + 3) / 4 * 4;
    zones.poster = QRect(card.left(), card.top() + kBar, card.width(), posterHeight);
    bool const isSheet = card.width() < BoardLayout::kSheetWidth;
    int const padding = isSheet ? space::kTight : space::kCard;
    int const left = card.left() + padding;
    int const width = card.width() - 2 * padding;
    zones.numberRow = QRect(left, zones.poster.bottom() + 1 + padding, width, kNumberRow);
    if (!isSheet) {
        zones.prompt = QRect(left, zones.numberRow.bottom() + 1 + space::kTight, width, 2 * kPromptLinePx);
        zones.lengthRow = QRect(left, zones.prompt.bottom() + 1 + space::kTight, width, 20);
    }
    zones.menu = QRect(zones.poster.right() - 4 - 24, zones.poster.top() + 4, 24, 24);
    zones.retry = QRect(zones.poster.center() - QPoint(32, 14), QSize(64, 28));
    return zones;
}

void paintPicture(QPainter& painter, QRect const& frame, QImage const& image)
{
    QSize const fitted = image.size().scaled(frame.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(), fitted);
    target.moveCenter(frame.center());
    if (frame.width() - fitted.width() <= 1 && frame.height() - fitted.height() <= 1)
        target = frame; // no hair's breadth of letterbox
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target.intersected(frame), image);
}

void paintStateOverPicture(QPainter& painter, QRect const& picture, ShotLook const& look, bool hasPicture)
{
    StateLook const colours = Theme::instance().state(look.state);
    QRect const edge(picture.left(), picture.bottom() + 1 - kEdge, picture.width(), kEdge);
    switch (look.state) {
    case ShotState::Forming:
        painter.fillRect(edge, colours.pill);
        if (look.of > 0)
            painter.fillRect(
                QRect(edge.topLeft(), QSize(static_cast<int>(edge.width() * look.progress()), kEdge)),
                colours.text);
        paintScrimLabel(painter, picture, progressText(look));
        break;
    case ShotState::Stale:
        if (hasPicture)
            paintHatch(painter, picture, colours.text);
        painter.fillRect(edge, colours.text);
        break;
    case ShotState::Failed: painter.fillRect(edge, colours.text); break;
    case ShotState::Held: {
        painter.fillRect(picture, scrim());
        QPixmap const icon =
            Theme::instance().pixmap(colours.icon, 20, Qt::white, painter.device()->devicePixelRatioF());
        painter.drawPixmap(picture.center() - QPoint(10, 10), icon);
        break;
    }
    case ShotState::Queued:
    case ShotState::Empty:
    case ShotState::Ready:
    case ShotState::Cancelled: break;
    }
}

int paintStatePill(QPainter& painter, QRect const& row, ShotLook const& look, bool hidesReadyWord)
{
    StateLook const colours = Theme::instance().state(look.state);
    painter.setFont(Theme::instance().font(Theme::Type::Meta));
    bool const isIconOnly = hidesReadyWord && look.state == ShotState::Ready;
    QString const word = isIconOnly
                             ? QString()
                             : painter.fontMetrics().elidedText(look.word, Qt::ElideRight, row.width() - 48);
    int const textWidth = word.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(word) + space::kTight;
    int const width = kIcon + textWidth + 12;
    QRect const pill(row.right() + 1 - width, row.top(), width, row.height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.pill);
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    QPixmap const icon =
        Theme::instance().pixmap(colours.icon, kIcon, colours.text, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPoint(pill.left() + 6, pill.top() + (pill.height() - kIcon) / 2), icon);
    painter.setPen(colours.text);
    painter.drawText(pill.adjusted(6 + kIcon + space::kTight, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     word);
    return pill.left();
}

void paintCard(QPainter& painter, QRect const& card, CardState const& state)
{
    Colours const& c = Theme::instance().colours();
    CardZones const zones = CardZones::of(card);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(card, kRadius, kRadius);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(card, state.isSelected ? c.selection : state.isHovered ? c.hover : c.card);
    painter.fillRect(QRect(card.left(), card.top(), card.width(), kBar), state.look.presetMark);
    paintPoster(painter, zones, state);
    paintTexts(painter, zones, state);
    if (state.isHovered || state.hasFocus)
        paintMenuDot(painter, zones.menu);
    painter.restore();
    paintFrame(painter, card, state);
    painter.restore();
}

} // namespace fw::ui
