#pragma once

#include "engine/base/Image.h"

#include <array>
#include <cstdint>
#include <vector>

namespace fw::media {

enum class Filter {
    Auto,    ///< Area when the picture shrinks, Lanczos when it grows
    Nearest, ///< keeps hard pixels (debug views)
    Area,
    Bilinear,
    Bicubic,
    Lanczos
};

enum class FitMode {
    Fit, ///< whole picture, bars where the shapes differ
    Fill ///< whole canvas, the overhang is cut evenly on both sides
};

using Rgb = std::array<uint8_t, 3>;

/// The picture in another size, shape not kept. Empty in or empty size: an empty picture. Thread: any.
Image resize(Image const& image, SizePx size, Filter filter = Filter::Auto);

/// The picture on a canvas of exactly `canvas`, never stretched; a picture that already fits is returned
/// without a copy. Bars get `background`. Thread: any.
Image fitFrame(Image const& image, SizePx canvas, FitMode mode, Rgb background = {0, 0, 0});

/// (1 - t) * a + t * b per channel, rounded; t is clamped to 0..1. Both become Rgb24; b takes a's size when
/// they differ. Thread: any.
Image blend(Image const& a, Image const& b, double t);

/// Rgb24 without alpha: transparent parts are laid over `background`. Rgb24 comes back without a copy.
Image flatten(Image const& image, Rgb background = {0, 0, 0});

/// Frames side by side in rows, each `cellWidthPx` wide, with small gaps: a look at a clip in one picture.
Image contactSheet(std::vector<Image> const& frames, int columns, int cellWidthPx = 320);

} // namespace fw::media
