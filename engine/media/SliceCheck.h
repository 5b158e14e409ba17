#pragma once

#include <cstddef>
#include <cstdint>

namespace fw::media {

/// Checks the CRC of every slice of an FFV1 frame (version 3 and up, RFC 9043 sections 4.9 and 4.10).
/// FFmpeg's decoder notices a wrong one but hides the slice behind the previous frame's without an error. A
/// packet whose slices carry no CRC passes.
bool areSlicesWhole(uint8_t const* packet, size_t size);

} // namespace fw::media
