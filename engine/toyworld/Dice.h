#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace fw::toyworld {

/// A counter well mixed with a seed: neighbours give seeds that have nothing to do with each other.
uint64_t mixed(uint64_t seed, uint64_t counter);

/// Random numbers that are the same on every machine, which those of std's distributions are not
/// (splitmix64). Take each number in a statement of its own: the order of arguments is the compiler's.
/// Thread: one owner.
class Dice {
public:
    explicit Dice(uint64_t seed) : m_state(seed) {}

    uint64_t next();
    double uniform(double low = 0, double high = 1); ///< low <= x < high
    size_t below(size_t count);                      ///< 0..count - 1; count > 0
    bool chance(double share) { return uniform() < share; }
    /// An index, each as likely as its weight.
    size_t weighted(std::initializer_list<double> weights);

    template <class T>
    T const& pick(std::vector<T> const& from)
    {
        return from[below(from.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& values)
    {
        for (size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    uint64_t m_state;
};

} // namespace fw::toyworld
