#pragma once

#include "engine/interchange/Interchange.h"

#include <functional>

// The film as other programs cut it. Internal to engine/interchange.

namespace fw::interchange {

/// Here a transition is an overlap; elsewhere clips meet at a cut and a transition reaches over it to both
/// sides:
///   | A      ~~~ |            | A      |
///        | ~~~      B |   ->           | B     |    cut in the middle of the overlap (~)
struct CutClip {
    plan::CutItem const* item;
    story::Scene const* scene;
    story::Shot const* shot;
    std::string name;                 ///< "Shot 3": no prompt leaves unasked
    TimelineFrame begin;              ///< from cut to cut
    TimelineFrame length;             ///< from cut to cut
    TimelineFrame sourceBegin;        ///< frame of the take that shows at `begin`, at the project's rate
    TimelineFrame covered;            ///< how much of `length` the take has material for
    story::TransitionKind transition; ///< at its end
    TimelineFrame before, after;      ///< how far the transition reaches to both sides of that cut
    /// A marker of the film from cut to cut. Inside a transition it may be the other shot's.
    struct Spot {
        TimelineFrame at; ///< from `begin`
        ShotId shot;
        story::Marker marker;
    };
    std::vector<Spot> markers = {};
};

std::vector<CutClip> cutListOf(Film const& film);

/// "dip to black"
char const* nameOf(story::TransitionKind kind);

/// Frames of the project that a take has material for; 0 without a take.
TimelineFrame materialOf(plan::CutItem const& item, FrameRate project);

/// "file:///..." of a file of the project, with everything escaped that an address may not hold.
std::string fileUrl(Film const& film, std::string const& relative);
std::string proxyUrl(Film const& film, plan::CutItem const& item);

/// Where a file of the project is found by who reads the cut.
using AddressOf = std::function<std::string(Film const& film, std::string const& relative)>;

std::string otioText(Film const& film);
std::string otioText(Film const& film, AddressOf const& addressOf);
/// With every file under media/.
std::string bundledOtioText(Film const& film);
/// `text` and the files that it names as one zip file. Errors: as writeFile.
Status writeBundle(Film const& film, std::string const& text, std::filesystem::path const& target,
                   std::stop_token stop);
std::string edlText(Film const& film);
std::string fcpxmlText(Film const& film);
std::string srtText(Film const& film);
std::string csvText(Film const& film);

} // namespace fw::interchange
