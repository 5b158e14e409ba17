#pragma once

#include <string_view>

namespace fw {

/// Well-formed as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF, nothing cut off.
bool isValidUtf8(std::string_view text);

} // namespace fw
