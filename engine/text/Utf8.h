#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fw::text {

constexpr char32_t kReplacement = 0xFFFD;

/// One code point read from UTF-8. `length` is how many bytes it took, 1 for a byte that fits nowhere.
struct CodePoint {
    char32_t value = kReplacement;
    size_t length = 1;
    bool isValid = false;
};

/// Reads the first code point of non-empty `text` strictly: overlong forms, surrogates and values past
/// U+10FFFF are not valid.
CodePoint decodeUtf8(std::string_view text);

void appendUtf8(std::string& out, char32_t value);

/// What the first byte says the length is (1..4), never more than what is left: how sentencepiece steps
/// through text.
size_t charLength(std::string_view text);

} // namespace fw::text
