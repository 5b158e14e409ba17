#include "ui/session/MarkerGestures.h"

#include <QtGlobal>

namespace fw::ui {

story::Marker const* findMarker(story::Storyboard const& board, MarkerRef const& ref)
{
    return findItem(board, ref);
}

std::optional<MarkerEdit> newMarkerAt(plan::ExportPlan const& cut, TimelineFrame frame)
{
    plan::FramePart const part = partThatComes(cut, frame);
    if (part.item < 0)
        return std::nullopt;
    plan::CutItem const& item = cut.items[static_cast<size_t>(part.item)];
    return addItem(item, item.markers, {part.source, {}, story::MarkerColour::Blue},
                   QT_TRANSLATE_NOOP("Engine", "Add marker"));
}

std::optional<story::Edit> withoutMarker(story::Storyboard const& board, MarkerRef const& ref)
{
    return withoutItem(board, ref, QT_TRANSLATE_NOOP("Engine", "Remove marker"));
}

std::optional<story::Edit> withMarker(story::Storyboard const& board, MarkerRef const& ref,
                                      story::Marker value)
{
    return withItem(board, ref, std::move(value));
}

std::optional<MarkerEdit> moveMarker(story::Storyboard const& board, plan::ExportPlan const& cut,
                                     MarkerRef const& ref, TimelineFrame to)
{
    return moveItem(board, cut, ref, to, QT_TRANSLATE_NOOP("Engine", "Move marker"));
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
            return MarkerRef{cut.items[static_cast<size_t>(spot.item)].shot, spot.marker};
    return std::nullopt;
}

} // namespace fw::ui
