#pragma once

#include "engine/base/Image.h"

#include <array>
#include <cstdint>

namespace fw::footage {

/// What of a frame is compared with others: its brightness in 64 x 36 cells, its colours in 16 x 9, and how
/// often each colour comes. Whatever the shape of the picture.
struct Look {
    static constexpr int kColumns = 64, kRows = 36;
    static constexpr int kTinyColumns = 16, kTinyRows = 9;
    using Tiny = std::array<uint8_t, 3 * kTinyColumns * kTinyRows>; ///< luma, then both colour differences

    std::array<uint8_t, kColumns * kRows> luma{};
    Tiny tiny{};
    std::array<float, 64> histogram{}; ///< 32 bins of luma, 16 of each colour difference; each part sums to 1
};

/// How good a frame is as a picture, 0 to 1 each.
struct PictureFacts {
    float sharpness = 0; ///< fine detail against contrast; comparable within one file
    float brightness = 0;
    float contrast = 0; ///< standard deviation of the luma
    float clipped = 0;  ///< share of the picture that is black or white
};

/// Of a decoded, small picture (Rgb24). Thread: any.
Look lookOf(Image const& small);
PictureFacts factsOf(Image const& small);

/// How much one frame differs from another.
struct Change {
    float residual = 0;  ///< what is left of the difference when every part may have moved a little, 0 to 255
    float histogram = 0; ///< 0: the same colours, 1: none in common
    float motion = 0;    ///< how far the parts moved, in widths of the picture

    /// About 2 between frames of a calm shot, 5 to 15 with fast motion, 25 and more over a cut.
    float score() const { return residual + 40 * histogram; }
};
Change changeBetween(Look const& before, Look const& after);

/// Mean difference of the tiny pictures, 0 to 255.
double tinyDistance(Look::Tiny const& a, Look::Tiny const& b);

} // namespace fw::footage
