#pragma once

#include "engine/base/Image.h"

namespace fw::media {

/// Turns and mirrors a picture upright. `exif` is the EXIF orientation 1..8; anything else is 1.
Image upright(Image const& image, int exif);

/// The EXIF number for a clip that says "rotate by `degrees` counter-clockwise" (FFmpeg's display matrix).
int exifOfRotation(double degrees);

} // namespace fw::media
