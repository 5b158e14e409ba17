#pragma once

#include <cstdint>
#include <string_view>

namespace fw::text {

/// One field of a protobuf message, as it lies in the bytes.
struct WireField {
    uint32_t number = 0;
    uint64_t number64 = 0;  ///< varint and fixed fields
    std::string_view bytes; ///< length-delimited fields
    bool isBytes = false;

    float asFloat() const;
};

/// Walks the fields of one protobuf message (wire format, protobuf.dev "Encoding"). Groups are refused:
/// nothing that we read has them. Never reads outside `bytes`, whatever they hold. Thread: any.
class WireReader {
public:
    explicit WireReader(std::string_view bytes) : m_rest(bytes) {}

    /// False at the end and after broken bytes; then `isBroken` tells which.
    bool next(WireField& field);
    bool isBroken() const { return m_isBroken; }

private:
    bool varint(uint64_t& value);
    bool take(size_t count, std::string_view& bytes);
    bool fixed(size_t count, uint64_t& value);

    std::string_view m_rest;
    bool m_isBroken = false;
};

} // namespace fw::text
