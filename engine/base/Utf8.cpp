#include "engine/base/Utf8.h"

namespace fw {

bool isValidUtf8(std::string_view text)
{
    auto const byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    for (size_t i = 0; i < text.size();) {
        unsigned char const first = byte(i);
        size_t const more = first < 0x80 ? 0 : first < 0xC2 ? 9 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        if (more == 9 || first > 0xF4 || i + more >= text.size())
            return false;
        for (size_t k = 1; k <= more; ++k)
            if ((byte(i + k) & 0xC0) != 0x80)
                return false;
        unsigned char const second = more ? byte(i + 1) : 0;
        bool const isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
        bool const isOutside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
        if (isOverlong || isOutside)
            return false;
        i += more + 1;
    }
    return true;
}

} // namespace fw
