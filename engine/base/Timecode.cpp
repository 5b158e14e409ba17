#include "engine/base/Timecode.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace fw {

int64_t framesPerSecond(FrameRate rate) { return std::max<int64_t>(1, std::llround(rate.perSecond())); }

std::string timecode(int64_t frame, FrameRate rate)
{
    int64_t const perSecond = framesPerSecond(rate);
    int64_t const shown = std::max<int64_t>(0, frame);
    int64_t const seconds = shown / perSecond;
    char text[48];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld:%02lld", static_cast<long long>(seconds / 3600),
                  static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60),
                  static_cast<long long>(shown % perSecond));
    return text;
}

} // namespace fw
