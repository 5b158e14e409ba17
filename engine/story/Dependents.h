#pragma once

#include "engine/story/Storyboard.h"

#include <set>

namespace fw::story {

/// The shots themselves and every shot that is made from one of them, directly or through others.
std::set<ShotId> withDependents(Storyboard const& board, std::set<ShotId> const& shots);

} // namespace fw::story
