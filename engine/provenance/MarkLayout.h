#pragma once

#include "engine/provenance/InvisibleMark.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

// The constants of the invisible mark, scheme 1 (media.md 2.2). They never change under the same number:
// marks that are out there must be found. Internal to engine/provenance.
namespace fw::provenance::marks {

constexpr int kBlock = 8;
constexpr int kColumns = 80, kRows = 45; ///< blocks of the canonical grid
constexpr int kWidthPx = kColumns * kBlock, kHeightPx = kRows * kBlock;
constexpr size_t kBlocks = size_t{kColumns} * kRows;
constexpr int kIdBits = 48, kBits = 64; ///< id, then CRC-16

/// One coefficient of a block: vertical and horizontal frequency.
struct Coefficient {
    int v, h;
};
/// These carry the payload...
constexpr std::array<Coefficient, 9> kPayload = {
    {{1, 2}, {2, 1}, {2, 2}, {3, 1}, {1, 3}, {3, 0}, {0, 3}, {2, 3}, {3, 2}}};
/// ...and these a pattern that is the same for every payload, by which a cut or mirrored picture is put back
/// into place.
constexpr std::array<Coefficient, 3> kSync = {{{1, 1}, {4, 0}, {0, 4}}};
constexpr int kFrequencies = 5; ///< no coefficient above it is used

/// Orthonormal DCT-II: kDct[k][n].
using Dct = std::array<std::array<float, kBlock>, kFrequencies>;
Dct const& dct();

using Bits = std::array<bool, kBits>;
/// Bit k of the id, lowest first, then the CRC-16 (CCITT, start 0xffff) of its six bytes.
Bits payloadOf(MarkId id);
/// The id when the CRC agrees, else nullopt.
std::optional<MarkId> idOf(Bits const& bits);

/// What the key makes of every position: rows of blocks, columns of blocks, coefficients.
struct Layout {
    std::vector<uint8_t> bit; ///< [45, 80, 9] payload bit 0..63
    std::vector<int8_t> sign; ///< [45, 80, 9] +1 or -1
    std::vector<int8_t> sync; ///< [45, 80, 3] +1 or -1
    std::vector<uint8_t>
        lead; ///< [45, 80] the coefficient that a quiet block carries: payload 0..8, sync 9..11
};
Layout layoutOf(MarkKey const& key);

/// Patterns at strength 1 on the canonical grid, CV_32F.
struct Patterns {
    cv::Mat all;  ///< every coefficient: for busy blocks
    cv::Mat lead; ///< one coefficient a block: for quiet ones
};
Patterns patternsOf(Layout const& layout, Bits const& payload);
/// The sync coefficients alone, as the detector knows them.
cv::Mat syncPattern(Layout const& layout);

/// How busy a block is: roots of mean squared differences from the mean.
struct Activity {
    float whole = 0;
    float quietest = 0; ///< of its four quarters: an edge between plain areas is not texture
};
Activity activityOf(uint8_t const* luma, size_t strideBytes);

/// How strongly a block is marked. A busy block hides many small steps; in a quiet one an encoder rounds
/// those away, and one larger step stays.
struct Strength {
    float all = 0;  ///< of every coefficient
    float lead = 0; ///< more, of the leading one
};
Strength strengthOf(Activity activity);

} // namespace fw::provenance::marks
