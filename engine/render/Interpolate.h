#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <functional>
#include <vector>

namespace fw::render {

/// Called after each piece of work that takes noticeable time; what it returns ends the work.
using StepHook = std::function<Status(int done, int of)>;

/// A clip at a higher frame rate, as long as before to the nearest frame: every picture of `frames` at its
/// own moment, motion interpolated in between (media::MotionBetween), the last one held to the end. At the
/// same or a lower rate `frames` come back. 17 frames at 8 a second are 51 at 24. Errors: the hook's.
Result<std::vector<Image>> interpolate(std::vector<Image> const& frames, FrameRate from, FrameRate to,
                                       StepHook const& onStep = {});

} // namespace fw::render
