#include "engine/text/Wire.h"

#include <cstring>

namespace fw::text {

float WireField::asFloat() const
{
    uint32_t const bits = static_cast<uint32_t>(number64);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

bool WireReader::varint(uint64_t& value)
{
    value = 0;
    for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
        uint8_t const byte = static_cast<uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<uint64_t>(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

bool WireReader::take(size_t count, std::string_view& bytes)
{
    if (count > m_rest.size())
        return false;
    bytes = m_rest.substr(0, count);
    m_rest.remove_prefix(count);
    return true;
}

bool WireReader::fixed(size_t count, uint64_t& value)
{
    std::string_view bytes;
    if (!take(count, bytes))
        return false;
    value = 0;
    for (size_t i = count; i-- > 0;)
        value = value << 8 | static_cast<uint8_t>(bytes[i]);
    return true;
}

bool WireReader::next(WireField& field)
{
    if (m_rest.empty() || m_isBroken)
        return false;
    field = {};
    uint64_t tag = 0;
    uint64_t size = 0;
    bool isGood = varint(tag) && tag >> 3 != 0 && tag >> 3 <= 0x1fffffff;
    if (isGood) {
        field.number = static_cast<uint32_t>(tag >> 3);
        switch (tag & 7) {
        case 0: isGood = varint(field.number64); break;
        case 1: isGood = fixed(8, field.number64); break;
        case 2:
            field.isBytes = true;
            isGood = varint(size) && size <= m_rest.size() && take(static_cast<size_t>(size), field.bytes);
            break;
        case 5: isGood = fixed(4, field.number64); break;
        default: isGood = false;
        }
    }
    m_isBroken = !isGood;
    return isGood;
}

} // namespace fw::text
