#include "engine/provenance/MarkLayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sodium.h>
#include <string>

namespace fw::provenance::marks {

namespace {

constexpr uint8_t kBitOfByte = 63, kSignOfByte = 64;

uint16_t crc16(uint64_t id)
{
    uint32_t crc = 0xffff;
    for (int byte = 0; byte < kIdBits / 8; ++byte) {
        crc ^= static_cast<uint32_t>(id >> (8 * byte) & 0xff) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
        crc &= 0xffff;
    }
    return static_cast<uint16_t>(crc);
}

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
    std::string const text = "framewright invisible mark 1 " + purpose;
    MarkKey made{};
    crypto_generichash(made.data(), made.size(), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size(), key.data(), key.size());
    return made;
}

void addTo(float* corner, size_t stride, Coefficient at, float value)
{
    for (size_t y = 0; y < kBlock; ++y)
        for (size_t x = 0; x < kBlock; ++x)
            corner[y * stride + x] +=
                value * dct()[static_cast<size_t>(at.v)][y] * dct()[static_cast<size_t>(at.h)][x];
}

float* corner(cv::Mat& picture, size_t block)
{
    return picture.ptr<float>(static_cast<int>(block) / kColumns * kBlock) + block % kColumns * kBlock;
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

Bits payloadOf(MarkId id)
{
    Bits bits{};
    uint64_t const all = (id.value & ((uint64_t{1} << kIdBits) - 1)) | uint64_t{crc16(id.value)} << kIdBits;
    for (size_t k = 0; k < bits.size(); ++k)
        bits[k] = all >> k & 1;
    return bits;
}

std::optional<MarkId> idOf(Bits const& bits)
{
    MarkId id;
    for (size_t k = 0; k < kIdBits; ++k)
        id.value |= uint64_t{bits[k]} << k;
    return payloadOf(id) == bits ? std::optional(id) : std::nullopt;
}

Layout layoutOf(MarkKey const& key)
{
    Layout layout;
    for (uint8_t const byte : stream(key, kBlocks * kPayload.size())) {
        layout.bit.push_back(byte & kBitOfByte);
        layout.sign.push_back(byte & kSignOfByte ? 1 : -1);
    }
    for (uint8_t const byte : stream(derived(key, "sync"), kBlocks * kSync.size()))
        layout.sync.push_back(byte & 1 ? 1 : -1);
    for (uint8_t const byte : stream(derived(key, "lead"), kBlocks))
        layout.lead.push_back(byte % (kPayload.size() + kSync.size()));
    return layout;
}

cv::Mat syncPattern(Layout const& layout)
{
    cv::Mat picture = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F);
    for (size_t block = 0; block < kBlocks; ++block)
        for (size_t j = 0; j < kSync.size(); ++j)
            addTo(corner(picture, block), kWidthPx, kSync[j], layout.sync[block * kSync.size() + j]);
    return picture;
}

Patterns patternsOf(Layout const& layout, Bits const& payload)
{
    Patterns patterns{syncPattern(layout), cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F)};
    for (size_t block = 0; block < kBlocks; ++block) {
        float* const all = corner(patterns.all, block);
        float* const lead = corner(patterns.lead, block);
        for (size_t j = 0; j < kPayload.size(); ++j) {
            size_t const at = block * kPayload.size() + j;
            float const value = (payload[layout.bit[at]] ? 1.0f : -1.0f) * layout.sign[at];
            addTo(all, kWidthPx, kPayload[j], value);
            if (layout.lead[block] == j)
                addTo(lead, kWidthPx, kPayload[j], value);
        }
        if (layout.lead[block] >= kPayload.size()) {
            size_t const j = layout.lead[block] - kPayload.size();
            addTo(lead, kWidthPx, kSync[j], layout.sync[block * kSync.size() + j]);
        }
    }
    return patterns;
}

Activity activityOf(uint8_t const* luma, size_t strideBytes)
{
    constexpr size_t kQuarter = kBlock / 2;
    constexpr float kArea = kBlock * kBlock, kQuarterArea = kArea / 4;
    int sums[4] = {}, squares[4] = {};
    for (size_t y = 0; y < kBlock; ++y)
        for (size_t x = 0; x < kBlock; ++x) {
            int const value = luma[y * strideBytes + x];
            size_t const quarter = y / kQuarter * 2 + x / kQuarter;
            sums[quarter] += value;
            squares[quarter] += value * value;
        }
    auto const root = [](int sum, int square, float area) {
        float const mean = static_cast<float>(sum) / area;
        return std::sqrt(std::max(0.0f, static_cast<float>(square) / area - mean * mean));
    };
    Activity activity{0, 255};
    for (size_t i = 0; i < 4; ++i)
        activity.quietest = std::min(activity.quietest, root(sums[i], squares[i], kQuarterArea));
    activity.whole =
        root(sums[0] + sums[1] + sums[2] + sums[3], squares[0] + squares[1] + squares[2] + squares[3], kArea);
    return activity;
}

Strength strengthOf(Activity activity)
{
    // media.md means the limited range that video stores; pictures here have the full one.
    constexpr float kFull = 255.0f / 219;
    constexpr float kLeast = 0.6f, kBusy = 6, kMost = 2, kMany = 8;
    constexpr float kTexture = 12, kMostTexture = 3; // grass, gravel, water: a tenth of what is there
    float const texture = std::clamp((activity.quietest - kTexture) / kBusy, 0.0f, kMostTexture);
    float const all =
        std::min(activity.whole / kMany, 1.0f) * (kLeast + std::min(activity.whole / kBusy, kMost) + texture);
    // Up to kMany one step carries the block, higher where grain hides it; beyond twice that, none does.
    constexpr float kLead = 6, kInGrain = 1.1f;
    float const quiet = std::clamp(2 - activity.whole / kMany, 0.0f, 1.0f);
    return {kFull * all, kFull * quiet * (kLead + kInGrain * std::min(activity.quietest, kMany))};
}

} // namespace fw::provenance::marks
