#pragma once

#include "engine/base/Image.h"
#include "engine/presets/Preset.h"

namespace fw::playback {

/// A preset's look on 8-bit sRGB values, per pixel, in this order:
///   warmth      red * (1 + w/5), blue * (1 - w/5)
///   saturation  distance to the BT.709 luma
///   contrast    distance to 128
/// The identity returns the picture without a copy. Alpha is kept. Thread: any.
Image applyGrade(Image const& image, presets::Grade const& grade);

} // namespace fw::playback
