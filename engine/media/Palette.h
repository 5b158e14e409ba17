#pragma once

#include "engine/base/Image.h"

#include <array>
#include <cstdint>
#include <vector>

namespace fw::media {

/// 256 colours for pictures that cannot have more (GIF). Thread: any (immutable after construction).
class Palette {
public:
    static constexpr size_t kColours = 256;

    /// Median cut over the picture's colours (Heckbert 1982), in steps of 8.
    explicit Palette(Image const& picture);

    std::array<std::array<uint8_t, 3>, kColours> const& colours() const { return m_colours; }

    /// Row y of the picture as indices; an ordered 8x8 dither stands still from frame to frame.
    void indexRow(Image const& picture, int y, uint8_t* out) const;

    /// Mean distance of the picture's colours from the palette's, looked at in every 16th pixel.
    double distance(Image const& picture) const;

private:
    uint8_t nearest(int r, int g, int b) const;

    std::array<std::array<uint8_t, 3>, kColours> m_colours{};
    std::vector<uint8_t> m_nearest; ///< by 5 bits of red, green and blue
};

} // namespace fw::media
