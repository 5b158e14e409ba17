#pragma once

#include <string>
#include <string_view>

namespace fw::text {

/// What a named reference stands for ("eacute" -> "é"), empty when the name is unknown. `isLegacy`: the name
/// also counts without its semicolon.
struct NamedEntity {
    std::string text;
    bool isLegacy = false;
};
NamedEntity namedEntity(std::string_view name);

/// Python's html.unescape: named, decimal and hexadecimal references, legacy names without semicolon, the
/// Windows-1252 meaning of &#128; to &#159;.
std::string unescapeHtml(std::string_view text);

/// ftfy's careful variant: only references that end in a semicolon and are fully understood.
std::string unescapeHtmlStrictly(std::string_view text);

} // namespace fw::text
