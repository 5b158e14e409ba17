#pragma once

#include "engine/base/Result.h"

#include <ATen/core/Tensor.h>

namespace fw::diffusion {

/// What the denoise loop asks of a network with its prompt, guidance and conditioning bound to it. Thread:
/// GPU worker.
class VideoModel {
public:
    virtual ~VideoModel() = default;

    /// Before the velocity at a timestep is asked for: brings into memory what it takes. Errors: those of
    /// reading weights.
    virtual Status prepare(double timestep) const
    {
        (void)timestep;
        return {};
    }

    /// latents [1, C, T', H', W'] fp32 on the model's device, timestep 0..1000 -> guided velocity (noise -
    /// x0) of the same shape, fp32.
    virtual at::Tensor velocity(at::Tensor const& latents, double timestep) const = 0;
};

} // namespace fw::diffusion
