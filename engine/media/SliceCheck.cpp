#include "engine/media/SliceCheck.h"

extern "C" {
#include <libavutil/crc.h>
}

namespace fw::media {

namespace {

constexpr size_t kSizeBytes = 3;
constexpr size_t kWithCrc = kSizeBytes + 1 + 4; // size, error status, CRC

/// Slices are chained from the packet's end by the size in each one's footer.
template <class EachSlice>
bool walk(uint8_t const* packet, size_t size, size_t footer, EachSlice check)
{
    while (size > 0) {
        if (size < footer)
            return false;
        uint8_t const* at = packet + size - footer;
        size_t const slice = (size_t{at[0]} << 16 | size_t{at[1]} << 8 | at[2]) + footer;
        if (slice > size || !check(packet + size - slice, slice))
            return false;
        size -= slice;
    }
    return true;
}

} // namespace

bool areSlicesWhole(uint8_t const* packet, size_t size)
{
    AVCRC const* const table = av_crc_get_table(AV_CRC_32_IEEE);
    bool const isWhole = walk(packet, size, kWithCrc, [table](uint8_t const* slice, size_t length) {
        return av_crc(table, 0, slice, length) == 0; // over a slice with its own CRC
    });
    // Without CRCs the footer is three bytes long and the chain fits only that way.
    return isWhole || walk(packet, size, kSizeBytes, [](uint8_t const*, size_t) { return true; });
}

} // namespace fw::media
