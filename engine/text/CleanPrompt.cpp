#include "engine/text/CleanPrompt.h"

#include "engine/text/HtmlEntities.h"
#include "engine/text/Utf8.h"
#include "engine/text/Windows1252.h"

#include <utf8proc.h>

#include <cstdlib>

namespace fw::text {

namespace {

constexpr int kMaxRounds = 16; // ftfy repeats until nothing changes; two rounds are usual

/// utf8proc with a normal form's options; text that it refuses comes back unchanged.
std::string normalForm(std::string const& text, utf8proc_option_t options)
{
    utf8proc_uint8_t* mapped = nullptr;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const length = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    std::string out =
        length >= 0 ? std::string(reinterpret_cast<char*>(mapped), static_cast<size_t>(length)) : text;
    std::free(mapped); // utf8proc allocates with malloc
    return out;
}

constexpr auto kNfc = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
constexpr auto kNfkc = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);

/// Valid UTF-8: surrogate pairs written as two 3-byte sequences become their character, everything else that
/// is broken becomes U+FFFD.
std::string validUtf8(std::string_view text)
{
    auto const surrogateAt = [&](size_t at) -> char32_t {
        if (at + 2 >= text.size() || static_cast<uint8_t>(text[at]) != 0xED)
            return 0;
        char32_t const value = 0xD000u | (static_cast<uint8_t>(text[at + 1]) & 0x3Fu) << 6 |
                               (static_cast<uint8_t>(text[at + 2]) & 0x3Fu);
        return value >= 0xD800 && value < 0xE000 ? value : 0;
    };
    std::string out;
    for (size_t at = 0; at < text.size();) {
        CodePoint const code = decodeUtf8(text.substr(at));
        if (code.isValid) {
            out.append(text, at, code.length);
            at += code.length;
            continue;
        }
        char32_t const high = surrogateAt(at);
        char32_t const low = high ? surrogateAt(at + 3) : 0;
        bool const isPair = high && high < 0xDC00 && low >= 0xDC00;
        appendUtf8(out, isPair ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : kReplacement);
        at += isPair ? 6 : high ? 3 : 1;
    }
    return out;
}

/// Latin ligatures and digraphs as letters (ftfy chardata.LIGATURES), nullptr for other characters.
char const* ligature(char32_t c)
{
    switch (c) {
    case 0x0132: return "IJ";
    case 0x0133: return "ij";
    case 0x0149: return "\xCA\xBCn";
    case 0x01F1: return "DZ";
    case 0x01F2: return "Dz";
    case 0x01F3: return "dz";
    case 0x01C4: return "D\xC5\xBD";
    case 0x01C5: return "D\xC5\xBE";
    case 0x01C6: return "d\xC5\xBE";
    case 0x01C7: return "LJ";
    case 0x01C8: return "Lj";
    case 0x01C9: return "lj";
    case 0x01CA: return "NJ";
    case 0x01CB: return "Nj";
    case 0x01CC: return "nj";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB03: return "ffi";
    case 0xFB04: return "ffl";
    case 0xFB05: return "\xC5\xBFt";
    case 0xFB06: return "st";
    default: return nullptr;
    }
}

bool isControl(char32_t c)
{
    return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || (c >= 0x206A && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

/// What one character turns into: the single-character fixes of ftfy in its order. \r\n is seen to before.
void appendFixed(std::string& out, char32_t c)
{
    if (c >= 0x80 && c <= 0x9F)
        c = windows1252(static_cast<uint8_t>(c));
    if (char const* letters = ligature(c)) {
        out += letters;
        return;
    }
    if (c == 0x3000)
        c = ' ';
    bool const isWide = c >= 0xFF01 && c < 0xFFF0;
    if (c == 0x02BC || (c >= 0x2018 && c <= 0x201B))
        c = '\'';
    else if (c >= 0x201C && c <= 0x201F)
        c = '"';
    else if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85)
        c = '\n';
    std::string one;
    appendUtf8(one, c);
    out += isWide ? normalForm(one, kNfkc) : one;
}

std::string fixCharacters(std::string_view text)
{
    std::string out;
    for (size_t at = 0; at < text.size();) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            ++at;
        CodePoint const code = decodeUtf8(text.substr(at));
        appendFixed(out, code.value);
        at += code.length;
    }
    return out;
}

/// Terminal colours and the like, ESC [ digits ; digits letter, then the other control characters.
std::string withoutControls(std::string_view text)
{
    std::string out;
    for (size_t at = 0; at < text.size();) {
        if (text.compare(at, 2, "\x1b[") == 0) {
            size_t const end = text.find_first_not_of("0123456789;", at + 2);
            bool const isLetter =
                end != std::string_view::npos && (text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z';
            if (isLetter) {
                at = end + 1;
                continue;
            }
        }
        CodePoint const code = decodeUtf8(text.substr(at));
        if (!isControl(code.value))
            out.append(text, at, code.length);
        at += code.length;
    }
    return out;
}

/// ftfy.fix_text for one line.
std::string fixLine(std::string text, bool unescapes)
{
    for (int round = 0; round < kMaxRounds; ++round) {
        std::string const before = text;
        unescapes = unescapes && text.find('<') == std::string::npos;
        if (unescapes)
            text = unescapeHtmlStrictly(text);
        text = normalForm(withoutControls(fixCharacters(text)), kNfc);
        if (text == before)
            break;
    }
    return text;
}

/// Python's str.isspace.
bool isSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

std::string collapseSpaces(std::string_view text)
{
    std::string out;
    bool isPending = false;
    for (size_t at = 0; at < text.size();) {
        CodePoint const code = decodeUtf8(text.substr(at));
        if (isSpace(code.value)) {
            isPending = !out.empty();
        } else {
            if (isPending)
                out += ' ';
            isPending = false;
            out.append(text, at, code.length);
        }
        at += code.length;
    }
    return out;
}

} // namespace

std::string cleanPrompt(std::string_view text)
{
    std::string const valid = validUtf8(text);
    std::string fixed;
    bool unescapes = true; // ftfy: "auto", off from the first line on that holds a literal "<"
    for (size_t at = 0; at < valid.size();) {
        size_t const lineEnd = valid.find('\n', at);
        size_t const end = lineEnd == std::string::npos ? valid.size() : lineEnd + 1;
        std::string line = valid.substr(at, end - at);
        unescapes = unescapes && line.find('<') == std::string::npos;
        fixed += fixLine(std::move(line), unescapes);
        at = end;
    }
    return collapseSpaces(validUtf8(unescapeHtml(unescapeHtml(fixed))));
}

} // namespace fw::text
