#pragma once

#include "engine/plan/Resolve.h"

namespace fw::plan {

/// One shot's part of the cut.
struct CutItem {
    ShotId shot;
    int number = 0;      ///< 1-based, as people see it
    TimelineFrame start; ///< first project frame in which it shows
    TimelineFrame length;
    TimelineFrame trimIn;
    story::Transition transition; ///< into the next item
    std::optional<TakeId> take;   ///< none: its poster card plays instead, and only an animatic is exported
    std::string masterFile;       ///< relative to the project folder: takes/<id>/master.mkv
    std::string proxyFile;        ///< takes/<id>/proxy.mp4
    FrameRate rate;
    ClipFrame takeLength;
    presets::Grade grade;
    std::vector<story::Title> titles;
    std::vector<story::Marker> markers;
    std::string prompt, dialogue; ///< for the poster card
    bool isStale = false;
    std::optional<TakeId> extendsTake; ///< for the provenance chain
    bool isHeavy = false; ///< footage, kept larger than the film's frame needs: its proxy is no larger
};

/// The film as values: what plays when. Used by the canvas and by export alike.
struct ExportPlan {
    story::ProjectFormat format;
    TimelineFrame length;
    std::vector<CutItem> items;
    bool showsSubtitles = true;            ///< false: titles of that style are left out of the picture
    std::vector<story::Sound> sounds = {}; ///< what is heard: none that is muted
};

/// Which items show at a frame: one, or two inside a transition.
struct FramePart {
    int item = -1;
    ClipFrame frame;
    TimelineFrame source; ///< as trimIn and titles count: project frames from the take's beginning
};
struct FramePlan {
    FramePart from;
    FramePart to; ///< item -1 outside a transition
    story::TransitionKind kind = story::TransitionKind::Cut;
    double progress = 0; ///< 0..1 inside a transition
};

/// When a title shows in the film, cut to its shot. Never empty.
struct TitleSpan {
    int item = -1;  ///< of the plan
    int title = -1; ///< of the item
    TimelineFrame start;
    TimelineFrame length;
};

/// A marker that shows in the film.
struct MarkerSpot {
    int item = -1;    ///< of the plan
    int marker = -1;  ///< of the item
    TimelineFrame at; ///< of the film
};

ExportPlan exportPlan(story::Storyboard const& board, Context const& context);
/// For whoever keeps what `statusOf` said of each shot: working it out again is nearly all of the time.
using StatusSource = std::function<ShotStatus(ShotId const& shot)>;
ExportPlan exportPlan(story::Storyboard const& board, presets::PresetLibrary const& presets,
                      StatusSource const& status);
FramePlan framePlan(ExportPlan const& plan, TimelineFrame frame);

/// The titles that show, item by item in the order in which they are drawn.
std::vector<TitleSpan> titleSpans(ExportPlan const& plan);

/// The markers that show, by their frame.
std::vector<MarkerSpot> markerSpots(ExportPlan const& plan);

/// Shots that have no take, by number ("2, 5"); empty when all are there.
std::vector<int> missingTakes(ExportPlan const& plan);
std::vector<int> staleTakes(ExportPlan const& plan);

} // namespace fw::plan
