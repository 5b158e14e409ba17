#pragma once

#include "ui/session/ShotItems.h"

namespace fw::ui {

// What timeline and menus do with markers, as one edit each. Pure: nothing is performed here.

using MarkerRef = ItemRef<story::Marker>;
using MarkerEdit = ItemEdit<story::Marker>;

/// nullptr when the board has no such marker.
story::Marker const* findMarker(story::Storyboard const& board, MarkerRef const& ref);

/// A new marker at a frame of the film, in the shot that plays there; nullopt on an empty film.
std::optional<MarkerEdit> newMarkerAt(plan::ExportPlan const& cut, TimelineFrame frame);
/// All three: nullopt when the board has no such marker.
std::optional<story::Edit> withoutMarker(story::Storyboard const& board, MarkerRef const& ref);
std::optional<story::Edit> withMarker(story::Storyboard const& board, MarkerRef const& ref,
                                      story::Marker value);
/// To another frame of the film. Where another shot plays there, it becomes that one's.
std::optional<MarkerEdit> moveMarker(story::Storyboard const& board, plan::ExportPlan const& cut,
                                     MarkerRef const& ref, TimelineFrame to);

/// The nearest marked frame behind (`step` 1) or before (-1) a frame of the film.
std::optional<TimelineFrame> markerBeside(plan::ExportPlan const& cut, TimelineFrame frame, int step);
/// The marker that stands at a frame of the film.
std::optional<MarkerRef> markerAt(plan::ExportPlan const& cut, TimelineFrame frame);

} // namespace fw::ui
