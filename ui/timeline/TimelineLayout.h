#pragma once

#include "engine/plan/ExportPlan.h"

#include <QRect>
#include <QString>

#include <optional>
#include <vector>

namespace fw::ui {

/// Horizontal scale and scroll of the timeline: frames to pixels and back. Content x 0 is frame 0.
struct TimeScale {
    double pxPerFrame = 4.0;

    static constexpr double kMin = 0.02;
    static constexpr double kMax = 40.0;

    int xOf(TimelineFrame frame) const;
    TimelineFrame frameAt(int x) const; ///< nearest, never negative
};

/// A ruler tick; `label` is empty for small ones.
struct RulerTick {
    int x = 0;
    bool isMajor = false;
    TimelineFrame frame;
};

/// Ticks between two content x: majors at 1, 2, 5, 10, 15, 30 s, 1, 2, 5 min (or frames when zoomed in), at
/// least 72 px apart, with minors between them.
std::vector<RulerTick> rulerTicks(TimeScale const& scale, FrameRate rate, int fromX, int toX);

/// A clip on the track, in content coordinates.
struct ClipPlace {
    int item = 0; ///< index into the plan's items
    QRect rect;   ///< visible body: half of an overlap on either side belongs to it
};

/// The overlap between an item and the next one; a plain cut has width 0.
struct TransitionPlace {
    int item = 0;
    QRect rect;
    int cutX = 0; ///< middle of the overlap, or the cut
};

/// What lies under the pointer.
enum class TimelineZone { Nothing, Ruler, Clip, LeftHandle, RightHandle, Transition };
struct TimelineHit {
    TimelineZone zone = TimelineZone::Nothing;
    int item = -1;
};

/// Places of everything on the timeline. Pure.
struct TimelineLayout {
    static constexpr int kRuler = 28;
    static constexpr int kGap = 8;
    static constexpr int kTrack = 64;
    static constexpr int kHeader = 20; ///< strip with the name above a clip's pictures
    static constexpr int kHandle = 8;
    static constexpr int kMinTransition = 16;
    static constexpr int kSnapPx = 6; ///< how near something that is dragged is drawn to an edge

    std::vector<ClipPlace> clips;
    std::vector<TransitionPlace> transitions;
    int contentWidth = 0;
    int trackTop = kRuler + kGap; ///< of the clips: what lies above moves them down

    static TimelineLayout of(std::vector<plan::CutItem> const& items, TimeScale const& scale,
                             int heightAbove = 0);

    TimelineHit hitAt(QPoint content) const;
    /// Index of the gap nearest to x, 0 (before the first) to size (past the last).
    int gapAt(int x) const;
    int gapX(int gap) const;
};

/// The longest overlap, in frames, that an item and the next one can share.
int64_t longestTransition(std::vector<plan::CutItem> const& items, int index);

/// The items as they would be after a trim that is being dragged; nothing is performed. Head and tail ripple
/// (later shots follow); slip and roll leave the film as long as it is.
struct TrimPreview {
    int item = -1;
    int64_t headFrames = 0; ///< added to the in point (positive = shorter)
    int64_t tailFrames = 0; ///< added to the length
    int64_t slipFrames = 0; ///< added to the in point, the length stays
    int64_t rollFrames = 0; ///< moves the cut behind the item: what it gains, the next one loses at its head
};
std::vector<plan::CutItem> withTrim(std::vector<plan::CutItem> items, TrimPreview const& trim);

/// How far a trim may go: a shot keeps at least one frame (and its transitions), the in point stays at or
/// above 0, a slip stays within its take (`rate` is the project's).
TrimPreview clampTrim(std::vector<plan::CutItem> const& items, TrimPreview trim, FrameRate rate = {});

} // namespace fw::ui
