#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fw::library {

/// How much of a model is in memory at once. Each holds less than the one before and is slower; the picture
/// is the same but for rounding and the cross-fades between tiles (wan.md 6).
enum class MemoryMode {
    Resident,     ///< every network stays loaded
    EncoderFreed, ///< the text encoder goes after the prompt; of two experts the one that works is loaded
    Tiled, ///< besides, a large text encoder on the CPU, one prompt at a time, feed-forward layers in chunks,
           ///< decoding in tiles
    Packed, ///< besides, transformer blocks stored in fewer bytes (fp8, int8, GGUF) than they are computed in
            ///< stay so, and one at a time is widened when its turn comes; Tiled where there are none
    Swapped, ///< besides, one transformer block at a time, read when its turn comes
};

inline constexpr std::array kMemoryModes{MemoryMode::Resident, MemoryMode::EncoderFreed, MemoryMode::Tiled,
                                         MemoryMode::Packed, MemoryMode::Swapped};

/// "resident" | "encoder-freed" | "tiled" | "packed" | "swapped": in requests, on the command line and in
/// receipts.
inline char const* memoryWord(MemoryMode mode)
{
    constexpr std::array words{"resident", "encoder-freed", "tiled", "packed", "swapped"};
    return words[static_cast<size_t>(mode)];
}

/// The mode of a word; none for "auto" and for anything else.
inline std::optional<MemoryMode> memoryMode(std::string_view word)
{
    for (MemoryMode const mode : kMemoryModes)
        if (word == memoryWord(mode))
            return mode;
    return {};
}

} // namespace fw::library
