#include "engine/media/Palette.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

constexpr int kShift = 3;                 // 5 bits of a channel
constexpr size_t kBins = size_t{1} << 15; // of all three
constexpr int kDither = 1 << kShift;      // as far as one step

struct Bin {
    std::array<int, 3> colour{};
    int64_t pixels = 0;
};

size_t binOf(int r, int g, int b)
{
    return static_cast<size_t>((r >> kShift) << 10 | (g >> kShift) << 5 | b >> kShift);
}

std::vector<Bin> histogram(Image const& picture)
{
    std::vector<int64_t> counts(kBins);
    for (int y = 0; y < picture.heightPx(); ++y) {
        uint8_t const* pixel = picture.row(y);
        for (int x = 0; x < picture.widthPx(); ++x, pixel += picture.channels())
            ++counts[binOf(pixel[0], pixel[1], pixel[2])];
    }
    std::vector<Bin> bins;
    for (size_t i = 0; i < kBins; ++i)
        if (counts[i] > 0) {
            auto const at = [i](size_t shift) {
                return static_cast<int>(i >> shift & 31) * kDither + kDither / 2;
            };
            bins.push_back({{at(10), at(5), at(0)}, counts[i]});
        }
    return bins;
}

/// A part of the histogram.
struct Box {
    std::vector<Bin>::iterator begin, end;
    size_t axis = 0;
    double weight = 0; ///< spread along the axis times the root of the pixels: what a cut would gain

    Box(std::vector<Bin>::iterator first, std::vector<Bin>::iterator last) : begin(first), end(last)
    {
        int64_t pixels = 0;
        std::array<int, 3> low{255, 255, 255}, high{};
        for (auto bin = begin; bin != end; ++bin) {
            pixels += bin->pixels;
            for (size_t c = 0; c < 3; ++c) {
                low[c] = std::min(low[c], bin->colour[c]);
                high[c] = std::max(high[c], bin->colour[c]);
            }
        }
        for (size_t c = 1; c < 3; ++c)
            if (high[c] - low[c] > high[axis] - low[axis])
                axis = c;
        weight = (high[axis] - low[axis]) * std::sqrt(static_cast<double>(pixels));
    }

    std::vector<Bin>::iterator middle()
    {
        size_t const along = axis;
        std::sort(begin, end,
                  [along](Bin const& a, Bin const& b) { return a.colour[along] < b.colour[along]; });
        int64_t all = 0, sum = 0;
        for (auto bin = begin; bin != end; ++bin)
            all += bin->pixels;
        auto at = begin;
        while (at + 1 != end && 2 * (sum += at->pixels) < all)
            ++at;
        return std::max(begin + 1, std::min(at + 1, end - 1));
    }

    std::array<uint8_t, 3> mean() const
    {
        std::array<double, 3> sum{};
        double pixels = 0;
        for (auto bin = begin; bin != end; ++bin) {
            pixels += static_cast<double>(bin->pixels);
            for (size_t c = 0; c < 3; ++c)
                sum[c] += static_cast<double>(bin->pixels) * bin->colour[c];
        }
        std::array<uint8_t, 3> colour{};
        for (size_t c = 0; c < 3; ++c)
            colour[c] = static_cast<uint8_t>(sum[c] / pixels + 0.5);
        return colour;
    }
};

int ditherAt(int x, int y)
{
    int rank = 0;
    for (int bit = 0; bit < 3; ++bit)
        rank |= ((x ^ y) >> bit & 1) << (5 - 2 * bit) | (y >> bit & 1) << (4 - 2 * bit);
    return rank * kDither / 64 - kDither / 2;
}

} // namespace

Palette::Palette(Image const& picture) : m_nearest(kBins)
{
    std::vector<Bin> bins = histogram(picture);
    std::vector<Box> boxes{Box(bins.begin(), bins.end())};
    while (boxes.size() < kColours) {
        auto const widest = std::max_element(boxes.begin(), boxes.end(),
                                             [](Box const& a, Box const& b) { return a.weight < b.weight; });
        if (widest->weight <= 0)
            break; // fewer colours than there is room for
        auto const cut = widest->middle();
        Box const upper(cut, widest->end);
        *widest = Box(widest->begin, cut);
        boxes.push_back(upper);
    }
    for (size_t i = 0; i < kColours; ++i)
        m_colours[i] = boxes[std::min(i, boxes.size() - 1)].mean();
    for (size_t i = 0; i < kBins; ++i) {
        auto const at = [i](size_t shift) {
            return static_cast<int>(i >> shift & 31) * kDither + kDither / 2;
        };
        m_nearest[i] = nearest(at(10), at(5), at(0));
    }
}

uint8_t Palette::nearest(int r, int g, int b) const
{
    auto const distanceTo = [&](std::array<uint8_t, 3> const& colour) {
        int const dr = colour[0] - r, dg = colour[1] - g, db = colour[2] - b;
        return 2 * dr * dr + 4 * dg * dg + db * db;
    };
    size_t best = 0;
    for (size_t i = 1; i < kColours; ++i)
        if (distanceTo(m_colours[i]) < distanceTo(m_colours[best]))
            best = i;
    return static_cast<uint8_t>(best);
}

void Palette::indexRow(Image const& picture, int y, uint8_t* out) const
{
    int dither[8];
    for (int x = 0; x < 8; ++x)
        dither[x] = ditherAt(x, y % 8);
    uint8_t const* pixel = picture.row(y);
    for (int x = 0; x < picture.widthPx(); ++x, pixel += picture.channels()) {
        int const add = dither[x % 8];
        auto const dithered = [add](uint8_t value) { return std::clamp(value + add, 0, 255); };
        out[x] = m_nearest[binOf(dithered(pixel[0]), dithered(pixel[1]), dithered(pixel[2]))];
    }
}

double Palette::distance(Image const& picture) const
{
    constexpr int kEvery = 4;
    double sum = 0, count = 0;
    for (int y = 0; y < picture.heightPx(); y += kEvery)
        for (int x = 0; x < picture.widthPx(); x += kEvery, ++count) {
            uint8_t const* pixel = picture.row(y) + static_cast<ptrdiff_t>(x) * picture.channels();
            auto const& colour = m_colours[m_nearest[binOf(pixel[0], pixel[1], pixel[2])]];
            for (size_t c = 0; c < 3; ++c)
                sum += std::abs(pixel[c] - colour[c]);
        }
    return count > 0 ? sum / count : 0;
}

} // namespace fw::media
