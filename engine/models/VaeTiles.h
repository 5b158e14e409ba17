#pragma once

#include "engine/models/WanVae.h"

#include <functional>

namespace fw::models {

/// Side of a picture tile and how far neighbours reach into each other, in pixels: multiples of the VAE's
/// cell (diffusers' tile_sample_min and stride: 256 and 192).
struct VaeTiles {
    int64_t sidePx = 256;
    int64_t overlapPx = 64;
};

/// Told after every latent frame of every tile; false stops.
using TileHook = std::function<bool(int64_t done, int64_t of)>;

/// Decoding with the memory of one tile and of one latent frame at a time: latents (not normalised) -> video
/// [B, 3, T, H, W] in -1..1, fp32 on the CPU. Neighbours are cross-faded evenly over their overlap, as
/// diffusers' tiled_decode does. Undefined when the hook stopped it. Thread: GPU worker.
at::Tensor decodeTiled(WanVae const& vae, at::Tensor const& latents, VaeTiles tiles,
                       TileHook const& hook = {});

/// The same for encoding: video [B, 3, T, H, W] -> latents (mean of the posterior, not normalised) on the
/// CPU.
at::Tensor encodeTiled(WanVae const& vae, at::Tensor const& video, VaeTiles tiles, TileHook const& hook = {});

} // namespace fw::models
