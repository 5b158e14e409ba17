#include "engine/media/StillHeader.h"

#include <cstdint>

namespace fw::media {

namespace {

bool has(std::string_view bytes, size_t at, std::string_view what)
{
    return bytes.size() >= at + what.size() && bytes.substr(at, what.size()) == what;
}

/// Unsigned numbers out of the file; reading past its end gives 0.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : m_bytes(bytes) {}
    uint32_t byte(size_t at) const { return at < m_bytes.size() ? static_cast<uint8_t>(m_bytes[at]) : 0; }
    uint32_t big(size_t at, int count) const
    {
        uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 8 | byte(at + static_cast<size_t>(i));
        return value;
    }
    uint32_t little(size_t at, int count) const
    {
        uint32_t value = 0;
        for (int i = count - 1; i >= 0; --i)
            value = value << 8 | byte(at + static_cast<size_t>(i));
        return value;
    }

private:
    std::string_view m_bytes;
};

SizePx size(uint32_t width, uint32_t height)
{
    constexpr uint32_t kMost = 1u << 30;
    return width < kMost && height < kMost ? SizePx{static_cast<int>(width), static_cast<int>(height)}
                                           : SizePx{1 << 30, 1 << 30};
}

/// Walks the segments to the start of a frame (SOF0..SOF15 without the tables C4, C8, CC).
SizePx jpegSize(std::string_view bytes)
{
    Numbers const in(bytes);
    size_t at = 2;
    while (at + 9 < bytes.size() && in.byte(at) == 0xff) {
        uint32_t const marker = in.byte(at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        bool const isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return size(in.big(at + 7, 2), in.big(at + 5, 2));
        at += 2 + in.big(at + 2, 2);
    }
    return {};
}

SizePx webpSize(std::string_view bytes)
{
    Numbers const in(bytes);
    if (has(bytes, 12, "VP8X"))
        return size(in.little(24, 3) + 1, in.little(27, 3) + 1);
    if (has(bytes, 12, "VP8L")) {
        uint32_t const bits = in.little(21, 4);
        return size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }
    if (has(bytes, 12, "VP8 "))
        return size(in.little(26, 2) & 0x3fff, in.little(28, 2) & 0x3fff);
    return {};
}

} // namespace

StillKind stillKind(std::string_view bytes)
{
    if (has(bytes, 0, "\x89PNG\r\n\x1a\n"))
        return StillKind::Png;
    if (has(bytes, 0, "\xff\xd8\xff"))
        return StillKind::Jpeg;
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP"))
        return StillKind::WebP;
    return StillKind::None;
}

SizePx declaredSize(std::string_view bytes, StillKind kind)
{
    switch (kind) {
    case StillKind::Png: return size(Numbers(bytes).big(16, 4), Numbers(bytes).big(20, 4));
    case StillKind::Jpeg: return jpegSize(bytes);
    case StillKind::WebP: return webpSize(bytes);
    case StillKind::None: break;
    }
    return {};
}

bool isWhole(std::string_view bytes, StillKind kind)
{
    switch (kind) {
    case StillKind::Png: return bytes.find("IEND") != std::string_view::npos;
    case StillKind::Jpeg: return bytes.rfind("\xff\xd9") != std::string_view::npos;
    case StillKind::WebP: return uint64_t{Numbers(bytes).little(4, 4)} + 8 <= bytes.size();
    case StillKind::None: break;
    }
    return false;
}

} // namespace fw::media
