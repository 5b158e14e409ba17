#include "engine/plan/ExportPlan.h"

#include "engine/story/Footage.h"

#include <algorithm>
#include <iterator>

namespace fw::plan {

namespace {

CutItem itemOf(story::Storyboard const& board, story::Shot const& shot, presets::PresetLibrary const& presets)
{
    CutItem item;
    item.shot = shot.id;
    item.length = shot.length;
    item.trimIn = shot.trimIn;
    item.transition = shot.transition;
    item.titles = shot.titles;
    item.markers = shot.markers;
    item.prompt = shot.prompt;
    item.dialogue = shot.dialogue;
    if (presets::Preset const* preset = presets.find(shot.presetId))
        item.grade = preset->grade;
    if (shot.start.kind == story::StartKind::ExtendShot)
        if (story::Shot const* parent = story::findShot(board, shot.start.parent))
            if (story::Take const* take = story::shownTake(*parent))
                item.extendsTake = take->id;
    if (story::Take const* take = story::shownTake(shot)) {
        item.take = take->id;
        item.masterFile = "takes/" + take->id.value + "/master.mkv";
        item.proxyFile = "takes/" + take->id.value + "/proxy.mp4";
        item.rate = take->rate;
        item.takeLength = take->length;
        if (story::isFootage(*take)) {
            SizePx const frame = board.format.size; // sides were made even
            item.grade = {}; // the preset's look is for what it renders; footage plays as it was filmed
            item.isHeavy = take->size.widthPx > frame.widthPx + 1 && take->size.heightPx > frame.heightPx + 1;
        }
    }
    return item;
}

FramePart partAt(ExportPlan const& plan, int index, TimelineFrame frame)
{
    CutItem const& item = plan.items[static_cast<size_t>(index)];
    TimelineFrame const offset = frame - item.start + item.trimIn;
    if (!item.take)
        return {index, {0}, offset};
    int64_t const last = std::max<int64_t>(item.takeLength.count - 1, 0); // the last frame holds
    ClipFrame const clip = toClipFrame(offset, plan.format.rate, item.rate);
    return {index, {std::clamp<int64_t>(clip.count, 0, last)}, offset};
}

template <class Predicate>
std::vector<int> numbersOf(ExportPlan const& plan, Predicate predicate)
{
    std::vector<int> numbers;
    for (CutItem const& item : plan.items)
        if (predicate(item))
            numbers.push_back(item.number);
    return numbers;
}

} // namespace

ExportPlan exportPlan(story::Storyboard const& board, Context const& context)
{
    return exportPlan(board, context.presets,
                      [&](ShotId const& shot) { return statusOf(board, shot, context); });
}

ExportPlan exportPlan(story::Storyboard const& board, presets::PresetLibrary const& presets,
                      StatusSource const& status)
{
    ExportPlan plan{board.format, story::filmLength(board), {}, true};
    std::vector<TimelineFrame> const starts = story::shotStarts(board);
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        CutItem item = itemOf(board, *shot, presets);
        item.isStale = item.take && status(shot->id).state == TakeState::Stale;
        item.start = starts[plan.items.size()];
        item.number = static_cast<int>(plan.items.size()) + 1;
        plan.items.push_back(std::move(item));
    }
    if (!plan.items.empty())
        plan.items.back().transition = {}; // there is nothing to go over into
    std::copy_if(board.sounds.begin(), board.sounds.end(), std::back_inserter(plan.sounds),
                 [](story::Sound const& sound) { return !sound.isMuted; });
    return plan;
}

FramePlan framePlan(ExportPlan const& plan, TimelineFrame frame)
{
    FramePlan result;
    if (frame.count < 0 || frame >= plan.length || plan.items.empty())
        return result;
    auto const after =
        std::upper_bound(plan.items.begin(), plan.items.end(), frame,
                         [](TimelineFrame value, CutItem const& item) { return value < item.start; });
    int const last = static_cast<int>(after - plan.items.begin()) - 1;
    if (last > 0) {
        CutItem const& previous = plan.items[static_cast<size_t>(last) - 1];
        if (frame < previous.start + previous.length) {
            int64_t const into = (frame - plan.items[static_cast<size_t>(last)].start).count;
            result.from = partAt(plan, last - 1, frame);
            result.to = partAt(plan, last, frame);
            result.kind = previous.transition.kind;
            result.progress =
                static_cast<double>(into + 1) / static_cast<double>(previous.transition.length.count + 1);
            return result;
        }
    }
    result.from = partAt(plan, last, frame);
    return result;
}

std::vector<TitleSpan> titleSpans(ExportPlan const& plan)
{
    std::vector<TitleSpan> spans;
    for (size_t i = 0; i < plan.items.size(); ++i) {
        CutItem const& item = plan.items[i];
        for (size_t k = 0; k < item.titles.size(); ++k) {
            story::Title const& title = item.titles[k];
            TimelineFrame const first = std::max(title.start, item.trimIn);
            TimelineFrame const end = std::min(title.start + title.length, item.trimIn + item.length);
            if (first < end)
                spans.push_back({static_cast<int>(i), static_cast<int>(k), item.start + first - item.trimIn,
                                 end - first});
        }
    }
    return spans;
}

std::vector<MarkerSpot> markerSpots(ExportPlan const& plan)
{
    std::vector<MarkerSpot> spots;
    for (size_t i = 0; i < plan.items.size(); ++i) {
        CutItem const& item = plan.items[i];
        for (size_t k = 0; k < item.markers.size(); ++k) {
            TimelineFrame const at = item.markers[k].at - item.trimIn;
            if (at.count >= 0 && at < item.length)
                spots.push_back({static_cast<int>(i), static_cast<int>(k), item.start + at});
        }
    }
    std::stable_sort(spots.begin(), spots.end(),
                     [](MarkerSpot const& a, MarkerSpot const& b) { return a.at < b.at; });
    return spots;
}

std::vector<int> missingTakes(ExportPlan const& plan)
{
    return numbersOf(plan, [](CutItem const& item) { return !item.take; });
}

std::vector<int> staleTakes(ExportPlan const& plan)
{
    return numbersOf(plan, [](CutItem const& item) { return item.isStale; });
}

} // namespace fw::plan
