#include "engine/provenance/MarkLayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sodium.h>
#include <string>

namespace fw::provenance::marks {

namespace {

constexpr size_t kStride = kWidthPx;

std::vector<uint8_t> stream(MarkKey const& key, size_t count)
{
    static_assert(randombytes_SEEDBYTES == sizeof(MarkKey));
    std::vector<uint8_t> bytes(count);
    randombytes_buf_deterministic(bytes.data(), bytes.size(), key.data());
    return bytes;
}

/// Another key of the same key, of which the first stream says nothing.
MarkKey derived(MarkKey const& key, std::string const& purpose)
{
    std::string const text = "framewright invisible mark 2 " + purpose;
    MarkKey made{};
    crypto_generichash(made.data(), made.size(), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size(), key.data(), key.size());
    return made;
}

} // namespace

Dct const& dct()
{
    static Dct const table = [] {
        Dct made{};
        for (size_t k = 0; k < made.size(); ++k)
            for (size_t n = 0; n < kBlock; ++n)
                made[k][n] = static_cast<float>(
                    std::sqrt((k == 0 ? 1.0 : 2.0) / kBlock) *
                    std::cos(static_cast<double>((2 * n + 1) * k) * std::numbers::pi / (2 * kBlock)));
        return made;
    }();
    return table;
}

Coefficients coefficientsAt(float const* corner)
{
    Dct const& wave = dct();
    Dct columns{}; // by vertical frequency and column
    for (size_t y = 0; y < kBlock; ++y)
        for (size_t v = 0; v < kFrequencies; ++v)
            for (size_t x = 0; x < kBlock; ++x)
                columns[v][x] += wave[v][y] * corner[y * kStride + x];
    Coefficients found{};
    for (size_t j = 0; j < kSlots; ++j)
        for (size_t x = 0; x < kBlock; ++x)
            found[j] += wave[kCoefficients[j].h][x] * columns[kCoefficients[j].v][x];
    return found;
}

void addAt(float* corner, Coefficients const& change)
{
    Dct const& wave = dct();
    Dct columns{};
    for (size_t j = 0; j < kSlots; ++j)
        for (size_t x = 0; x < kBlock; ++x)
            columns[kCoefficients[j].v][x] += change[j] * wave[kCoefficients[j].h][x];
    for (size_t y = 0; y < kBlock; ++y)
        for (size_t v = 0; v < kFrequencies; ++v)
            for (size_t x = 0; x < kBlock; ++x)
                corner[y * kStride + x] += wave[v][y] * columns[v][x];
}

Layout layoutOf(MarkKey const& key)
{
    Layout layout;
    std::vector<uint8_t> const bytes = stream(key, 2 * kPositions);
    std::vector<uint8_t> const sync = stream(derived(key, "sync"), kPositions);
    for (size_t at = 0; at < kPositions; ++at) {
        uint32_t const pair = bytes[2 * at] | uint32_t{bytes[2 * at + 1]} << 8;
        layout.bit.push_back(static_cast<uint16_t>((pair >> 1) % kBits));
        bool const isPlus = isSync(at) ? sync[at] & 1 : pair & 1;
        layout.sign.push_back(isPlus ? 1 : -1);
    }
    return layout;
}

cv::Mat syncPattern(Layout const& layout)
{
    cv::Mat picture = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F);
    for (size_t block = 0; block < kBlocks; ++block) {
        Coefficients signs{};
        for (size_t j = kPayload; j < kSlots; ++j)
            signs[j] = layout.sign[block * kSlots + j];
        addAt(cornerOf(picture, block), signs);
    }
    return picture;
}

float marginAt(float const* corner)
{
    // In plain blocks a pixel changes by half a level (root of the mean square), from a deviation of 24
    // levels on by two at most.
    constexpr float kPlain = 2.5f, kLeast = 4.5f, kMost = 8, kBusy = 40, kArea = kBlock * kBlock;
    Dct sums{}, squares{}; // by rows in fours and column: the compiler adds up whole rows
    for (size_t y = 0; y < kBlock; ++y)
        for (size_t x = 0; x < kBlock; ++x) {
            float const value = corner[y * kStride + x];
            sums[y % kFrequencies][x] += value;
            squares[y % kFrequencies][x] += value * value;
        }
    float sum = 0, square = 0;
    for (size_t i = 0; i < kFrequencies; ++i)
        for (size_t x = 0; x < kBlock; ++x) {
            sum += sums[i][x];
            square += squares[i][x];
        }
    float const mean = sum / kArea;
    float const deviation = std::sqrt(std::max(0.0f, square / kArea - mean * mean));
    return std::min(kPlain + 0.6f * deviation, kLeast + (kMost - kLeast) * std::min(deviation / kBusy, 1.0f));
}

} // namespace fw::provenance::marks
