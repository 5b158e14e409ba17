#include "ui/session/MarkerGestures.h"

#include "ui/session/FilmPart.h"

namespace fw::ui {

namespace {

MarkerRef refOf(plan::ExportPlan const& cut, plan::MarkerSpot const& spot)
{
    return {cut.items[static_cast<size_t>(spot.item)].shot, spot.marker};
}

MarkerRef lastOf(ShotId const& shot, std::vector<story::Marker> const& markers)
{
    return {shot, static_cast<int>(markers.size()) - 1};
}

} // namespace

story::Marker const* findMarker(story::Storyboard const& board, MarkerRef const& ref)
{
    story::Shot const* shot = story::findShot(board, ref.shot);
    bool const isThere = shot && ref.index >= 0 && ref.index < static_cast<int>(shot->markers.size());
    return isThere ? &shot->markers[static_cast<size_t>(ref.index)] : nullptr;
}

std::optional<MarkerEdit> newMarkerAt(plan::ExportPlan const& cut, TimelineFrame frame)
{
    plan::FramePart const part = partThatComes(cut, frame);
    if (part.item < 0)
        return std::nullopt;
    plan::CutItem const& item = cut.items[static_cast<size_t>(part.item)];
    std::vector<story::Marker> markers = item.markers;
    markers.push_back({part.source, {}, story::MarkerColour::Blue});
    MarkerRef const made = lastOf(item.shot, markers);
    return MarkerEdit{story::batch("Add marker", {story::SetMarkers{item.shot, std::move(markers)}}), made};
}

std::optional<story::Edit> withoutMarker(story::Storyboard const& board, MarkerRef const& ref)
{
    if (!findMarker(board, ref))
        return std::nullopt;
    std::vector<story::Marker> markers = story::findShot(board, ref.shot)->markers;
    markers.erase(markers.begin() + ref.index);
    return story::batch("Remove marker", {story::SetMarkers{ref.shot, std::move(markers)}});
}

std::optional<story::Edit> withMarker(story::Storyboard const& board, MarkerRef const& ref,
                                      story::Marker value)
{
    if (!findMarker(board, ref))
        return std::nullopt;
    std::vector<story::Marker> markers = story::findShot(board, ref.shot)->markers;
    markers[static_cast<size_t>(ref.index)] = std::move(value);
    return story::SetMarkers{ref.shot, std::move(markers)};
}

std::optional<MarkerEdit> moveMarker(story::Storyboard const& board, plan::ExportPlan const& cut,
                                     MarkerRef const& ref, TimelineFrame to)
{
    story::Marker const* marker = findMarker(board, ref);
    plan::FramePart const part = partFor(cut, to, ref.shot);
    if (!marker || part.item < 0)
        return std::nullopt;
    story::Marker moved = *marker;
    moved.at = part.source;
    ShotId const& target = cut.items[static_cast<size_t>(part.item)].shot;
    if (target == ref.shot)
        return MarkerEdit{story::batch("Move marker", {*withMarker(board, ref, std::move(moved))}), ref};
    std::vector<story::Marker> left = story::findShot(board, ref.shot)->markers;
    std::vector<story::Marker> right = story::findShot(board, target)->markers;
    left.erase(left.begin() + ref.index);
    right.push_back(std::move(moved));
    MarkerRef const made = lastOf(target, right);
    return MarkerEdit{story::batch("Move marker", {story::SetMarkers{ref.shot, std::move(left)},
                                                   story::SetMarkers{target, std::move(right)}}),
                      made};
}

std::optional<TimelineFrame> markerBeside(plan::ExportPlan const& cut, TimelineFrame frame, int step)
{
    std::optional<TimelineFrame> found;
    for (plan::MarkerSpot const& spot : plan::markerSpots(cut)) { // by their frame
        if (step > 0 && spot.at > frame)
            return spot.at;
        if (step < 0 && spot.at < frame)
            found = spot.at;
    }
    return found;
}

std::optional<MarkerRef> markerAt(plan::ExportPlan const& cut, TimelineFrame frame)
{
    for (plan::MarkerSpot const& spot : plan::markerSpots(cut))
        if (spot.at == frame)
            return refOf(cut, spot);
    return std::nullopt;
}

} // namespace fw::ui
