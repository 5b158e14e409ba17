#pragma once

#include "engine/base/Time.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace fw::playback {

/// In and out of a loop: the first frame in it and the first after it.
using LoopRange = std::pair<TimelineFrame, TimelineFrame>;

/// One run of playing as numbers: which frame is the n-th to be shown and how long each one stays. Knows no
/// clock, so that it can be tested as a table. Thread: any (a value).
///   length 5, start 1, speed  2  ->  1 3          every second frame, 1/rate seconds each
///   length 5, start 3, speed -1  ->  3 2 1 0
///   length 5, start 3, loop 1..4 ->  3 1 2 3 1 2 ...
struct PlaySpan {
    TimelineFrame start;
    TimelineFrame length;
    FrameRate rate;
    double speed = 1.0;
    std::optional<LoopRange> loop;

    /// Frames from one shown frame to the next: 1 up to full speed, n at about n times.
    int64_t stride() const;
    /// Seconds that each shown frame stays.
    double secondsPerFrame() const;
    /// nullopt: the film is over.
    std::optional<TimelineFrame> frameAt(int64_t n) const;
};

/// A loop clamped to the film; nullopt when nothing of it is left.
std::optional<LoopRange> clampLoop(std::optional<LoopRange> loop, TimelineFrame length);

} // namespace fw::playback
