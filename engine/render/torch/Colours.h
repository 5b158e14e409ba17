#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace fw::render {

// Every extension of a clip drifts a little in colour (wan.md 7: VACE #44, Wan2GP #2132). A take therefore
// keeps, beside its latents, what was done to the colours of its frames when they were shown; the next clip
// is matched to what was shown, and so the whole chain to its first shot.

/// Gain and offset per channel [2, 3] that take `ours` to `theirs`, the same frames seen twice [1, 3, n, H,
/// W]: mean and spread, gently.
at::Tensor matchColours(at::Tensor const& ours, at::Tensor const& theirs);

/// [2, 3] that changes nothing.
at::Tensor plainColours();

/// video [1, 3, T, H, W] in -1..1 with the colours [T', 2, 3] of its latent frames, in -1..1.
at::Tensor withColours(at::Tensor const& video, at::Tensor const& colours, int64_t strideTime);

} // namespace fw::render
