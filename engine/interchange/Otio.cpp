// OpenTimelineIO JSON, as opentimelineio 0.18 reads and writes it (its documentation, "OTIO serialized
// schema").
#include "engine/base/Json.h"
#include "engine/base/Sha256.h"
#include "engine/interchange/CutList.h"

#include <algorithm>
#include <cmath>

namespace fw::interchange {

namespace {

/// What every schema object has.
OrderedJson object(char const* schema, std::string const& name)
{
    return {{"OTIO_SCHEMA", schema}, {"metadata", OrderedJson::object()}, {"name", name}};
}

OrderedJson timeOf(int64_t frames, FrameRate rate)
{
    return {{"OTIO_SCHEMA", "RationalTime.1"},
            {"rate", rate.perSecond()},
            {"value", static_cast<double>(frames)}};
}

OrderedJson rangeOf(TimelineFrame start, TimelineFrame length, FrameRate rate)
{
    return {{"OTIO_SCHEMA", "TimeRange.1"},
            {"duration", timeOf(length.count, rate)},
            {"start_time", timeOf(start.count, rate)}};
}

OrderedJson itemOf(char const* schema, std::string const& name, OrderedJson range)
{
    OrderedJson item = object(schema, name);
    item["source_range"] = std::move(range);
    item["effects"] = OrderedJson::array();
    item["markers"] = OrderedJson::array();
    item["enabled"] = true;
    return item;
}

OrderedJson gapOf(std::string const& name, TimelineFrame length, FrameRate rate)
{
    return itemOf("Gap.1", name, rangeOf({0}, length, rate));
}

OrderedJson originOf(CutClip const& clip)
{
    OrderedJson origin{{"shot", clip.item->shot.value},
                       {"scene", clip.scene->id.value},
                       {"sceneTitle", clip.scene->title},
                       {"promptSha256", sha256Hex(clip.item->prompt)}};
    if (story::Take const* take = story::shownTake(*clip.shot)) {
        origin["take"] = take->id.value;
        origin["seed"] = std::to_string(take->seed); // 64 bits, more than a reader's number may hold
        origin["requestKey"] = take->requestKey.value;
    }
    return {{"framewright", std::move(origin)}};
}

OrderedJson noteOf(std::string const& note, TimelineFrame at, FrameRate rate)
{
    OrderedJson marker = object("Marker.2", "Note");
    marker["color"] = "CYAN";
    marker["comment"] = note;
    marker["marked_range"] = rangeOf(at, {1}, rate);
    return marker;
}

/// The format's names of colours.
char const* colourOf(story::MarkerColour colour)
{
    switch (colour) {
    case story::MarkerColour::Green: return "GREEN";
    case story::MarkerColour::Amber: return "ORANGE";
    case story::MarkerColour::Red: return "RED";
    case story::MarkerColour::Violet: return "PURPLE";
    default: return "BLUE";
    }
}

OrderedJson markerOf(CutClip::Spot const& spot, TimelineFrame at, FrameRate rate)
{
    OrderedJson json = noteOf(spot.marker.text, at, rate);
    json["name"] = "Marker";
    json["color"] = colourOf(spot.marker.colour);
    json["metadata"] = {{"framewright", {{"shot", spot.shot.value}, {"at", spot.marker.at.count}}}};
    return json;
}

/// What the clip has no material for.
OrderedJson restOf(CutClip const& clip, FrameRate rate)
{
    OrderedJson gap = gapOf(clip.name, clip.length - clip.covered, rate);
    gap["metadata"] = originOf(clip);
    for (CutClip::Spot const& spot : clip.markers)
        if (spot.at >= clip.covered)
            gap["markers"].push_back(markerOf(spot, spot.at - clip.covered, rate));
    return gap;
}

OrderedJson clipOf(Film const& film, CutClip const& clip, AddressOf const& addressOf)
{
    FrameRate const rate = film.plan.format.rate;
    OrderedJson reference = object("ExternalReference.1", "");
    reference["available_range"] = rangeOf({0}, materialOf(*clip.item, rate), rate);
    reference["available_image_bounds"] = nullptr;
    reference["target_url"] = addressOf(film, clip.item->proxyFile);
    OrderedJson json = itemOf("Clip.2", clip.name, rangeOf(clip.sourceBegin, clip.covered, rate));
    json["metadata"] = originOf(clip);
    json["media_references"] = {{"DEFAULT_MEDIA", std::move(reference)}};
    json["active_media_reference_key"] = "DEFAULT_MEDIA";
    if (!clip.shot->notes.empty())
        json["markers"].push_back(noteOf(clip.shot->notes, clip.sourceBegin, rate));
    for (CutClip::Spot const& spot : clip.markers)
        if (spot.at < clip.covered)
            json["markers"].push_back(markerOf(spot, clip.sourceBegin + spot.at, rate));
    return json;
}

OrderedJson transitionOf(CutClip const& clip, FrameRate rate)
{
    bool const isDissolve = clip.transition == story::TransitionKind::Dissolve;
    OrderedJson json = object("Transition.1", std::string(nameOf(clip.transition)));
    json["transition_type"] = isDissolve ? "SMPTE_Dissolve" : "Custom_Transition";
    json["in_offset"] = timeOf(clip.before.count, rate);
    json["out_offset"] = timeOf(clip.after.count, rate);
    return json;
}

/// "Sound 3", counted through the film: what its file was called stays here.
OrderedJson soundOf(Film const& film, story::Sound const& sound, size_t number, AddressOf const& addressOf)
{
    TimelineFrame const length = std::min(sound.length, film.plan.length - sound.start);
    FrameRate const rate = film.plan.format.rate;
    auto const sourceIn = std::llround(sound.sourceIn * rate.perSecond());
    std::string const name = "Sound " + std::to_string(number);
    OrderedJson reference = object("ExternalReference.1", "");
    reference["available_range"] = nullptr; // how long the file is, only decoding tells
    reference["available_image_bounds"] = nullptr;
    reference["target_url"] = addressOf(film, sound.file.path);
    OrderedJson json = itemOf("Clip.2", name, rangeOf({sourceIn}, length, rate));
    json["metadata"] = {{"framewright",
                         {{"sound", sound.id.value},
                          {"gainDb", sound.gainDb},
                          {"fadeIn", sound.fadeIn.count},
                          {"fadeOut", sound.fadeOut.count}}}};
    json["media_references"] = {{"DEFAULT_MEDIA", std::move(reference)}};
    json["active_media_reference_key"] = "DEFAULT_MEDIA";
    json["enabled"] = !sound.isMuted;
    return json;
}

/// An audio track for every track in use; what lies between its sounds is a gap. Nothing lasts longer than
/// the film.
std::vector<OrderedJson> soundTracks(Film const& film, AddressOf const& addressOf)
{
    FrameRate const rate = film.plan.format.rate;
    std::vector<OrderedJson> tracks;
    TimelineFrame end{0};
    int last = -1;
    size_t number = 0;
    for (story::Sound const& sound : film.board.sounds) { // by track, then by start
        if (sound.start >= film.plan.length)
            continue;
        if (sound.track != last) {
            tracks.push_back(itemOf("Track.1", "Sound " + std::to_string(sound.track + 1), nullptr));
            tracks.back()["kind"] = "Audio";
            tracks.back()["children"] = OrderedJson::array();
            end = {0};
            last = sound.track;
        }
        OrderedJson& children = tracks.back()["children"];
        if (end < sound.start)
            children.push_back(gapOf("", sound.start - end, rate));
        children.push_back(soundOf(film, sound, ++number, addressOf));
        end = sound.end();
    }
    return tracks;
}

} // namespace

std::string otioText(Film const& film) { return otioText(film, fileUrl); }

std::string otioText(Film const& film, AddressOf const& addressOf)
{
    FrameRate const rate = film.plan.format.rate;
    OrderedJson track = itemOf("Track.1", "Video", nullptr);
    track["kind"] = "Video";
    OrderedJson& children = track["children"] = OrderedJson::array();
    for (CutClip const& clip : cutListOf(film)) {
        if (clip.covered.count > 0)
            children.push_back(clipOf(film, clip, addressOf));
        if (clip.covered < clip.length)
            children.push_back(restOf(clip, rate));
        if (clip.before.count > 0)
            children.push_back(transitionOf(clip, rate));
    }
    OrderedJson stack = itemOf("Stack.1", "tracks", nullptr);
    stack["children"] = OrderedJson::array({std::move(track)}); // compilers differ in what {json} alone is
    for (OrderedJson& each : soundTracks(film, addressOf))
        stack["children"].push_back(std::move(each));
    OrderedJson timeline = object("Timeline.1", film.board.title);
    timeline["global_start_time"] = timeOf(0, rate);
    timeline["tracks"] = std::move(stack);
    return dumpJson(timeline, 4) + "\n";
}

} // namespace fw::interchange
