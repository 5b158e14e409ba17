#include "engine/base/Ids.h"

#include <array>
#include <random>

namespace fw {

std::string randomHex16()
{
    thread_local std::random_device device;
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (int word = 0; word < 2; ++word) {
        uint32_t bits = device();
        for (int i = 0; i < 8; ++i, bits >>= 4)
            out += kDigits[bits & 15u];
    }
    return out;
}

} // namespace fw
