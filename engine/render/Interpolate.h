#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <functional>
#include <vector>

namespace fw::render {

/// Called after each piece of work that takes noticeable time; what it returns ends the work.
using StepHook = std::function<Status(int done, int of)>;

/// Frames of the clips that a clip continues or leads up to, at the ends of its own.
struct Beside {
    bool before = false, behind = false;
};

/// A clip at a higher frame rate, as long as before to the nearest frame: every picture of `frames` at its
/// own moment, motion interpolated in between (media::MotionBetween). 17 frames at 8 a second are 51 at 24.
/// Frames beside it are not in the result. Up to the one behind, motion goes on; without it the last frame is
/// held to the end, unless there is one before: the clip then begins with the motion away from that one and
/// ends with its own last frame. At the same or a lower rate its own frames come back. Errors: the hook's.
Result<std::vector<Image>> interpolate(std::vector<Image> const& frames, FrameRate from, FrameRate to,
                                       Beside beside = {}, StepHook const& onStep = {});

} // namespace fw::render
