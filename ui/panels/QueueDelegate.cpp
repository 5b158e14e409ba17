#include "ui/panels/QueueDelegate.h"

#include "ui/models/QueueModel.h"

#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kQueueRow = 48;
constexpr QSize kThumb{64, 36};
constexpr int kQueueBar = 3;
constexpr int kQueueIconPx = 14;
constexpr int kQueueLine = 16; ///< icon and word, on one line

ShotState lookOfJob(jobs::JobState state)
{
    switch (state) {
    case jobs::JobState::Running: return ShotState::Forming;
    case jobs::JobState::Queued:
    case jobs::JobState::Waiting: return ShotState::Queued;
    case jobs::JobState::Held: return ShotState::Held;
    case jobs::JobState::Failed: return ShotState::Failed;
    case jobs::JobState::Cancelled: return ShotState::Cancelled;
    case jobs::JobState::Finished: return ShotState::Ready;
    }
    return ShotState::Empty;
}

} // namespace

QueueDelegate::QueueDelegate(Thumbnails* thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(thumbnails)
{
}

QSize QueueDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {160, kQueueRow};
}

void QueueDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option,
                          QModelIndex const& index) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    auto const job = static_cast<jobs::JobState>(index.data(QueueModel::StateRole).toInt());
    StateLook const look = theme.state(lookOfJob(job));
    QRect const row = option.rect;
    qreal const ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(row, c.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, c.hover);

    QRect const thumb(QPoint(row.left() + space::kPanel, row.center().y() - kThumb.height() / 2), kThumb);
    painter->fillRect(thumb, c.well);
    TakeId const take{index.data(QueueModel::TakeRole).toString().toStdString()};
    QImage const picture =
        take.isEmpty() ? QImage() : m_thumbnails->poster(take, qRound(kThumb.height() * ratio));
    if (!picture.isNull()) {
        QRect target(QPoint(), picture.size().scaled(kThumb, Qt::KeepAspectRatio));
        target.moveCenter(thumb.center());
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(target, picture);
    } else {
        painter->drawPixmap(thumb.center() - QPoint(8, 8), theme.pixmap("movie", 16, c.textMuted, ratio));
    }

    int const left = thumb.right() + 1 + space::kCard;
    QRect const lines(left, thumb.top(), row.right() - space::kPanel - left, kThumb.height());
    QString const eta = clockText(index.data(QueueModel::EtaRole).toDouble());
    painter->setFont(theme.font(Theme::Type::Mono));
    painter->setPen(c.textSecondary);
    if (job == jobs::JobState::Running)
        painter->drawText(lines, Qt::AlignRight | Qt::AlignTop, eta);
    painter->setFont(theme.font(Theme::Type::Title));
    painter->setPen(c.text);
    int const number = index.data(QueueModel::ShotNumberRole).toInt();
    painter->drawText(lines, Qt::AlignLeft | Qt::AlignTop,
                      number > 0 ? tr("Shot %1").arg(number) : tr("Removed shot"));
    QRect const under(lines.left(), lines.bottom() + 1 - kQueueLine, lines.width(), kQueueLine);
    painter->drawPixmap(under.left(), under.top() + (kQueueLine - kQueueIconPx) / 2,
                        theme.pixmap(look.icon, kQueueIconPx, look.text, ratio));
    painter->setFont(theme.font(Theme::Type::Meta));
    painter->setPen(look.text);
    QString const reason = index.data(QueueModel::ReasonRole).toString();
    QString words = index.data(QueueModel::WordRole).toString();
    if (!reason.isEmpty())
        words += ": " + reason;
    QRect const wordRect = under.adjusted(kQueueIconPx + space::kTight, 0, 0, 0);
    painter->drawText(wordRect, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(words, Qt::ElideRight, wordRect.width()));
    if (job == jobs::JobState::Running) {
        QRect const bar(row.left(), row.bottom() - kQueueBar + 1, row.width(), kQueueBar);
        painter->fillRect(bar, c.lineSubtle);
        double const done = index.data(QueueModel::ProgressRole).toDouble();
        painter->fillRect(QRect(bar.topLeft(), QSize(qRound(bar.width() * done), kQueueBar)), look.text);
    }
    painter->restore();
}

} // namespace fw::ui
