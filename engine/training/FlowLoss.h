#pragma once

#include <ATen/core/Tensor.h>

#include <functional>

namespace fw::training {

/// What one step learns from, all on the network's device.
struct FlowBatch {
    at::Tensor latents; ///< [B, C, T', H', W'] normalised, fp32
    at::Tensor noise;   ///< the same shape, standard normal
    at::Tensor sigmas;  ///< [B] in 0..1
    at::Tensor weights; ///< [B or 1, 1, T', H', W'], how much a latent cell counts; undefined: all the same
};

/// noisy [B, C, T', H', W'], timesteps [B] 0..1000 -> predicted velocity of the same shape.
using Velocity = std::function<at::Tensor(at::Tensor const& noisy, at::Tensor const& timesteps)>;

/// Rectified flow: the network sees (1 - sigma) x0 + sigma noise and is to answer noise - x0; the weighted
/// mean of the squared difference (Liu et al. 2022; wan.md 2.9). A scalar with autograd.
at::Tensor flowLoss(FlowBatch const& batch, Velocity const& velocity);

} // namespace fw::training
