#pragma once

#include "ui/session/TitleGestures.h"
#include "ui/timeline/TimelineLayout.h"

#include <QPainter>

namespace fw::ui {

/// A title as it stands on the timeline, in content coordinates.
struct TitlePlace {
    TitleRef title;
    TimelineFrame start, length; ///< of the film
    QRect rect;
};

/// The titles of the film above its clips. Titles that show at the same time lie in lanes, one below the
/// other. Pure.
struct TitleRow {
    static constexpr int kLane = 24;
    static constexpr int kHandle = 6;

    std::vector<TitlePlace> places; ///< by their start
    int lanes = 0;

    /// `top` is where the first lane begins.
    static TitleRow of(plan::ExportPlan const& cut, TimeScale const& scale, int top);

    int height() const { return lanes * kLane; }
    /// nullptr: there is none.
    TitlePlace const* hitAt(QPoint content) const;
    TitlePlace const* find(TitleRef const& title) const;
};

/// What happens to a title that is being dragged.
struct TitleDrag {
    enum class Kind { Move, Head, Tail };
    TitleRef title;
    Kind kind = Kind::Move;
    TimelineFrame start; ///< where it began on the film
    int64_t frames = 0;  ///< how far it was dragged
};
TitleDrag::Kind titleDragAt(TitlePlace const& place, int contentX);
/// nullopt when nothing would change.
std::optional<TitleEdit> editOf(story::Storyboard const& board, plan::ExportPlan const& cut,
                                TitleDrag const& drag);
/// The place as it would be.
QRect draggedRect(TitlePlace const& place, TitleDrag const& drag, TimeScale const& scale);

/// One block: its text on the panel's grey, the accent around a selected one.
void paintTitle(QPainter& painter, QRect const& rect, QString const& text, bool isSelected, bool isHovered);

} // namespace fw::ui
