#include "ui/panels/ModelDelegate.h"

#include "ui/models/ModelListModel.h"

#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kModelLine = 18;
constexpr int kModelIconPx = 14;
constexpr int kModelHeading = 32;

int linesOf(QModelIndex const& index)
{
    return 1 + (index.data(ModelListModel::FactsRole).toString().isEmpty() ? 0 : 1) +
           (index.data(ModelListModel::AbilitiesRole).toString().isEmpty() ? 0 : 1);
}

void paintHeading(QPainter& painter, QRect const& row, QString const& text)
{
    Theme const& theme = Theme::instance();
    painter.setFont(theme.font(Theme::Type::Meta));
    painter.setPen(theme.colours().textMuted);
    painter.drawText(row.adjusted(space::kPanel, space::kCard, -space::kPanel, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

/// Icon and word at the right of a line; gives the width that they take.
int paintState(QPainter& painter, QRect const& line, QModelIndex const& index, qreal ratio)
{
    Theme const& theme = Theme::instance();
    StateLook const look = theme.state(static_cast<ShotState>(index.data(ModelListModel::ToneRole).toInt()));
    QString const word = index.data(ModelListModel::WordRole).toString();
    painter.setFont(theme.font(Theme::Type::Meta));
    int const width = painter.fontMetrics().horizontalAdvance(word) + kModelIconPx + space::kTight;
    painter.setPen(look.text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, word);
    painter.drawPixmap(
        line.right() + 1 - width, line.center().y() - kModelIconPx / 2,
        theme.pixmap(index.data(ModelListModel::IconRole).toString(), kModelIconPx, look.text, ratio));
    return width;
}

} // namespace

QSize ModelDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const& index) const
{
    bool const isHeading = index.data(ModelListModel::IsHeadingRole).toBool();
    return {200, isHeading ? kModelHeading : linesOf(index) * kModelLine + 2 * space::kCard};
}

void ModelDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option,
                          QModelIndex const& index) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    painter->save();
    if (index.data(ModelListModel::IsHeadingRole).toBool()) {
        paintHeading(*painter, option.rect, index.data().toString());
        painter->restore();
        return;
    }
    bool const isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        painter->fillRect(option.rect, c.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, c.hover);
    QRect line = option.rect.adjusted(space::kPanel, space::kCard, -space::kPanel, 0);
    line.setHeight(kModelLine);
    qreal const ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    int const taken = paintState(*painter, line, index, ratio) + space::kCard;
    auto const write = [&](Theme::Type type, QColor const& colour, QString const& text, int right) {
        if (text.isEmpty())
            return;
        painter->setFont(theme.font(type));
        painter->setPen(colour);
        QRect const room = line.adjusted(0, 0, -right, 0);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        line.translate(0, kModelLine);
    };
    write(Theme::Type::Title, c.text, index.data().toString(), taken);
    write(Theme::Type::Body, c.textSecondary, index.data(ModelListModel::FactsRole).toString(), 0);
    write(Theme::Type::Body, isSelected ? c.textSecondary : c.textMuted,
          index.data(ModelListModel::AbilitiesRole).toString(), 0);
    painter->restore();
}

} // namespace fw::ui
