#pragma once

#include "engine/diffusion/Schedule.h"
#include "engine/nn/Safetensors.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

namespace fw::diffusion {

/// Walks latents down a schedule, one network answer at a time. Tensors keep their type, scalars are doubles.
/// Thread: GPU worker.
class Sampler {
public:
    virtual ~Sampler() = default;

    /// Latents at sigma[i] and the network's velocity (noise - x0) there -> latents at sigma[i + 1]. Steps
    /// come in order.
    virtual at::Tensor step(int i, at::Tensor const& latents, at::Tensor const& velocity) = 0;

    /// What a later run needs besides the latents to go on bit for bit: handles, no copies.
    virtual nn::TensorMap state() const { return {}; }
    virtual void restore(nn::TensorMap const&) {}
};

/// `seed` feeds the fresh noise of few-step sampling, whose steps each draw their own.
std::unique_ptr<Sampler> makeSampler(Schedule const& schedule, uint64_t seed);

} // namespace fw::diffusion
