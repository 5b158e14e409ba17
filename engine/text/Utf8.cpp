#include "engine/text/Utf8.h"

#include <algorithm>

namespace fw::text {

CodePoint decodeUtf8(std::string_view text)
{
    auto const byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
    uint8_t const first = byte(0);
    if (first < 0x80)
        return {first, 1, true};
    size_t const length = (first & 0xE0) == 0xC0   ? 2
                          : (first & 0xF0) == 0xE0 ? 3
                          : (first & 0xF8) == 0xF0 ? 4
                                                   : 0;
    if (length == 0 || length > text.size())
        return {};
    char32_t value = first & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        value = value << 6 | (byte(i) & 0x3Fu);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    bool const isSurrogate = value >= 0xD800 && value < 0xE000;
    if (value < kSmallest[length] || isSurrogate || value > 0x10FFFF)
        return {};
    return {value, length, true};
}

void appendUtf8(std::string& out, char32_t value)
{
    auto const put = [&](char32_t byte) { out += static_cast<char>(static_cast<uint8_t>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | value >> 6);
        put(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        put(0xE0 | value >> 12);
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    } else {
        put(0xF0 | value >> 18);
        put(0x80 | (value >> 12 & 0x3F));
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    }
}

size_t charLength(std::string_view text)
{
    constexpr char kLengths[] = "\1\1\1\1\1\1\1\1\1\1\1\1\2\2\3\4";
    size_t const length = static_cast<size_t>(kLengths[static_cast<uint8_t>(text.front()) >> 4]);
    return std::min(length, text.size());
}

} // namespace fw::text
