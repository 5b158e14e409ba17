#include "ui/panels/FootageDelegate.h"

#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace fw::ui {

namespace {

constexpr QSize kFootagePicture{192, 108};
constexpr int kFootageCaption = 28;
constexpr int kTick = 20;
constexpr int kGap = 4; ///< on every side of a card

void paintTick(QPainter& painter, QRect const& box, bool isOn)
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    painter.setPen(isOn ? Qt::NoPen : QPen(Qt::white, 1.5));
    painter.setBrush(isOn ? c.accent : QColor(0, 0, 0, 184));
    painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), 4, 4);
    if (isOn)
        painter.drawPixmap(box.center() - QPoint(7, 7), theme.pixmap(QStringLiteral("check"), 16, c.onAccent,
                                                                     painter.device()->devicePixelRatioF()));
}

void paintShown(QPainter& painter, QRect const& frame, QImage const& image, bool isOn)
{
    Colours const& c = Theme::instance().colours();
    QPainterPath clip;
    clip.setFillRule(Qt::WindingFill);
    clip.addRoundedRect(frame, 6, 6);
    clip.addRect(frame.adjusted(0, frame.height() / 2, 0, 0)); // round at the top alone
    painter.save();
    painter.setClipPath(clip.simplified());
    painter.fillRect(frame, c.well);
    if (!image.isNull()) {
        QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
        target.moveCenter(frame.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(isOn ? 1 : .35);
        painter.drawImage(target, image);
    }
    painter.restore();
}

} // namespace

QSize FootageDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {kFootagePicture.width() + 2 * kGap, kFootagePicture.height() + kFootageCaption + 2 * kGap};
}

void FootageDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option,
                            QModelIndex const& index) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    bool const isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    QRect const card = option.rect.adjusted(kGap, kGap, -kGap, -kGap);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state.testFlag(QStyle::State_MouseOver) ? c.hover : c.card);
    painter->drawRoundedRect(card, 6, 6);
    QRect const picture(card.topLeft(), QSize(card.width(), kFootagePicture.height()));
    paintShown(*painter, picture, index.data(PictureRole).value<QImage>(), isOn);
    paintTick(*painter, QRect(picture.left() + 6, picture.top() + 6, kTick, kTick), isOn);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c.accent, 2));
        painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 6, 6);
    }
    QRect const caption(card.left() + space::kCard, picture.bottom() + 1, card.width() - 2 * space::kCard,
                        card.bottom() - picture.bottom());
    painter->setFont(theme.font(Theme::Type::Title));
    painter->setPen(isOn ? c.text : c.textMuted);
    QString const number = index.data(NumberRole).toString();
    painter->drawText(caption, Qt::AlignVCenter | Qt::AlignLeft, number);
    int const after = painter->fontMetrics().horizontalAdvance(number) + space::kCard;
    painter->setFont(theme.font(Theme::Type::Mono));
    painter->setPen(c.textMuted);
    painter->drawText(caption.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      index.data(BeginsRole).toString());
    painter->setPen(isOn ? c.textSecondary : c.textMuted);
    painter->drawText(caption, Qt::AlignVCenter | Qt::AlignRight, index.data(LengthRole).toString());
    painter->restore();
}

bool FootageDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                  QStyleOptionViewItem const& option, QModelIndex const& index)
{
    bool isToggle = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        auto const* mouse = static_cast<QMouseEvent*>(event);
        isToggle = mouse->button() == Qt::LeftButton &&
                   option.rect.adjusted(kGap, kGap, -kGap, -kGap).contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        int const key = static_cast<QKeyEvent*>(event)->key();
        isToggle = key == Qt::Key_Space || key == Qt::Key_Select;
    }
    if (!isToggle)
        return false;
    bool const isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace fw::ui
