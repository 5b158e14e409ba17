#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace fw::diffusion {

/// Standard normal fp32 numbers on the CPU from libtorch's own generator, whatever the device: equal to
/// torch.randn(shape, generator=torch.Generator().manual_seed(seed)) in Python.
at::Tensor seededNoise(at::IntArrayRef shape, uint64_t seed);

} // namespace fw::diffusion
