#include "engine/playback/PlaySpan.h"

#include <algorithm>
#include <cmath>

namespace fw::playback {

int64_t PlaySpan::stride() const { return std::max<int64_t>(1, std::llround(std::abs(speed))); }

double PlaySpan::secondsPerFrame() const
{
    return static_cast<double>(stride()) / (std::abs(speed) * rate.perSecond());
}

std::optional<TimelineFrame> PlaySpan::frameAt(int64_t n) const
{
    int64_t const offset = n * stride() * (speed < 0 ? -1 : 1);
    if (!loop) {
        int64_t const at = start.count + offset;
        return at >= 0 && at < length.count ? std::optional(TimelineFrame{at}) : std::nullopt;
    }
    int64_t const first = loop->first.count;
    int64_t const size = loop->second.count - first;
    bool const startsInside = start.count >= first && start.count < loop->second.count;
    int64_t const from = startsInside ? start.count - first : speed < 0 ? size - 1 : 0;
    int64_t const wrapped = (from + offset) % size;
    return TimelineFrame{first + (wrapped < 0 ? wrapped + size : wrapped)};
}

std::optional<LoopRange> clampLoop(std::optional<LoopRange> loop, TimelineFrame length)
{
    if (!loop)
        return std::nullopt;
    LoopRange const inside{{std::max<int64_t>(0, loop->first.count)}, std::min(loop->second, length)};
    return inside.first < inside.second ? std::optional(inside) : std::nullopt;
}

} // namespace fw::playback
