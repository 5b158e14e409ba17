#pragma once

#include "engine/story/Storyboard.h"

namespace fw::story {

/// Take::quality of a take that was filmed: it came in with a video, nothing was rendered. It is never out of
/// date and cannot be rendered again.
inline constexpr char kFootageQuality[] = "footage";
inline bool isFootage(Take const& take) { return take.quality == kFootageQuality; }

} // namespace fw::story
