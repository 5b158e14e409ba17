#pragma once

#include "engine/interchange/CutImport.h"

#include <optional>
#include <string>
#include <vector>

// From pieces to a board. Internal to engine/interchange.

namespace fw::interchange {

/// A shot as it would be, and what is said about it.
struct PlannedShot {
    story::Shot shot;
    CutRow row;
};

/// A scene as it would be. A new one has an id that the board does not know.
struct PlannedScene {
    SceneId id;
    std::string title;
    std::vector<PlannedShot> shots;
};

/// Which scene each shot of a film stands in, so that every scene is one stretch of it and as few shots as
/// possible leave the scene they belong to. `homes[i]`: a scene below `count`, or none. Scenes come in the
/// order in which most of their shots do; those that get none are simply not used.
std::vector<size_t> scenesOf(std::vector<std::optional<size_t>> const& homes, size_t count);

/// What turns `board` into these scenes, in order; empty when it is that already. Shots keep all their
/// values that no edit of a cut changes. Errors: BadInput (what no document may hold).
Result<std::vector<story::Edit>> editsTowards(story::Storyboard const& board,
                                              std::vector<PlannedScene> const& scenes);

/// What puts the sounds where the cut has them; those that it does not name stay.
std::vector<story::Edit> soundEdits(story::Storyboard const& board, std::vector<CutSound> const& sounds);

} // namespace fw::interchange
