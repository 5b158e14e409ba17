#include "engine/consent/Vault.h"

#include <algorithm>

namespace fw::consent {

namespace {

/// Chunks that hold the picture or how its numbers are meant, and no room for anything else.
constexpr std::string_view kPlainChunks[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "pHYs",
                                             "sRGB", "gAMA", "cHRM", "sBIT", "cICP"};
constexpr std::string_view kSignature{"\x89PNG\r\n\x1a\n", 8};
constexpr size_t kAroundData = 12; ///< length, type and checksum of a chunk

uint32_t bigEndian(std::string_view bytes)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

std::string whatIsNotPlain(std::string_view png)
{
    if (png.substr(0, kSignature.size()) != kSignature)
        return "is not a PNG";
    png.remove_prefix(kSignature.size());
    std::string_view type;
    while (type != "IEND") {
        if (png.size() < kAroundData || bigEndian(png) > png.size() - kAroundData)
            return "is cut short";
        type = png.substr(4, 4);
        if (std::find(std::begin(kPlainChunks), std::end(kPlainChunks), type) == std::end(kPlainChunks))
            return "carries data beside the picture";
        png.remove_prefix(kAroundData + bigEndian(png));
    }
    return png.empty() ? "" : "goes on after its end";
}

} // namespace fw::consent
