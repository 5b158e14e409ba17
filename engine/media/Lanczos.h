#pragma once

#include "engine/base/Image.h"

namespace fw::media {

/// Lanczos 3, or the cubic with a = -0.5.
enum class PillowFilter { Lanczos, Bicubic };

/// An Rgb24 picture in another size: byte for byte what Pillow's resize gives (Resample.c), because reference
/// implementations prepare pictures with it. Both sizes at least 1.
Image resizeAsPillow(Image const& image, SizePx size, PillowFilter filter = PillowFilter::Lanczos);

} // namespace fw::media
