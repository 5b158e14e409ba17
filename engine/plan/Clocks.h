#pragma once

#include "engine/base/Time.h"

// The project's frames and a take's: only plan converts between them.

namespace fw::plan {

/// The frame of a clip that shows `offset` project frames after its first one (rounded down).
ClipFrame toClipFrame(TimelineFrame offset, FrameRate project, FrameRate clip);
/// The same moment between two frames of a take: `part` of the way from `frame` to the next one, 0 <= part
/// < 1.
struct ClipMoment {
    ClipFrame frame;
    double part = 0;
};
ClipMoment toClipMoment(TimelineFrame offset, FrameRate project, FrameRate clip);
/// How many whole project frames a clip of this length has pictures for (rounded down, may be 0).
TimelineFrame toTimelineFrames(ClipFrame length, FrameRate clip, FrameRate project);
/// Project frames that a whole take lasts, to the nearest, at least 1.
TimelineFrame toTimelineLength(ClipFrame length, FrameRate clip, FrameRate project);
/// Frames of a clip at `clip` rate needed to play `length` project frames, rounded up to 4n+1 and capped.
int clipFramesFor(TimelineFrame length, FrameRate project, FrameRate clip, int maxFrames);

/// The sample of a sound at `hertz` that falls on the beginning of a frame, to the nearest. Every frame is
/// counted from the film's start, so that nothing adds up.
int64_t toSamples(TimelineFrame at, FrameRate project, int hertz);

} // namespace fw::plan
