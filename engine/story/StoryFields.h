#pragma once

#include "engine/base/JsonFields.h"
#include "engine/story/Edit.h"
#include "engine/story/Storyboard.h"

// The document's fields as they stand in project.json and journal.jsonl, in that order. Defaults may be left
// out by hand-written files; what identifies or cannot be guessed is required. Internal to engine/story.

namespace fw::story {

inline std::span<char const* const> enumNames(FitMode)
{
    static char const* const names[] = {"fit", "fill"};
    return names;
}
inline std::span<char const* const> enumNames(TransitionKind)
{
    static char const* const names[] = {"cut", "dissolve", "dipBlack", "dipWhite", "wipe"};
    return names;
}
inline std::span<char const* const> enumNames(SeedMode)
{
    static char const* const names[] = {"random", "locked", "increment"};
    return names;
}
inline std::span<char const* const> enumNames(StartKind)
{
    static char const* const names[] = {"text", "extendShot", "image", "clip"};
    return names;
}
inline std::span<char const* const> enumNames(Quality)
{
    static char const* const names[] = {"draft", "preview", "final"};
    return names;
}

inline std::span<char const* const> enumNames(FaceAnswer)
{
    static char const* const names[] = {"unanswered", "cast", "synthetic", "none"};
    return names;
}

inline std::span<char const* const> enumNames(BudgetUnit)
{
    static char const* const names[] = {"minutes", "wattHours", "money"};
    return names;
}
inline std::span<char const* const> enumNames(MarkerColour)
{
    static char const* const names[] = {"blue", "green", "amber", "red", "violet"};
    return names;
}
inline std::span<char const* const> enumNames(TitleStyle)
{
    static char const* const names[] = {"subtitle", "lowerThird", "headline", "credits"};
    return names;
}

template <class V, MaybeConst<ProjectFormat> S>
void fields(V& v, S& format)
{
    v.required("size", format.size);
    v.required("rate", format.rate);
    v.optional("fit", format.fit);
    v.whenTrue("publishesReceipts", format.publishesReceipts);
}
template <class V, MaybeConst<Transition> S>
void fields(V& v, S& transition)
{
    v.required("kind", transition.kind);
    v.optional("length", transition.length);
}
template <class V, MaybeConst<SeedPolicy> S>
void fields(V& v, S& seed)
{
    v.required("mode", seed.mode);
    v.optional("value", seed.value);
}
template <class V, MaybeConst<AssetRef> S>
void fields(V& v, S& asset)
{
    v.required("path", asset.path);
    v.required("sha256", asset.sha256);
}
template <class V, MaybeConst<TimedPicture> S>
void fields(V& v, S& timed)
{
    v.required("at", timed.at);
    v.required("image", timed.image);
}
template <class V, MaybeConst<SourceClip> S>
void fields(V& v, S& clip)
{
    v.optional("file", clip.file);
    v.optional("take", clip.take);
    v.optional("seconds", clip.seconds);
    v.optional("strength", clip.strength);
}
template <class V, MaybeConst<Region> S>
void fields(V& v, S& region)
{
    v.required("x", region.x);
    v.required("y", region.y);
    v.required("width", region.width);
    v.required("height", region.height);
}
template <class V, MaybeConst<Retake> S>
void fields(V& v, S& retake)
{
    v.required("take", retake.take);
    v.required("first", retake.first);
    v.required("end", retake.end);
    v.optional("region", retake.region);
}
template <class V, MaybeConst<StartFrom> S>
void fields(V& v, S& start)
{
    v.required("kind", start.kind);
    v.optional("parent", start.parent);
    v.optional("overlapFrames", start.overlapFrames);
    v.optional("image", start.image);
    v.optional("lastImage", start.lastImage);
    v.optional("face", start.face);
    v.optional("following", start.following);
    v.whenAny("pictures", start.pictures);
    v.optional("clip", start.clip);
    v.optional("retake", start.retake);
}
template <class V, MaybeConst<PuppetKey> S>
void fields(V& v, S& key)
{
    v.required("at", key.at);
    v.required("x", key.x);
    v.required("y", key.y);
    v.required("height", key.height);
}
template <class V, MaybeConst<Puppet> S>
void fields(V& v, S& puppet)
{
    v.required("subject", puppet.subject);
    v.required("image", puppet.image);
    v.required("sha256", puppet.sha256);
    v.required("points", puppet.points);
    v.required("path", puppet.path);
    v.optional("line", puppet.line);
    v.optional("voice", puppet.voice);
    v.optional("energy", puppet.energy);
}
template <class V, MaybeConst<Title> S>
void fields(V& v, S& title)
{
    v.required("text", title.text);
    v.required("start", title.start);
    v.required("length", title.length);
    v.optional("style", title.style);
    v.optional("scale", title.scale);
    v.optional("colour", title.colour);
    v.optional("fade", title.fade);
}
template <class V, MaybeConst<Marker> S>
void fields(V& v, S& marker)
{
    v.required("at", marker.at);
    v.optional("text", marker.text);
    v.optional("colour", marker.colour);
}
template <class V, MaybeConst<Overrides> S>
void fields(V& v, S& overrides)
{
    v.optional("steps", overrides.steps);
    v.optional("guidance", overrides.guidance);
    v.optional("shift", overrides.shift);
    v.optional("sampler", overrides.sampler);
    v.optional("size", overrides.size);
}
template <class V, MaybeConst<Take> S>
void fields(V& v, S& take)
{
    v.required("id", take.id);
    v.required("requestKey", take.requestKey);
    v.optional("seed", take.seed);
    v.required("size", take.size);
    v.required("rate", take.rate);
    v.required("length", take.length);
    v.optional("presetId", take.presetId);
    v.optional("created", take.created);
    v.optional("seconds", take.seconds);
    v.optional("wattHours", take.wattHours);
    v.optional("quality", take.quality);
}
template <class V, MaybeConst<Shot> S>
void fields(V& v, S& shot)
{
    v.required("id", shot.id);
    v.required("prompt", shot.prompt);
    v.optional("negative", shot.negative);
    v.optional("presetId", shot.presetId);
    v.required("length", shot.length);
    v.optional("trimIn", shot.trimIn);
    v.optional("seed", shot.seed);
    v.optional("start", shot.start);
    v.optional("transition", shot.transition);
    v.optional("quality", shot.quality);
    v.optional("overrides", shot.overrides);
    v.optional("notes", shot.notes);
    v.optional("dialogue", shot.dialogue);
    v.optional("cast", shot.cast);
    v.optional("puppets", shot.puppets);
    v.whenAny("titles", shot.titles);
    v.whenAny("markers", shot.markers);
    v.optional("takes", shot.takes);
    v.optional("chosenTake", shot.chosenTake);
    v.optional("acceptedKey", shot.acceptedKey);
}
template <class V, MaybeConst<Scene> S>
void fields(V& v, S& scene)
{
    v.required("id", scene.id);
    v.optional("title", scene.title);
    v.required("shots", scene.shots);
}
template <class V, MaybeConst<UnplacedTake> S>
void fields(V& v, S& unplaced)
{
    v.required("shot", unplaced.shot);
    v.required("take", unplaced.take);
}
template <class V, MaybeConst<Sound> S>
void fields(V& v, S& sound)
{
    v.required("id", sound.id);
    v.required("file", sound.file);
    v.optional("name", sound.name);
    v.required("track", sound.track);
    v.required("start", sound.start);
    v.required("length", sound.length);
    v.optional("sourceIn", sound.sourceIn);
    v.optional("gainDb", sound.gainDb);
    v.optional("fadeIn", sound.fadeIn);
    v.optional("fadeOut", sound.fadeOut);
    v.whenTrue("isMuted", sound.isMuted);
}
template <class V, MaybeConst<Budget> S>
void fields(V& v, S& budget)
{
    v.required("unit", budget.unit);
    v.required("amount", budget.amount);
}
template <class V, MaybeConst<Storyboard> S>
void fields(V& v, S& board)
{
    v.required("title", board.title);
    v.required("format", board.format);
    v.required("scenes", board.scenes);
    v.optional("unplacedTakes", board.unplacedTakes);
    v.whenAny("sounds", board.sounds);
    v.optional("budget", board.budget);
}
template <class V, MaybeConst<ShotPlace> S>
void fields(V& v, S& place)
{
    v.required("scene", place.scene);
    v.required("index", place.index);
}

} // namespace fw::story
