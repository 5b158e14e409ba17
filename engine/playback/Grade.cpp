#include "engine/playback/Grade.h"

#include <algorithm>
#include <array>

namespace fw::playback {

namespace {

/// The whole grade is affine in RGB: out = matrix * in + offset, in 1/65536.
struct Affine {
    std::array<std::array<int32_t, 3>, 3> matrix{};
    int32_t offset = 0;
};

constexpr double kOne = 65536.0;

Affine affineOf(presets::Grade const& grade)
{
    constexpr double kLuma[3] = {0.2126, 0.7152, 0.0722};
    double const warmth[3] = {1 + grade.warmth / 5, 1, 1 - grade.warmth / 5};
    Affine out;
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column) {
            double const own = row == column ? grade.saturation : 0;
            double const mixed = kLuma[column] * (1 - grade.saturation) + own;
            out.matrix[row][column] = static_cast<int32_t>(grade.contrast * mixed * warmth[column] * kOne);
        }
    }
    out.offset = static_cast<int32_t>((128 * (1 - grade.contrast) + 0.5) * kOne);
    return out;
}

uint8_t clampToByte(int64_t value) { return static_cast<uint8_t>(std::clamp<int64_t>(value >> 16, 0, 255)); }

} // namespace

Image applyGrade(Image const& image, presets::Grade const& grade)
{
    if (image.isEmpty() || grade == presets::Grade{})
        return image;
    Affine const affine = affineOf(grade);
    Image out = image;
    int const step = image.channels();
    for (int y = 0; y < out.heightPx(); ++y) {
        uint8_t* pixel = out.mutableRow(y);
        for (int x = 0; x < out.widthPx(); ++x, pixel += step) {
            int64_t const in[3] = {pixel[0], pixel[1], pixel[2]};
            for (size_t c = 0; c < 3; ++c) {
                auto const& row = affine.matrix[c];
                pixel[c] = clampToByte(row[0] * in[0] + row[1] * in[1] + row[2] * in[2] + affine.offset);
            }
        }
    }
    return out;
}

} // namespace fw::playback
