#include "ui/timeline/TitleRow.h"

#include "ui/theme/Theme.h"

#include <algorithm>

namespace fw::ui {

TitleRow TitleRow::of(plan::ExportPlan const& cut, TimeScale const& scale, int top)
{
    TitleRow row;
    std::vector<plan::TitleSpan> spans = plan::titleSpans(cut);
    std::stable_sort(spans.begin(), spans.end(),
                     [](plan::TitleSpan const& a, plan::TitleSpan const& b) { return a.start < b.start; });
    std::vector<TimelineFrame> ends; // of each lane
    row.places.reserve(spans.size());
    for (plan::TitleSpan const& span : spans) {
        auto lane =
            std::find_if(ends.begin(), ends.end(), [&](TimelineFrame end) { return !(span.start < end); });
        if (lane == ends.end())
            lane = ends.insert(ends.end(), TimelineFrame{});
        *lane = span.start + span.length;
        int const left = scale.xOf(span.start), right = scale.xOf(span.start + span.length);
        int const y = top + kLane * static_cast<int>(lane - ends.begin());
        row.places.push_back({{cut.items[static_cast<size_t>(span.item)].shot, span.title},
                              span.start,
                              span.length,
                              QRect(left, y, std::max(3, right - left - 1), kLane - 2)});
    }
    row.lanes = static_cast<int>(ends.size());
    return row;
}

TitlePlace const* TitleRow::hitAt(QPoint content) const
{
    for (TitlePlace const& place : places)
        if (place.rect.contains(content))
            return &place;
    return nullptr;
}

TitlePlace const* TitleRow::find(TitleRef const& title) const
{
    auto const found = std::find_if(places.begin(), places.end(),
                                    [&](TitlePlace const& each) { return each.title == title; });
    return found == places.end() ? nullptr : &*found;
}

TitleDrag::Kind titleDragAt(TitlePlace const& place, int contentX)
{
    int const handle = std::min(TitleRow::kHandle, place.rect.width() / 4);
    if (contentX < place.rect.left() + handle)
        return TitleDrag::Kind::Head;
    return contentX > place.rect.right() - handle ? TitleDrag::Kind::Tail : TitleDrag::Kind::Move;
}

std::optional<TitleEdit> editOf(story::Storyboard const& board, plan::ExportPlan const& cut,
                                TitleDrag const& drag)
{
    story::Title const* title = findTitle(board, drag.title);
    if (!title || drag.frames == 0)
        return std::nullopt;
    if (drag.kind == TitleDrag::Kind::Move)
        return moveTitle(board, cut, drag.title, drag.start + TimelineFrame{drag.frames});
    auto edit =
        withTitle(board, drag.title, trimmedTitle(*title, drag.kind == TitleDrag::Kind::Head, drag.frames));
    return TitleEdit{story::batch("Trim title", {std::move(*edit)}), drag.title};
}

QRect draggedRect(TitlePlace const& place, TitleDrag const& drag, TimeScale const& scale)
{
    QRect rect = place.rect;
    int const dx = scale.xOf(place.start + TimelineFrame{drag.frames}) - scale.xOf(place.start);
    switch (drag.kind) {
    case TitleDrag::Kind::Move: rect.translate(dx, 0); break;
    case TitleDrag::Kind::Head: rect.setLeft(std::min(rect.left() + dx, rect.right() - 2)); break;
    case TitleDrag::Kind::Tail: rect.setRight(std::max(rect.right() + dx, rect.left() + 2)); break;
    }
    return rect;
}

void paintTitle(QPainter& painter, QRect const& rect, QString const& text, bool isSelected, bool isHovered)
{
    constexpr int kRadius = 4;
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isSelected ? QPen(c.accent, 2) : QPen(isHovered ? c.lineStrong : c.lineSubtle, 1));
    painter.setBrush(isSelected ? c.selection : isHovered ? c.hover : c.card);
    qreal const half = isSelected ? 1 : .5;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), kRadius, kRadius);
    QRect const inside = rect.adjusted(space::kCard, 0, -space::kTight, 0);
    if (inside.width() > space::kGroup) {
        painter.setFont(Theme::instance().font(Theme::Type::Meta));
        painter.setPen(isSelected ? c.text : c.textSecondary);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, inside.width()));
    }
    painter.restore();
}

} // namespace fw::ui
