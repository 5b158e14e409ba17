#include "engine/render/Interpolate.h"

#include "engine/media/MotionBetween.h"
#include "engine/plan/Resolve.h"

#include <algorithm>
#include <optional>

namespace fw::render {

Result<std::vector<Image>> interpolate(std::vector<Image> const& frames, FrameRate from, FrameRate to,
                                       StepHook const& onStep)
{
    if (frames.empty() || to.perSecond() <= from.perSecond())
        return frames;
    int64_t const last = static_cast<int64_t>(frames.size()) - 1;
    int64_t const count = plan::toTimelineLength({last + 1}, from, to).count;
    std::vector<Image> result;
    std::optional<media::MotionBetween> motion;
    int64_t pair = -1; // the frame at which `motion` begins
    for (int64_t i = 0; i < count; ++i) {
        plan::ClipMoment const moment =
            i + 1 < count ? plan::toClipMoment({i}, to, from) : plan::ClipMoment{{last}};
        int64_t const before = std::min(moment.frame.count, last);
        if (before == last || moment.part == 0) {
            result.push_back(frames[static_cast<size_t>(before)]);
            continue;
        }
        if (before != pair) {
            pair = before;
            motion.emplace(frames[static_cast<size_t>(pair)], frames[static_cast<size_t>(pair + 1)]);
        }
        result.push_back(motion->at(moment.part));
        if (onStep)
            FW_CHECK(onStep(static_cast<int>(i + 1), static_cast<int>(count)));
    }
    return result;
}

} // namespace fw::render
