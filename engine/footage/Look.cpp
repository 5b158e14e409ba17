#include "engine/footage/Look.h"

#include "engine/media/Pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace fw::footage {

namespace {

constexpr int kBlockWidth = 8, kBlockHeight = 6;
constexpr int kSearchX = 10, kSearchY = 6;

struct Ycc {
    uint8_t y, cb, cr;
};

/// BT.709, full range.
Ycc yccOf(uint8_t const* rgb)
{
    float const r = rgb[0], g = rgb[1], b = rgb[2];
    float const y = .2126F * r + .7152F * g + .0722F * b;
    auto const byte = [](float value) {
        return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
    };
    return {byte(y), byte(128 + (b - y) / 1.8556F), byte(128 + (r - y) / 1.5748F)};
}

/// Counts with half of each value in the bin next to it, so that a little more light changes a little.
void count(float* bins, int number, uint8_t value, float weight)
{
    float const at = static_cast<float>(value) / 256 * static_cast<float>(number) - .5F;
    int const low = static_cast<int>(std::floor(at));
    float const share = at - static_cast<float>(low);
    bins[std::clamp(low, 0, number - 1)] += weight * (1 - share);
    bins[std::clamp(low + 1, 0, number - 1)] += weight * share;
}

std::vector<uint8_t> lumaOf(Image const& image)
{
    std::vector<uint8_t> luma(static_cast<size_t>(image.widthPx()) * static_cast<size_t>(image.heightPx()));
    size_t at = 0;
    for (int y = 0; y < image.heightPx(); ++y)
        for (int x = 0; x < image.widthPx(); ++x, ++at) {
            uint8_t const* rgb = image.row(y) + 3 * x;
            luma[at] = static_cast<uint8_t>((54 * rgb[0] + 183 * rgb[1] + 19 * rgb[2]) >> 8);
        }
    return luma;
}

int blockDifference(uint8_t const* a, uint8_t const* b, int worst)
{
    int sum = 0;
    for (int y = 0; y < kBlockHeight && sum < worst; ++y) {
        int row = 0;
        for (int x = 0; x < kBlockWidth; ++x)
            row += std::abs(a[y * Look::kColumns + x] - b[y * Look::kColumns + x]);
        sum += row;
    }
    return sum;
}

struct Match {
    int difference;
    double moved; ///< cells
};

/// Where the block of `after` at (left, top) came from; staying where it is wins a tie.
Match bestMatch(Look const& before, Look const& after, int left, int top)
{
    uint8_t const* block = after.luma.data() + top * Look::kColumns + left;
    Match best{blockDifference(block, before.luma.data() + top * Look::kColumns + left, INT32_MAX), 0};
    int const lowX = std::max(0, left - kSearchX);
    int const highX = std::min(Look::kColumns - kBlockWidth, left + kSearchX);
    int const lowY = std::max(0, top - kSearchY);
    int const highY = std::min(Look::kRows - kBlockHeight, top + kSearchY);
    for (int y = lowY; y <= highY; ++y)
        for (int x = lowX; x <= highX; ++x) {
            int const found =
                blockDifference(block, before.luma.data() + y * Look::kColumns + x, best.difference);
            if (found < best.difference)
                best = {found, std::hypot(x - left, y - top)};
        }
    return best;
}

} // namespace

Look lookOf(Image const& small)
{
    Look look;
    Image const cells = media::resize(small, {Look::kColumns, Look::kRows}, media::Filter::Area);
    constexpr float kEach = 1.0F / (Look::kColumns * Look::kRows);
    for (int y = 0; y < Look::kRows; ++y)
        for (int x = 0; x < Look::kColumns; ++x) {
            Ycc const ycc = yccOf(cells.row(y) + 3 * x);
            look.luma[static_cast<size_t>(y) * Look::kColumns + static_cast<size_t>(x)] = ycc.y;
            count(look.histogram.data(), 32, ycc.y, kEach);
            count(look.histogram.data() + 32, 16, ycc.cb, kEach);
            count(look.histogram.data() + 48, 16, ycc.cr, kEach);
        }
    Image const tiny = media::resize(cells, {Look::kTinyColumns, Look::kTinyRows}, media::Filter::Area);
    constexpr size_t kPlane = Look::kTinyColumns * Look::kTinyRows;
    for (size_t i = 0; i < kPlane; ++i) {
        Ycc const ycc = yccOf(tiny.row(static_cast<int>(i) / Look::kTinyColumns) +
                              3 * (static_cast<int>(i) % Look::kTinyColumns));
        look.tiny[i] = ycc.y;
        look.tiny[kPlane + i] = ycc.cb;
        look.tiny[2 * kPlane + i] = ycc.cr;
    }
    return look;
}

PictureFacts factsOf(Image const& small)
{
    std::vector<uint8_t> const luma = lumaOf(small);
    int const width = small.widthPx(), height = small.heightPx();
    double sum = 0, squares = 0, detail = 0;
    size_t clipped = 0;
    for (uint8_t const value : luma) {
        sum += value;
        squares += static_cast<double>(value) * value;
        clipped += value < 8 || value > 247 ? 1 : 0;
    }
    double const all = static_cast<double>(luma.size());
    double const mean = sum / all, deviation = std::sqrt(std::max(0.0, squares / all - mean * mean));
    for (int y = 1; y + 1 < height; ++y)
        for (int x = 1; x + 1 < width; ++x) {
            uint8_t const* at = luma.data() + static_cast<ptrdiff_t>(y) * width + x;
            int const laplacian = 4 * at[0] - at[-1] - at[1] - at[-width] - at[width];
            detail += static_cast<double>(laplacian) * laplacian;
        }
    constexpr double kPlain = 6; // a picture without contrast has no detail to speak of
    PictureFacts facts;
    facts.sharpness =
        static_cast<float>(std::clamp(std::sqrt(detail / all) / (2 * (deviation + kPlain)), 0.0, 1.0));
    facts.brightness = static_cast<float>(mean / 255);
    facts.contrast = static_cast<float>(deviation / 255);
    facts.clipped = static_cast<float>(static_cast<double>(clipped) / all);
    return facts;
}

Change changeBetween(Look const& before, Look const& after)
{
    Change change;
    int64_t difference = 0;
    double moved = 0;
    int blocks = 0;
    for (int top = 0; top + kBlockHeight <= Look::kRows; top += kBlockHeight)
        for (int left = 0; left + kBlockWidth <= Look::kColumns; left += kBlockWidth, ++blocks) {
            Match const match = bestMatch(before, after, left, top);
            difference += match.difference;
            moved += match.moved;
        }
    change.residual =
        static_cast<float>(static_cast<double>(difference) / (blocks * kBlockWidth * kBlockHeight));
    change.motion = static_cast<float>(moved / blocks / Look::kColumns);
    for (size_t i = 0; i < before.histogram.size(); ++i)
        change.histogram += std::fabs(before.histogram[i] - after.histogram[i]);
    change.histogram /= 6; // three parts, each differs by 2 at most
    return change;
}

double tinyDistance(Look::Tiny const& a, Look::Tiny const& b)
{
    int sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return static_cast<double>(sum) / static_cast<double>(a.size());
}

} // namespace fw::footage
