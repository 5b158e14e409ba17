#pragma once

#include "engine/story/Edit.h"

#include <optional>
#include <vector>

namespace fw::ui {

// What board and menus do with whole scenes, as one edit each. Pure: nothing is performed here.

/// The scene that a shot is in.
std::optional<size_t> sceneOf(story::Storyboard const& board, ShotId const& shot);

/// The shots as a scene of their own where the first of them is; the order of the film stays where they lie
/// together. What follows them in their scene becomes one too, so that nothing changes places.
///   | A  B  C  D |   group B, C   | A | B  C | D |
/// nullopt when they are a scene already.
struct GroupedScene {
    story::Edit edit;
    SceneId id;
};
std::optional<GroupedScene> groupShots(story::Storyboard const& board, std::vector<ShotId> const& shots);

/// Everything in a scene once more behind it: settings, takes (the same files) and choices. A shot that
/// continues another one of the scene continues its copy. `newIds` receives the copies.
story::Edit duplicateScene(story::Storyboard const& board, size_t scene, std::vector<ShotId>& newIds);

/// One place towards the start (-1) or the end (+1); nullopt at the ends.
std::optional<story::Edit> nudgeScene(story::Storyboard const& board, size_t scene, int step);

} // namespace fw::ui
