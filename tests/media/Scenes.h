#pragma once

#include "MediaKit.h"

#include "engine/media/Pictures.h"
#include "engine/media/Text.h"

/// Pictures without a badge that look like something: for the detector's false alarms and as backgrounds.
namespace kit {

/// Smooth noise: random grids of several fineness laid over each other, as clouds, water, grass.
inline Image clouds(SizePx size, uint32_t seed, int finest)
{
    Image sum = plain(size, 128, 128, 128);
    for (int cells = 4; cells <= finest; cells *= 2) {
        Image const grid = noise({cells * 2, cells}, seed + static_cast<uint32_t>(cells));
        sum = fw::media::blend(sum, fw::media::resize(grid, size, fw::media::Filter::Bicubic), 0.4);
    }
    return sum;
}

/// Rectangles and discs of plain colours, as the starter model's cartoons.
inline Image shapes(SizePx size, uint32_t seed, int count)
{
    std::mt19937 random(seed);
    auto const upTo = [&random](int end) { return static_cast<int>(random() % static_cast<uint32_t>(end)); };
    // One after the other: compilers differ in which argument they work out first.
    uint8_t const blue = uint8_t(upTo(256)), green = uint8_t(upTo(256)), red = uint8_t(upTo(256));
    Image image = plain(size, red, green, blue);
    for (int n = 0; n < count; ++n) {
        int const cx = upTo(size.widthPx), cy = upTo(size.heightPx);
        int const rx = 2 + upTo(size.heightPx / 4), ry = 2 + upTo(size.heightPx / 4);
        bool const isDisc = upTo(2) == 0;
        uint8_t const colour[3] = {uint8_t(upTo(256)), uint8_t(upTo(256)), uint8_t(upTo(256))};
        for (int y = std::max(0, cy - ry); y < std::min(size.heightPx, cy + ry); ++y)
            for (int x = std::max(0, cx - rx); x < std::min(size.widthPx, cx + rx); ++x) {
                double const dx = double(x - cx) / rx, dy = double(y - cy) / ry;
                if (!isDisc || dx * dx + dy * dy < 1)
                    std::copy(colour, colour + 3, image.mutableRow(y) + x * 3);
            }
    }
    return image;
}

/// Straight lines at a pitch: windows, fences, screens.
inline Image grid(SizePx size, int pitch, int thick, bool isInverse)
{
    Image image = plain(size, 0, 0, 0);
    for (int y = 0; y < size.heightPx; ++y)
        for (int x = 0; x < size.widthPx; ++x) {
            bool const isLine = x % pitch < thick || y % pitch < thick;
            std::fill_n(image.mutableRow(y) + x * 3, 3, uint8_t(isLine != isInverse ? 235 : 30));
        }
    return image;
}

inline Image gradient(SizePx size, int from, int to)
{
    Image image(size);
    for (int y = 0; y < size.heightPx; ++y)
        for (int x = 0; x < size.widthPx * 3; ++x)
            image.mutableRow(y)[x] =
                uint8_t(from + (to - from) * (x / 3 + y) / std::max(1, size.widthPx + size.heightPx - 2));
    return image;
}

/// The hardest: lines of bold text, "AI" among them, on light and dark.
inline Image text(SizePx size, uint32_t seed, bool isDark)
{
    std::mt19937 random(seed);
    Image image = isDark ? plain(size, 22, 24, 27) : plain(size, 247, 248, 249);
    fw::media::TextStyle style;
    style.isBold = true;
    style.sizePx = 9 + static_cast<int>(random() % 16);
    style.colour = isDark ? fw::media::Rgb{236, 238, 241} : fw::media::Rgb{22, 24, 27};
    char const* const words[] = {"AI", "HD",        "+ AI", "Ai", "[ ] AI", "[+] AI", "Al",
                                 "A1", "\u2726 AI", "film", "4K", "IA",     "WAIT",   "FRAME"};
    std::string lines;
    for (int i = 0; i < 220; ++i)
        lines += std::string(words[random() % 14]) + ' ';
    fw::media::drawText(image, lines, {8, 8, size.widthPx - 16, size.heightPx - 16}, style);
    return image;
}

} // namespace kit
