#pragma once

#include "ui/board/BoardLayout.h"

#include <QPainterPath>

class QPainter;

namespace fw::ui {

/// A shot that continues the end of another one, or leads up to its beginning.
struct Continuation {
    ShotId parent, child;   ///< in the order of the story
    bool isLeading = false; ///< the parent is made from the child
};

/// In film order of the children; a parent that is not on the board leaves no line.
std::vector<Continuation> continuationsOf(story::Storyboard const& board);

/// From the picture of one card to that of the other: straight into the next card of a row, else a curve that
/// leaves on the right and arrives on the left.
QPainterPath continuationPath(QRect const& parent, QRect const& child);

/// A thin line with a head; `isStale` (the child no longer fits its parent) is dashed and in the warning
/// colour.
void paintContinuation(QPainter& painter, QRect const& parent, QRect const& child, bool isStale);

} // namespace fw::ui
