#pragma once

#include "engine/story/StoryFields.h"

// The fields of every edit as they stand in journal.jsonl. Internal to engine/story.

namespace fw::story {

template <class V, MaybeConst<AddShot> S>
void fields(V& v, S& edit)
{
    v.required("at", edit.at);
    v.required("value", edit.shot);
}
template <class V, MaybeConst<RemoveShot> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
}
template <class V, MaybeConst<MoveShot> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("to", edit.to);
}
template <class V, MaybeConst<DuplicateShot> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("newId", edit.newId);
}
template <class V, MaybeConst<SplitShot> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("at", edit.at);
    v.required("newId", edit.newId);
}
template <class V, MaybeConst<JoinShots> S>
void fields(V& v, S& edit)
{
    v.required("first", edit.first);
    v.required("second", edit.second);
}
template <class V, MaybeConst<SetPrompt> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("prompt", edit.prompt);
}
template <class V, MaybeConst<SetNegative> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("negative", edit.negative);
}
template <class V, MaybeConst<SetPreset> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("presetId", edit.presetId);
}
template <class V, MaybeConst<SetLength> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("length", edit.length);
}
template <class V, MaybeConst<SetTrimIn> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("trimIn", edit.trimIn);
}
template <class V, MaybeConst<SetSeed> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("seed", edit.seed);
}
template <class V, MaybeConst<SetTransition> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("transition", edit.transition);
}
template <class V, MaybeConst<SetStart> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("start", edit.start);
}
template <class V, MaybeConst<SetQuality> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("quality", edit.quality);
}
template <class V, MaybeConst<SetOverrides> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("overrides", edit.overrides);
}
template <class V, MaybeConst<SetNotes> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("notes", edit.notes);
    v.required("dialogue", edit.dialogue);
}
template <class V, MaybeConst<SetCast> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("cast", edit.cast);
}
template <class V, MaybeConst<SetPuppets> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("puppets", edit.puppets);
}
template <class V, MaybeConst<SetTitles> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("titles", edit.titles);
}
template <class V, MaybeConst<SetMarkers> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.required("markers", edit.markers);
}
template <class V, MaybeConst<ChooseTake> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.optional("take", edit.take);
}
template <class V, MaybeConst<KeepTake> S>
void fields(V& v, S& edit)
{
    v.required("shot", edit.shot);
    v.optional("acceptedKey", edit.acceptedKey);
}
template <class V, MaybeConst<AddScene> S>
void fields(V& v, S& edit)
{
    v.required("index", edit.index);
    v.required("value", edit.scene);
}
template <class V, MaybeConst<RemoveScene> S>
void fields(V& v, S& edit)
{
    v.required("scene", edit.scene);
}
template <class V, MaybeConst<MoveScene> S>
void fields(V& v, S& edit)
{
    v.required("scene", edit.scene);
    v.required("to", edit.to);
}
template <class V, MaybeConst<SetSceneTitle> S>
void fields(V& v, S& edit)
{
    v.required("scene", edit.scene);
    v.required("title", edit.title);
}
template <class V, MaybeConst<SetProjectFormat> S>
void fields(V& v, S& edit)
{
    v.required("format", edit.format);
}
template <class V, MaybeConst<SetTitle> S>
void fields(V& v, S& edit)
{
    v.required("title", edit.title);
}
template <class V, MaybeConst<AddSound> S>
void fields(V& v, S& edit)
{
    v.required("value", edit.sound);
}
template <class V, MaybeConst<RemoveSound> S>
void fields(V& v, S& edit)
{
    v.required("sound", edit.sound);
}
template <class V, MaybeConst<SetSound> S>
void fields(V& v, S& edit)
{
    v.required("value", edit.sound);
}

template <class V, MaybeConst<SetBudget> S>
void fields(V& v, S& edit)
{
    v.optional("budget", edit.budget);
}

} // namespace fw::story
