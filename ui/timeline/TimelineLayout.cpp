#include "ui/timeline/TimelineLayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kLabelDistance = 72;
constexpr std::array<double, 11> kMajorSeconds = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800};

/// Frames between two labels, and how many minor ticks divide them.
struct TickStep {
    int64_t major = 1;
    int minors = 1;
};

TickStep tickStep(TimeScale const& scale, FrameRate rate)
{
    double const perSecond = rate.perSecond();
    for (int64_t const frames : {int64_t{1}, int64_t{2}, int64_t{5}, int64_t{10}})
        if (static_cast<double>(frames) < perSecond &&
            static_cast<double>(frames) * scale.pxPerFrame >= kLabelDistance)
            return {frames, static_cast<int>(frames)};
    for (double const seconds : kMajorSeconds) {
        int64_t const frames = std::llround(seconds * perSecond);
        if (static_cast<double>(frames) * scale.pxPerFrame >= kLabelDistance) {
            bool const isFine = static_cast<double>(frames) * scale.pxPerFrame >= kLabelDistance * 1.5;
            return {frames, isFine ? 5 : 2};
        }
    }
    return {std::llround(kMajorSeconds.back() * perSecond * 4), 4};
}

} // namespace

int TimeScale::xOf(TimelineFrame frame) const
{
    return static_cast<int>(std::lround(static_cast<double>(frame.count) * pxPerFrame));
}

TimelineFrame TimeScale::frameAt(int x) const { return {std::max<int64_t>(0, std::llround(x / pxPerFrame))}; }

std::vector<RulerTick> rulerTicks(TimeScale const& scale, FrameRate rate, int fromX, int toX)
{
    TickStep const step = tickStep(scale, rate);
    int64_t const first = scale.frameAt(std::max(0, fromX)).count / step.major;
    std::vector<RulerTick> ticks;
    for (int64_t i = first;; ++i) {
        TimelineFrame const major{i * step.major};
        if (scale.xOf(major) > toX)
            return ticks;
        ticks.push_back({scale.xOf(major), true, major});
        for (int m = 1; m < step.minors; ++m) {
            TimelineFrame const minor{major.count + step.major * m / step.minors};
            ticks.push_back({scale.xOf(minor), false, minor});
        }
    }
}

TimelineLayout TimelineLayout::of(std::vector<plan::CutItem> const& items, TimeScale const& scale,
                                  int heightAbove)
{
    TimelineLayout layout;
    layout.trackTop += heightAbove;
    int const top = layout.trackTop;
    int64_t overlapBefore = 0;
    for (size_t i = 0; i < items.size(); ++i) {
        plan::CutItem const& item = items[i];
        bool const isLast = i + 1 == items.size();
        int64_t const overlapAfter = isLast ? 0 : item.transition.length.count;
        int64_t const end = item.start.count + item.length.count;
        int const left = scale.xOf({item.start.count + overlapBefore / 2});
        int const right = scale.xOf({end - (overlapAfter - overlapAfter / 2)});
        layout.clips.push_back(
            {static_cast<int>(i), QRect(left, top, std::max(1, right - left - 1), kTrack)});
        if (!isLast) {
            int const x0 = scale.xOf({end - overlapAfter});
            int const x1 = scale.xOf({end});
            int const width = overlapAfter > 0 ? std::max(x1 - x0, kMinTransition) : 0;
            int const middle = (x0 + x1) / 2;
            layout.transitions.push_back({static_cast<int>(i),
                                          QRect(middle - width / 2, top + kHeader, width, kTrack - kHeader),
                                          middle});
        }
        layout.contentWidth = std::max(layout.contentWidth, scale.xOf({end}));
        overlapBefore = overlapAfter;
    }
    return layout;
}

TimelineHit TimelineLayout::hitAt(QPoint content) const
{
    if (content.y() < kRuler)
        return {TimelineZone::Ruler, -1};
    for (TransitionPlace const& transition : transitions)
        if (transition.rect.width() > 0 && transition.rect.contains(content))
            return {TimelineZone::Transition, transition.item};
    auto const after = std::upper_bound(clips.begin(), clips.end(), content.x(),
                                        [](int x, ClipPlace const& clip) { return x < clip.rect.left(); });
    if (after == clips.begin())
        return {};
    ClipPlace const& clip = *(after - 1);
    if (!clip.rect.adjusted(0, 0, 1, 0).contains(content))
        return {};
    int const handle = std::min(kHandle, clip.rect.width() / 4);
    if (content.x() < clip.rect.left() + handle)
        return {TimelineZone::LeftHandle, clip.item};
    if (content.x() > clip.rect.right() - handle)
        return {TimelineZone::RightHandle, clip.item};
    return {TimelineZone::Clip, clip.item};
}

int TimelineLayout::gapAt(int x) const
{
    int gap = 0;
    for (ClipPlace const& clip : clips)
        if (x > clip.rect.center().x())
            gap = clip.item + 1;
    return gap;
}

int TimelineLayout::gapX(int gap) const
{
    if (clips.empty())
        return 0;
    if (gap >= static_cast<int>(clips.size()))
        return clips.back().rect.right() + 1;
    return clips[static_cast<size_t>(gap)].rect.left();
}

namespace {

/// What an item needs for the transitions at its ends.
int64_t shortestLength(std::vector<plan::CutItem> const& items, size_t index)
{
    int64_t const before = index > 0 ? items[index - 1].transition.length.count : 0;
    int64_t const after = index + 1 < items.size() ? items[index].transition.length.count : 0;
    return std::max<int64_t>({1, before, after});
}

int64_t clampSlip(plan::CutItem const& item, FrameRate rate, int64_t frames)
{
    if (!item.take)
        return 0; // there is nothing to slip
    int64_t const material = plan::toTimelineFrames(item.takeLength, item.rate, rate).count;
    int64_t const spare = std::max<int64_t>(0, material - item.trimIn.count - item.length.count);
    return std::clamp(frames, -item.trimIn.count, spare);
}

int64_t clampRoll(std::vector<plan::CutItem> const& items, size_t index, int64_t frames)
{
    if (index + 1 >= items.size())
        return 0;
    plan::CutItem const& next = items[index + 1];
    int64_t const least =
        std::max(shortestLength(items, index) - items[index].length.count, -next.trimIn.count);
    int64_t const most = next.length.count - shortestLength(items, index + 1);
    return std::clamp<int64_t>(frames, std::min<int64_t>(least, 0), std::max<int64_t>(most, 0));
}

} // namespace

TrimPreview clampTrim(std::vector<plan::CutItem> const& items, TrimPreview trim, FrameRate rate)
{
    auto const index = static_cast<size_t>(trim.item);
    plan::CutItem const& item = items[index];
    int64_t const shortest = shortestLength(items, index);
    trim.headFrames = std::clamp(trim.headFrames, -item.trimIn.count, item.length.count - shortest);
    trim.tailFrames = std::max(trim.tailFrames, shortest - item.length.count);
    trim.slipFrames = clampSlip(item, rate, trim.slipFrames);
    trim.rollFrames = clampRoll(items, index, trim.rollFrames);
    return trim;
}

int64_t longestTransition(std::vector<plan::CutItem> const& items, int index)
{
    auto const i = static_cast<size_t>(index);
    int64_t const before = i > 0 ? items[i - 1].transition.length.count : 0;
    int64_t const after = i + 2 < items.size() ? items[i + 1].transition.length.count : 0;
    return std::max<int64_t>(0, std::min(items[i].length.count - before, items[i + 1].length.count - after));
}

std::vector<plan::CutItem> withTrim(std::vector<plan::CutItem> items, TrimPreview const& trim)
{
    if (trim.item < 0 || trim.item >= static_cast<int>(items.size()))
        return items;
    int64_t const change = trim.tailFrames - trim.headFrames;
    auto const index = static_cast<size_t>(trim.item);
    items[index].trimIn += TimelineFrame{trim.headFrames + trim.slipFrames};
    items[index].length += TimelineFrame{change + trim.rollFrames};
    for (size_t i = index + 1; i < items.size(); ++i)
        items[i].start += TimelineFrame{change};
    if (index + 1 < items.size()) {
        TimelineFrame const roll{trim.rollFrames};
        items[index + 1].start += roll;
        items[index + 1].trimIn += roll;
        items[index + 1].length = items[index + 1].length - roll;
    }
    return items;
}

} // namespace fw::ui
