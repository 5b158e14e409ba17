#include "engine/toyworld/Dice.h"

namespace fw::toyworld {

namespace {

constexpr uint64_t kGolden = 0x9e3779b97f4a7c15ull;

uint64_t scrambled(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

} // namespace

uint64_t mixed(uint64_t seed, uint64_t counter)
{
    return scrambled(scrambled(seed + kGolden) + counter * kGolden);
}

uint64_t Dice::next() { return scrambled(m_state += kGolden); }

double Dice::uniform(double low, double high)
{
    return low + (high - low) * static_cast<double>(next() >> 11) * 0x1p-53;
}

size_t Dice::below(size_t count) { return static_cast<size_t>(next() % count); }

size_t Dice::weighted(std::initializer_list<double> weights)
{
    double total = 0;
    for (double const weight : weights)
        total += weight;
    double left = uniform(0, total);
    size_t index = 0;
    for (double const weight : weights) {
        if (left < weight)
            return index;
        left -= weight;
        ++index;
    }
    return weights.size() - 1;
}

} // namespace fw::toyworld
