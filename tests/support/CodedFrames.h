#pragma once

#include "engine/base/Image.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

/// Frames that know which clip and frame they are: 16 black or white blocks along the upper edge spell the
/// number, thick enough to survive H.264 and scaling. Below is a colour of the clip's own, so that graded,
/// blended and missing pictures can be told apart.
namespace fw::test {

constexpr int kCodeBlocks = 16; // 4 bits of clip, 12 of frame

inline Image codedFrame(SizePx size, int clip, int frame)
{
    Image image(size);
    auto const r = static_cast<uint8_t>(60 + clip * 50 % 140);
    auto const g = static_cast<uint8_t>(120 - clip * 30 % 90);
    image.fill(r, g, 90);
    int const code = (clip & 15) << 12 | (frame & 0xfff);
    for (int y = 0; y < size.heightPx / 4; ++y) {
        uint8_t* row = image.mutableRow(y);
        for (int x = 0; x < size.widthPx; ++x) {
            int const block = x * kCodeBlocks / size.widthPx;
            uint8_t const value = code >> (kCodeBlocks - 1 - block) & 1 ? 235 : 16;
            std::fill(row + 3 * x, row + 3 * x + 3, value);
        }
    }
    return image;
}

struct Code {
    int clip = -1;
    int frame = -1;
    friend bool operator==(Code const&, Code const&) = default;
};

/// nullopt when a block is neither black nor white: a blend, a card, no coded frame at all.
inline std::optional<Code> readCode(Image const& image)
{
    if (image.isEmpty())
        return std::nullopt;
    int code = 0;
    for (int block = 0; block < kCodeBlocks; ++block) {
        int const x = (2 * block + 1) * image.widthPx() / (2 * kCodeBlocks);
        int const value = image.row(image.heightPx() / 8)[image.channels() * x + 1];
        if (value > 80 && value < 170)
            return std::nullopt;
        code = code << 1 | (value >= 170 ? 1 : 0);
    }
    return Code{code >> 12, code & 0xfff};
}

inline std::vector<Image> codedClip(SizePx size, int clip, int frames)
{
    std::vector<Image> out;
    for (int n = 0; n < frames; ++n)
        out.push_back(codedFrame(size, clip, n));
    return out;
}

} // namespace fw::test
