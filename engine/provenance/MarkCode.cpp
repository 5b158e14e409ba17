#include "engine/provenance/MarkCode.h"

#include <bit>
#include <limits>

namespace fw::provenance::marks {

namespace {

constexpr size_t kStates = size_t{1} << kMemory, kContents = 2 * kStates, kSteps = kMessageBits + kMemory;
constexpr size_t kSymbols = size_t{1} << kRate;

/// Of the codes with this rate and memory the one with the greatest free distance, 24; octal, as in the
/// tables of Lin and Costello.
constexpr std::array<uint32_t, kRate> kGenerators = {0463, 0535, 0733, 0745};

/// What is sent when the register holds a content, whose newest bit is the lowest: bit k for generator k.
constexpr auto kSent = [] {
    std::array<uint8_t, kContents> table{};
    for (uint32_t content = 0; content < kContents; ++content)
        for (size_t k = 0; k < kRate; ++k)
            table[content] |= static_cast<uint8_t>(std::popcount(content & kGenerators[k]) % 2 << k);
    return table;
}();

uint16_t crc16(uint64_t id)
{
    uint32_t crc = 0xffff;
    for (int byte = 0; byte < kIdBits / 8; ++byte) {
        crc ^= static_cast<uint32_t>(id >> (8 * byte) & 0xff) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
        crc &= 0xffff;
    }
    return static_cast<uint16_t>(crc);
}

/// Message: id, lowest bit first, then its CRC.
Bits encoded(uint64_t message)
{
    Bits bits{};
    uint32_t content = 0;
    for (size_t step = 0; step < kSteps; ++step) {
        uint32_t const bit = step < kMessageBits ? message >> step & 1 : 0;
        content = (content << 1 | bit) % kContents;
        for (size_t k = 0; k < kRate; ++k)
            bits[step * kRate + k] = kSent[content] >> k & 1;
    }
    return bits;
}

/// How well each group of kRate bits fits what was heard at one step.
std::array<double, kSymbols> fits(double const* soft)
{
    std::array<double, kSymbols> fit{};
    for (size_t symbol = 0; symbol < kSymbols; ++symbol)
        for (size_t k = 0; k < kRate; ++k)
            fit[symbol] += symbol >> k & 1 ? soft[k] : -soft[k];
    return fit;
}

/// The bit that left the register on the best way into every state.
using Choices = std::array<std::array<uint8_t, kStates>, kSteps>;

/// Viterbi's algorithm, forwards.
Choices choices(SoftBits const& soft)
{
    Choices chosen{};
    std::array<double, kStates> metric{}, next{};
    metric.fill(-std::numeric_limits<double>::infinity());
    metric[0] = 0;
    for (size_t step = 0; step < kSteps; ++step) {
        std::array<double, kSymbols> const fit = fits(&soft[step * kRate]);
        uint32_t const bits = step < kMessageBits ? 2 : 1; // zeros at the end
        next.fill(-std::numeric_limits<double>::infinity());
        for (uint32_t state = 0; state < kStates; ++state)
            for (uint32_t bit = 0; bit < bits; ++bit) {
                uint32_t const content = state << 1 | bit, to = content % kStates;
                double const value = metric[state] + fit[kSent[content]];
                if (value > next[to]) {
                    next[to] = value;
                    chosen[step][to] = static_cast<uint8_t>(state >> (kMemory - 1));
                }
            }
        metric = next;
    }
    return chosen;
}

} // namespace

Bits payloadOf(MarkId id)
{
    uint64_t const value = id.value & ((uint64_t{1} << kIdBits) - 1);
    return encoded(value | uint64_t{crc16(value)} << kIdBits);
}

Decoded likeliest(SoftBits const& soft)
{
    Choices const chosen = choices(soft);
    uint64_t message = 0;
    uint32_t state = 0; // where the zeros at the end lead
    for (size_t step = kSteps; step-- > 0;) {
        if (step < kMessageBits)
            message |= uint64_t{state & 1} << step;
        state = state >> 1 | uint32_t{chosen[step][state]} << (kMemory - 1);
    }
    MarkId const id{message & ((uint64_t{1} << kIdBits) - 1)};
    bool const isWhole = message >> kIdBits == crc16(id.value);
    return {isWhole ? std::optional(id) : std::nullopt, encoded(message)};
}

} // namespace fw::provenance::marks
