#include "engine/text/PieceModel.h"

#include <algorithm>

namespace fw::text {

void PieceTable::sort()
{
    std::sort(m_entries.begin(), m_entries.end(),
              [](Entry const& a, Entry const& b) { return a.text < b.text; });
}

void PieceTable::narrow(size_t& low, size_t& high, size_t depth, char byte) const
{
    // Every entry of [low, high) is longer than depth here; std::string orders bytes as unsigned, so do we.
    auto const unsignedAt = [depth](Entry const& entry) { return static_cast<uint8_t>(entry.text[depth]); };
    auto const first = m_entries.begin() + static_cast<std::ptrdiff_t>(low);
    auto const last = m_entries.begin() + static_cast<std::ptrdiff_t>(high);
    uint8_t const wanted = static_cast<uint8_t>(byte);
    auto const from =
        std::partition_point(first, last, [&](Entry const& entry) { return unsignedAt(entry) < wanted; });
    auto const to =
        std::partition_point(from, last, [&](Entry const& entry) { return unsignedAt(entry) == wanted; });
    low = static_cast<size_t>(from - m_entries.begin());
    high = static_cast<size_t>(to - m_entries.begin());
}

int PieceTable::find(std::string_view text) const
{
    auto const found =
        std::lower_bound(m_entries.begin(), m_entries.end(), text,
                         [](Entry const& entry, std::string_view key) { return entry.text < key; });
    return found != m_entries.end() && found->text == text ? found->id : -1;
}

} // namespace fw::text
