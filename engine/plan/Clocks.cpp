#include "engine/plan/ShotPlan.h"

#include <algorithm>

namespace fw::plan {

ClipFrame toClipFrame(TimelineFrame offset, FrameRate project, FrameRate clip)
{
    int64_t const num = offset.count * clip.num * project.den;
    int64_t const den = int64_t{project.num} * clip.den;
    int64_t const floored = num / den - (num % den < 0 ? 1 : 0);
    return {floored};
}

TimelineFrame toTimelineFrames(ClipFrame length, FrameRate clip, FrameRate project)
{
    return {length.count * project.num * clip.den / (int64_t{clip.num} * project.den)};
}

ClipMoment toClipMoment(TimelineFrame offset, FrameRate project, FrameRate clip)
{
    int64_t const num = offset.count * clip.num * project.den;
    int64_t const den = int64_t{project.num} * clip.den;
    ClipFrame const frame = toClipFrame(offset, project, clip);
    return {frame, static_cast<double>(num - frame.count * den) / static_cast<double>(den)};
}

TimelineFrame toTimelineLength(ClipFrame length, FrameRate clip, FrameRate project)
{
    int64_t const num = length.count * project.num * clip.den;
    int64_t const den = int64_t{clip.num} * project.den;
    return {std::max<int64_t>(1, (2 * num + den) / (2 * den))};
}

int64_t framesNeeded(TimelineFrame length, FrameRate project, FrameRate clip)
{
    int64_t const num = length.count * clip.num * project.den;
    int64_t const den = int64_t{project.num} * clip.den;
    return std::max<int64_t>(1, (num + den - 1) / den);
}

int clipLength(int64_t frames, int maxFrames)
{
    int64_t const rounded = (frames + 2) / 4 * 4 + 1; // 1 -> 1, 2..5 -> 5, 6..9 -> 9
    int64_t const cap = std::max(1, (maxFrames - 1) / 4 * 4 + 1);
    return static_cast<int>(std::min(rounded, cap));
}

int64_t toSamples(TimelineFrame at, FrameRate project, int hertz)
{
    int64_t const num = at.count * project.den * hertz;
    return (2 * num + project.num) / (int64_t{2} * project.num);
}

int clipFramesFor(TimelineFrame length, FrameRate project, FrameRate clip, int maxFrames)
{
    return clipLength(framesNeeded(length, project, clip), maxFrames);
}

} // namespace fw::plan
