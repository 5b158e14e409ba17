#pragma once

#include "engine/provenance/MarkCode.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

// The constants of the invisible mark, scheme 2. They never change under the same number: marks that are out
// there must be found. Internal to engine/provenance.
namespace fw::provenance::marks {

constexpr int kWidthPx = 640, kHeightPx = 360; ///< of the canonical grid
constexpr size_t kBlock = 16;                  ///< as the macroblocks of a 360p encoding
constexpr size_t kColumns = 40, kRows = 22;    ///< the lowest 8 rows of pixels carry nothing
constexpr size_t kBlocks = kColumns * kRows;

/// A coefficient of a block: vertical and horizontal frequency.
struct Coefficient {
    size_t v, h;
};
constexpr size_t kPayload = 9, kSync = 3, kSlots = kPayload + kSync;
/// The first nine carry the payload, the other three a pattern that is the same for every payload, by which
/// a cut or mirrored picture is put back into place.
constexpr std::array<Coefficient, kSlots> kCoefficients = {
    {{1, 2}, {2, 1}, {2, 2}, {3, 1}, {1, 3}, {3, 0}, {0, 3}, {2, 3}, {3, 2}, {3, 3}, {2, 0}, {0, 2}}};
constexpr size_t kFrequencies = 4; ///< no coefficient above it is used

/// Positions are numbered by rows of blocks, columns of blocks, coefficients: [22, 40, 12].
constexpr size_t kPositions = kBlocks * kSlots;
constexpr bool isSync(size_t position) { return position % kSlots >= kPayload; }

/// Orthonormal DCT-II of 16 values: dct()[k][n].
using Dct = std::array<std::array<float, kBlock>, kFrequencies>;
Dct const& dct();

using Coefficients = std::array<float, kSlots>;
/// Of the block that begins at `corner` in a picture of the grid's width.
Coefficients coefficientsAt(float const* corner);
/// Changes the block's coefficients by these.
void addAt(float* corner, Coefficients const& change);

/// What the key makes of every position.
struct Layout {
    std::vector<uint16_t> bit; ///< which of kBits it carries; of no meaning where isSync
    std::vector<int8_t> sign;  ///< +1 or -1
};
Layout layoutOf(MarkKey const& key);

/// The sync coefficients alone at strength 1, CV_32F on the grid, as the detector knows them.
cv::Mat syncPattern(Layout const& layout);

/// How far a block's coefficients are brought to the side of zero that says their bit: at least this far,
/// the more the busier the block is.
float marginAt(float const* corner);
/// Which coefficients are brought there: a picture's own that lie farther on the wrong side cost more than
/// they say and are left alone.
constexpr float kReach = 14;

/// The first pixel of a block of a continuous CV_32F picture on the grid.
template <class Picture>
auto cornerOf(Picture& picture, size_t block)
{
    return picture.template ptr<float>(static_cast<int>(block / kColumns * kBlock)) +
           block % kColumns * kBlock;
}

} // namespace fw::provenance::marks
