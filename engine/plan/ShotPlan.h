#pragma once

#include "engine/plan/Resolve.h"

namespace fw::plan {

/// What a shot that extends this one continues: the key, and the take when the shown one has that key.
/// Internal to engine/plan.
struct Effective {
    RequestKey key;
    story::Take const* take = nullptr; ///< into the board
};

/// A kept take (acceptedKey) counts as it is; else the shot's resolved key. Errors: those of resolve.
Result<Effective> effectiveKey(story::Storyboard const& board, story::Shot const& shot,
                               Context const& context);

/// A take's lossless clip as requests name it, below the project folder. Whoever renders reads the latents
/// beside it where they fit.
std::string takeClip(TakeId const& take);

/// Frames of a clip that cover `length` project frames, at least 1.
int64_t framesNeeded(TimelineFrame length, FrameRate project, FrameRate clip);
/// The next count that a model can make (4n+1), within its cap.
int clipLength(int64_t frames, int maxFrames);

} // namespace fw::plan
