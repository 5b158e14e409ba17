#pragma once

#include "engine/base/Image.h"

namespace fw::media {

/// An Rgb24 picture in another size, filtered by Lanczos 3: byte for byte what Pillow's resize gives
/// (Resample.c), because reference implementations prepare pictures with it. Both sizes at least 1.
Image resizeAsPillow(Image const& image, SizePx size);

} // namespace fw::media
