#include "ui/panels/TakeDelegate.h"

#include "ui/models/TakeListModel.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace fw::ui {

namespace {

constexpr QSize kPicture{112, 63};
constexpr int kCaption = 20;
constexpr int kTakeIconPx = 14;

} // namespace

TakeDelegate::TakeDelegate(Thumbnails* thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(thumbnails)
{
}

QSize TakeDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {kPicture.width() + space::kCard, kPicture.height() + kCaption + space::kCard};
}

void TakeDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option,
                         QModelIndex const& index) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    bool const isShown = index.data(TakeListModel::IsShownRole).toBool();
    bool const isCurrent = option.state.testFlag(QStyle::State_Selected);
    QRect const body = option.rect.adjusted(4, 4, -4, -4);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isCurrent                                        ? c.selection
                      : option.state.testFlag(QStyle::State_MouseOver) ? c.hover
                                                                       : c.card);
    painter->drawRoundedRect(body, 4, 4);

    QRect const picture(body.topLeft(), QSize(body.width(), kPicture.height()));
    qreal const ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    TakeId const take{index.data(TakeListModel::IdRole).toString().toStdString()};
    QImage const poster = m_thumbnails->poster(take, qRound(picture.height() * ratio));
    QPainterPath clip;
    clip.addRoundedRect(picture, 4, 4);
    painter->setClipPath(clip);
    painter->fillRect(picture, c.well);
    if (!poster.isNull()) {
        QSize const size = poster.size().scaled(picture.size(), Qt::KeepAspectRatio);
        QRect target(QPoint(), size);
        target.moveCenter(picture.center());
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(target, poster);
    }
    painter->setClipping(false);
    if (isShown) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c.accent, 2));
        painter->drawRoundedRect(body, 4, 4);
    }

    QRect const caption(body.left() + space::kTight, picture.bottom() + 1, body.width() - 2 * space::kTight,
                        body.bottom() - picture.bottom());
    painter->setFont(theme.font(Theme::Type::Meta));
    painter->setPen(isCurrent || isShown ? c.text : c.textSecondary);
    painter->drawText(caption, Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
    if (index.data(TakeListModel::IsChosenRole).toBool())
        painter->drawPixmap(caption.right() - kTakeIconPx, caption.center().y() - kTakeIconPx / 2,
                            theme.pixmap("star-filled", kTakeIconPx, c.accent, ratio));
    painter->restore();
}

} // namespace fw::ui
