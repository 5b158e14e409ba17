#pragma once

#include "engine/base/JsonFields.h"
#include "engine/presets/Preset.h"

namespace fw::presets {

/// The fields that presets and render requests share.
template <class V, MaybeConst<LoraRef> S>
void fields(V& v, S& lora)
{
    v.required("file", lora.file);
    v.optional("weight", lora.weight);
    v.optional("sha256", lora.sha256);
}

template <class V, MaybeConst<GuidanceInterval> S>
void fields(V& v, S& interval)
{
    v.required("low", interval.low);
    v.required("high", interval.high);
}

} // namespace fw::presets
