#pragma once

#include "engine/base/Result.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace fw::nn {

/// Where a network computes and in which type. Norms, modulation and rope stay fp32 whatever `dtype` says.
struct Placement {
    at::Device device = at::Device(at::kCPU);
    at::ScalarType dtype = at::kFloat;
};

/// "auto" | "cpu" | "cuda" | "cuda:1" and "auto" | "fp32" | "bf16" -> where and in what. "auto" is the first
/// GPU that works, else the CPU; its type is bf16 where the hardware has it (GPU; CPU with AVX512-BF16 or
/// AMX), else fp32. Errors: BadInput (a word that is none of these), Unavailable (no such GPU). Thread: any.
Result<Placement> choosePlacement(std::string const& device, std::string const& dtype);

/// True when this CPU multiplies bf16 in hardware faster than fp32.
bool cpuHasBf16();

/// Some virtual machines announce AMX without the CPUID leaf that describes its tiles; oneDNN then dies of an
/// illegal instruction in bf16 and int8. This keeps it away from AMX there. Called by everything that loads
/// weights; call it before the first use of torch otherwise.
void guardAgainstBrokenAmx();

/// Opens libtorch_cuda.so when a driver is present (never linked) and says how many GPUs work; 0 on a plain
/// machine. To be called before anything else that asks libtorch about CUDA.
int cudaDeviceCount();

/// "cpu", "cuda:0" and "fp32", "bf16": for receipts.
std::string deviceName(at::Device device);
std::string dtypeName(at::ScalarType dtype);

} // namespace fw::nn
