#pragma once

#include "engine/story/Storyboard.h"

#include <QRect>
#include <QSize>

#include <functional>
#include <optional>
#include <vector>

namespace fw::ui {

/// Height of a line of a card's prompt, of which it shows two.
constexpr int kPromptLinePx = 17;

/// Strip: one row, scrolls sideways. Grid: wraps, scrolls down.
enum class BoardMode { Strip, Grid };

/// Where a card stands. Rectangles are in content coordinates.
struct CardPlace {
    ShotId shot;
    story::ShotPlace place;
    int number = 0; ///< 1-based over the whole film
    QRect rect;
};

struct ScenePlace {
    SceneId scene;
    size_t index = 0;
    QRect label;
};

/// A gap between cards into which something can be dropped.
struct DropGap {
    story::ShotPlace place; ///< as counted before the dragged shots are taken out
    QRect mark;             ///< 3 px line in the gap
};

/// Places of all cards and labels for one width. Pure; recomputed when the structure or the size changes.
struct BoardLayout {
    BoardMode mode = BoardMode::Strip;
    int cardWidth = 184;
    QSize content;
    std::vector<CardPlace> cards;
    std::vector<ScenePlace> scenes;

    static constexpr int kMinCardWidth = 92;
    static constexpr int kMaxCardWidth = 280;
    /// Narrower cards are those of a contact sheet: picture, number and the icon of the state.
    static constexpr int kSheetWidth = 140;

    /// Height of a card of this width: bar 4, poster 16:9, padding 8, number row 20, two prompt lines, length
    /// row; of a contact sheet bar, poster and number row.
    static int cardHeight(int cardWidth);
    /// Asks of a shot and its number whether it has a card.
    using Shows = std::function<bool(story::Shot const&, int)>;
    /// With `shows`, shots that it declines and scenes without any other are left out; numbers and places
    /// stay those of the board.
    static BoardLayout of(story::Storyboard const& board, BoardMode mode, int cardWidth, int viewWidth,
                          Shows const& shows = {});

    CardPlace const* cardAt(QPoint content) const;
    CardPlace const* card(ShotId const& shot) const;
    /// The nearest gap, also before the first and past the last card of a scene.
    std::optional<DropGap> gapAt(QPoint content) const;

    /// The card next to `from` in film order (-1 or +1), or in the row above/below in a grid.
    ShotId neighbour(ShotId const& from, int step) const;
    ShotId vertical(ShotId const& from, int rows) const;
};

/// The place of the dragged shots after they were taken out of the list: what MoveShot wants.
story::ShotPlace placeAfterRemoval(story::Storyboard const& board, std::vector<ShotId> const& dragged,
                                   story::ShotPlace target);

} // namespace fw::ui
