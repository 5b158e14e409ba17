#pragma once

#include "engine/models/WanVae.h"

#include <ATen/core/Generator.h>

namespace fw::training {

/// What one step of an autoencoder learns from, on its device.
struct VaeBatch {
    at::Tensor video; ///< [B, 3, T, H, W] in -1..1, T = 4n+1
    at::Tensor mask;  ///< [B, 1, T, H, W] 0..1: the subject, which counts four times as much
};

/// How far the decoded clip is from the clip: differences, their squares, and those of edges in space and
/// time; latents are decoded with a little noise and kept from growing. The variance half of the moments is
/// left alone: the mode is what is used. A scalar with autograd.
at::Tensor vaeLoss(models::WanVae const& vae, VaeBatch const& batch, at::Generator random);

/// Peak signal to noise of two videos in -1..1, a value for each clip of the batch, in dB: [B].
at::Tensor psnr(at::Tensor const& a, at::Tensor const& b);

} // namespace fw::training
