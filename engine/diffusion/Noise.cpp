#include "engine/diffusion/Noise.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace fw::diffusion {

at::Tensor seededNoise(at::IntArrayRef shape, uint64_t seed)
{
    at::Generator generator = at::detail::createCPUGenerator(seed);
    return at::randn(shape, generator, at::TensorOptions().dtype(at::kFloat));
}

} // namespace fw::diffusion
