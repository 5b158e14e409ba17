#pragma once

#include "engine/base/Time.h"

#include <vector>

/// The badge as a drawing, in units of its plate's height; shared by the stamp and the detector.
namespace fw::media::badge {

/// The known part (plate, framed spark, "AI") and the whole with the word, as widths in plate heights.
constexpr double kCoreWidth = 1.80;
constexpr double kFullWidth = 5.78;

/// How much of each pixel a part covers, 0..1, row by row.
struct Coverage {
    SizePx size;
    std::vector<float> plate;
    std::vector<float> rim; ///< a hairline just inside the plate's edge
    std::vector<float> ink; ///< brackets and letters
    std::vector<float> spark;
};

/// Draws the badge `heightPx` high (fractions allowed), antialiased; with the word or only its core.
Coverage draw(double heightPx, bool hasWord);

} // namespace fw::media::badge
