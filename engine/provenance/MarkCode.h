#pragma once

#include "engine/provenance/InvisibleMark.h"

#include <array>
#include <cstddef>
#include <optional>

// How the invisible mark, scheme 2, writes its id. Internal to engine/provenance.
namespace fw::provenance::marks {

constexpr int kIdBits = 48, kCheckBits = 16; ///< id, then CRC-16
constexpr size_t kMessageBits = kIdBits + kCheckBits;
/// A convolutional code: four bits for one, each of the newest nine. It hears an id at three quarters of the
/// strength that 64 bare bits with a CRC need (docs/marks.md).
constexpr size_t kMemory = 8, kRate = 4;
constexpr size_t kBits = (kMessageBits + kMemory) * kRate;

using Bits = std::array<bool, kBits>;
/// The id, lowest bit first, and the CRC-16 (CCITT, start 0xffff) of its six bytes, encoded; zeros at the end
/// bring the encoder back to where it began.
Bits payloadOf(MarkId id);

/// How much speaks for each bit being set, in any unit; below zero: against it.
using SoftBits = std::array<double, kBits>;

struct Decoded {
    std::optional<MarkId> id; ///< nullopt where the CRC disagrees
    Bits bits{};              ///< as they were sent if this is right
};
/// The likeliest message.
Decoded likeliest(SoftBits const& soft);

} // namespace fw::provenance::marks
