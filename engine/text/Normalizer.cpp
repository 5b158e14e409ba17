#include "engine/text/Normalizer.h"

#include "engine/text/Utf8.h"

namespace fw::text {

namespace {

constexpr std::string_view kSpaceSymbol = "\xE2\x96\x81"; // U+2581
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

// One unit of a darts-clone double array (darts.h, DoubleArrayUnit).
bool hasLeaf(uint32_t unit) { return (unit >> 8 & 1) != 0; }
uint32_t valueOf(uint32_t unit) { return unit & 0x7fffffffu; }
uint32_t labelOf(uint32_t unit) { return unit & (1u << 31 | 0xffu); }
size_t offsetOf(uint32_t unit) { return static_cast<size_t>(unit >> 10) << ((unit & 1u << 9) >> 6); }

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

} // namespace

Result<Normalizer> Normalizer::make(PieceModel const& model, std::string const& name)
{
    Normalizer made;
    made.m_addsDummyPrefix = model.addsDummyPrefix;
    made.m_removesExtraSpaces = model.removesExtraSpaces;
    made.m_escapesSpaces = model.escapesSpaces;
    made.m_treatsSpaceAsSuffix = model.treatsSpaceAsSuffix;
    made.m_userDefined = PieceTable(model, [](PieceType type) { return type == PieceType::UserDefined; });
    std::string_view const map = model.charsMap;
    if (map.empty())
        return made;

    // u32 size of the trie in bytes, its units, then the replacements.
    auto const word = [&](size_t at) {
        uint32_t value = 0;
        for (size_t i = 4; i-- > 0;)
            value = value << 8 | static_cast<uint8_t>(map[at + i]);
        return value;
    };
    size_t const trieBytes = map.size() > 4 ? word(0) : 0;
    if (trieBytes == 0 || trieBytes % 4 != 0 || trieBytes >= map.size() - 4 || map.back() != '\0')
        return fail(Error::Kind::BadInput, "text.badModel", {name, "the character map is cut off"}, name);
    for (size_t at = 4; at < 4 + trieBytes; at += 4)
        made.m_units.push_back(word(at));
    made.m_replacements = map.substr(4 + trieBytes);
    return made;
}

Normalizer::Step Normalizer::longestRule(std::string_view text) const
{
    Step longest;
    if (m_units.empty())
        return longest;
    size_t node = offsetOf(m_units[0]);
    for (size_t i = 0; i < text.size(); ++i) {
        uint8_t const byte = static_cast<uint8_t>(text[i]);
        node ^= byte;
        if (node >= m_units.size() || labelOf(m_units[node]) != byte)
            break;
        bool const isEnd = hasLeaf(m_units[node]);
        node ^= offsetOf(m_units[node]);
        if (!isEnd)
            continue;
        size_t const at = node < m_units.size() ? valueOf(m_units[node]) : m_replacements.size();
        if (at < m_replacements.size()) // the last byte is NUL, so c_str-like reading ends inside
            longest = {std::string_view(m_replacements.data() + at), i + 1};
    }
    return longest;
}

size_t Normalizer::userDefinedPrefix(std::string_view text) const
{
    size_t longest = 0;
    m_userDefined.prefixesOf(text, [&](size_t length, int) { longest = length; });
    return longest;
}

Normalizer::Step Normalizer::step(std::string_view text) const
{
    if (size_t const length = userDefinedPrefix(text))
        return {text.substr(0, length), length};
    Step const rule = longestRule(text);
    if (rule.consumed)
        return rule;
    CodePoint const code = decodeUtf8(text);
    return code.isValid ? Step{text.substr(0, code.length), code.length} : Step{kReplacementUtf8, 1};
}

std::string Normalizer::normalize(std::string_view text) const
{
    if (m_removesExtraSpaces) {
        while (!text.empty()) {
            Step const next = step(text);
            if (next.output != " ")
                break;
            text.remove_prefix(next.consumed);
        }
    }
    std::string out;
    if (text.empty())
        return out;
    std::string_view const space = m_escapesSpaces ? kSpaceSymbol : std::string_view(" ");
    if (!m_treatsSpaceAsSuffix && m_addsDummyPrefix)
        out += space;
    bool isAfterSpace = m_removesExtraSpaces;
    while (!text.empty()) {
        Step const next = step(text);
        std::string_view piece = next.output;
        while (isAfterSpace && !piece.empty() && piece.front() == ' ')
            piece.remove_prefix(1);
        for (char const c : piece) {
            if (c == ' ')
                out += space;
            else
                out += c;
        }
        if (!piece.empty())
            isAfterSpace = piece.back() == ' ';
        if (!m_removesExtraSpaces)
            isAfterSpace = false;
        text.remove_prefix(next.consumed);
    }
    while (m_removesExtraSpaces && endsWith(out, space))
        out.erase(out.size() - space.size());
    if (m_treatsSpaceAsSuffix && m_addsDummyPrefix)
        out += space;
    return out;
}

} // namespace fw::text
