#include "ui/panels/CastDelegate.h"

#include "ui/models/CastListModel.h"
#include "ui/models/CastLook.h"
#include "ui/panels/StatePill.h"

#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kCastRow = 72;
constexpr int kCastPortrait = 44;
constexpr int kCastLine = 18;

} // namespace

QSize CastDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {200, kCastRow};
}

void CastDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option,
                         QModelIndex const& index) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    QRect const row = option.rect;
    bool const isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isSelected)
        painter->fillRect(row, c.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, c.hover);
    QString const name = index.data(Qt::DisplayRole).toString();
    QRect const circle(row.left() + space::kPanel, row.center().y() - kCastPortrait / 2, kCastPortrait,
                       kCastPortrait);
    paintPortrait(*painter, circle, index.data(CastListModel::PortraitRole).value<QImage>(), name);

    StateLook look = theme.state(static_cast<ShotState>(index.data(CastListModel::ToneRole).toInt()));
    look.icon = index.data(CastListModel::IconRole).toString();
    look.word = index.data(CastListModel::WordRole).toString();
    QSize const pill = pillSize(look.word);
    int const left = circle.right() + 1 + space::kPanel;
    int const width = row.right() - space::kPanel - left;
    int top = row.center().y() - (2 * kCastLine + space::kTight + pill.height()) / 2;
    auto const line = [&](Theme::Type type, QColor const& colour, QString const& text) {
        painter->setFont(theme.font(type));
        painter->setPen(colour);
        painter->drawText(QRect(left, top, width, kCastLine), Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
        top += kCastLine;
    };
    line(Theme::Type::Title, c.text, name);
    line(Theme::Type::Body, isSelected ? c.textSecondary : c.textMuted,
         index.data(CastListModel::FactsRole).toString());
    top += space::kTight;
    paintPill(*painter, QRect(left, top, qMin(pill.width(), width), pill.height()), look);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c.accent, 1));
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace fw::ui
