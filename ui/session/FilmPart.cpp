#include "ui/session/FilmPart.h"

#include <algorithm>

namespace fw::ui {

plan::FramePart partThatComes(plan::ExportPlan const& cut, TimelineFrame frame)
{
    plan::FramePlan const shown = plan::framePlan(cut, frame);
    return shown.to.item >= 0 ? shown.to : shown.from;
}

plan::FramePart partFor(plan::ExportPlan const& cut, TimelineFrame frame, ShotId const& shot)
{
    TimelineFrame const at{std::clamp<int64_t>(frame.count, 0, std::max<int64_t>(0, cut.length.count - 1))};
    plan::FramePlan const shown = plan::framePlan(cut, at);
    bool const isOwn = shown.to.item >= 0 && cut.items[static_cast<size_t>(shown.to.item)].shot == shot;
    return isOwn ? shown.to : shown.from;
}

} // namespace fw::ui
