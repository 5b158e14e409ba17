#include "engine/text/HtmlEntities.h"

#include "engine/text/Utf8.h"
#include "engine/text/Windows1252.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace fw::text {

namespace {

constexpr char kTable[] =
#include "engine/text/HtmlEntities.inc"
    ;
constexpr size_t kMaxName = 32;

using Entities = std::unordered_map<std::string, NamedEntity>;

Entities readTable()
{
    Entities entities;
    std::string_view rest(kTable, sizeof kTable - 1);
    while (!rest.empty()) {
        size_t const end = rest.find(' ');
        std::string_view const item = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        size_t const sign = item.find_first_of("=!");
        NamedEntity entity;
        entity.isLegacy = item[sign] == '!';
        for (char const* at = item.data() + sign + 1; at < item.data() + item.size(); ++at) {
            uint32_t code = 0;
            at = std::from_chars(at, item.data() + item.size(), code, 16).ptr;
            appendUtf8(entity.text, code);
        }
        entities.emplace(item.substr(0, sign), std::move(entity));
    }
    return entities;
}

Entities const& entities()
{
    static Entities const table = readTable();
    return table;
}

bool isDigit(char c, bool isHex)
{
    return (c >= '0' && c <= '9') || (isHex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

/// What a numeric reference stands for (html.unescape's rules for odd numbers).
std::string numericText(uint64_t number)
{
    std::string out;
    bool const isSurrogate = number >= 0xD800 && number <= 0xDFFF;
    bool const isControl = (number >= 1 && number <= 8) || (number >= 0xE && number <= 0x1F) ||
                           number == 0xB || (number >= 0x7F && number <= 0x9F);
    bool const isNoCharacter = (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
    if (number == 0x0D)
        out += '\r';
    else if (number >= 0x80 && number <= 0x9F)
        appendUtf8(out, windows1252(static_cast<uint8_t>(number)));
    else if (number == 0 || isSurrogate || number > 0x10FFFF)
        appendUtf8(out, kReplacement);
    else if (!isControl && !isNoCharacter)
        appendUtf8(out, static_cast<char32_t>(number));
    return out;
}

/// A reference at the start of `text` ("&..."): its text and length; length 0 when there is none.
struct Reference {
    std::string text;
    size_t length = 0;
};

Reference numericReference(std::string_view text)
{
    bool const isHex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    size_t const start = isHex ? 3 : 2;
    size_t end = start;
    uint64_t number = 0;
    for (; end < text.size() && isDigit(text[end], isHex); ++end) {
        char const c = text[end];
        uint64_t const digit = static_cast<uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        number = std::min<uint64_t>(number * (isHex ? 16 : 10) + digit, 0x110000);
    }
    if (end == start)
        return {};
    return {numericText(number), end + (end < text.size() && text[end] == ';' ? 1 : 0)};
}

Reference namedReference(std::string_view text)
{
    // [^\t\n\f <&#;]{1,32};? counted in characters; known names are ASCII, so bytes will do.
    size_t end = 1;
    while (end < text.size() && end - 1 < kMaxName &&
           std::string_view("\t\n\f <&#;").find(text[end]) == std::string_view::npos)
        ++end;
    std::string_view const name = text.substr(1, end - 1);
    if (end < text.size() && text[end] == ';') {
        NamedEntity const whole = namedEntity(name);
        if (!whole.text.empty())
            return {whole.text, end + 1};
    }
    for (size_t length = name.size(); length > 1; --length) {
        NamedEntity const entity = namedEntity(name.substr(0, length));
        if (entity.isLegacy)
            return {entity.text, length + 1};
    }
    return {};
}

} // namespace

NamedEntity namedEntity(std::string_view name)
{
    auto const found = entities().find(std::string(name));
    return found == entities().end() ? NamedEntity{} : found->second;
}

std::string unescapeHtml(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        Reference reference;
        if (text[0] == '&' && text.size() > 1)
            reference = text[1] == '#' ? numericReference(text) : namedReference(text);
        if (reference.length) {
            out += reference.text;
            text.remove_prefix(reference.length);
        } else {
            out += text[0];
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string unescapeHtmlStrictly(std::string_view text)
{
    auto const isNameChar = [](char c) {
        return isDigit(c, false) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    };
    std::string out;
    while (!text.empty()) {
        size_t end = 1;
        if (text[0] == '&') {
            end += text.size() > 1 && text[1] == '#';
            size_t const first = end;
            while (end < text.size() && end - first < 24 && isNameChar(text[end]))
                ++end;
            bool const isReference = end > first && end < text.size() && text[end] == ';';
            std::string replaced;
            if (isReference && first == 2) {
                Reference const reference = numericReference(text);
                if (reference.length == end + 1)
                    replaced = reference.text;
            } else if (isReference) {
                replaced = namedEntity(text.substr(1, end - 1)).text;
            }
            if (!replaced.empty()) {
                out += replaced;
                text.remove_prefix(end + 1);
                continue;
            }
        }
        out += text[0];
        text.remove_prefix(1);
    }
    return out;
}

} // namespace fw::text
