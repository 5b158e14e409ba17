#include "engine/render/Interpolate.h"

#include "engine/media/MotionBetween.h"
#include "engine/plan/Resolve.h"

#include <algorithm>
#include <optional>

namespace fw::render {

Result<std::vector<Image>> interpolate(std::vector<Image> const& frames, FrameRate from, FrameRate to,
                                       Beside beside, StepHook const& onStep)
{
    int64_t const lead = beside.before ? 1 : 0, trail = beside.behind ? 1 : 0;
    int64_t const own = static_cast<int64_t>(frames.size()) - lead - trail;
    if (own <= 0)
        return std::vector<Image>{};
    if (to.perSecond() <= from.perSecond())
        return std::vector<Image>(frames.begin() + lead, frames.end() - trail);
    int64_t const last = static_cast<int64_t>(frames.size()) - 1;
    int64_t const count = plan::toTimelineLength({own}, from, to).count;
    bool const isFromBefore = beside.before && !beside.behind; // begins one new frame after the one before
    std::vector<Image> result;
    std::optional<media::MotionBetween> motion;
    int64_t pair = -1; // the frame at which `motion` begins
    for (int64_t i = 0; i < count; ++i) {
        plan::ClipMoment moment = plan::toClipMoment({isFromBefore ? i + 1 : i}, to, from);
        moment.frame.count += beside.behind ? lead : 0;
        if (i + 1 == count && !beside.behind)
            moment = {{last}};
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
