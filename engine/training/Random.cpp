#include "engine/training/Random.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace fw::training {

namespace {

/// splitmix64: libtorch's generator looks at 32 bits of its seed only, so neighbours must differ there.
uint64_t mixed(uint64_t x)
{
    x += 0x9e3779b97f4a7c15ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

constexpr double kClosestToEnd = .9999; ///< of the quantiles, in -1..1: erfinv of 1 is infinite

} // namespace

at::Generator stepRandom(uint64_t seed, uint64_t step)
{
    return at::detail::createCPUGenerator(mixed(mixed(seed) + step));
}

at::Tensor drawSigmas(int64_t count, SigmaSettings const& settings, at::Generator random)
{
    auto const options = at::TensorOptions().dtype(at::kFloat);
    at::Tensor const strata = at::randperm(count, random, at::TensorOptions().dtype(at::kFloat));
    at::Tensor const even = (strata + at::rand({count}, random, options)) / static_cast<double>(count);
    at::Tensor const normal =
        at::erfinv((even * 2 - 1).clamp(-kClosestToEnd, kClosestToEnd)) * std::sqrt(2.0);
    at::Tensor const isEven = at::rand({count}, random, options) < settings.uniformShare;
    at::Tensor const levels = at::where(isEven, even, at::sigmoid(normal));
    return levels * settings.shift / (levels * (settings.shift - 1) + 1);
}

at::Tensor drawDropped(int64_t count, double share, at::Generator random)
{
    return at::rand({count}, random, at::TensorOptions().dtype(at::kFloat)) < share;
}

} // namespace fw::training
