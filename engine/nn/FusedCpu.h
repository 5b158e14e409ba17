#pragma once

#include "engine/nn/Ops.h"

/// One pass over memory where ATen's operators would take five to eight: small networks on a CPU spend their
/// time in operator calls, not in products. Inference only: `Ops.cpp` chooses between these and the plain
/// form, which says what they compute. Rows are fp32 inside; results depend on the CPU's vector width only by
/// rounding. Thread: any.
namespace fw::nn::fused {

/// On the CPU, in fp32 or bf16, with rows that lie together, and without autograd.
bool canRun(at::Tensor const& x);

at::Tensor modulatedNorm(at::Tensor const& x, at::Tensor const& scale, at::Tensor const& shift, double eps,
                         at::ScalarType dtype);
at::Tensor gatedAdd(at::Tensor const& x, at::Tensor const& y, at::Tensor const& gate);
at::Tensor normedHeads(at::Tensor const& x, at::Tensor const& weight, int64_t heads, double eps,
                       Rope const* rope);
at::Tensor unitNorm(at::Tensor const& x, at::Tensor const& gamma, bool hasSilu);
at::Tensor gelu(at::Tensor const& x);

} // namespace fw::nn::fused
