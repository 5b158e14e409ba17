#pragma once

#include "engine/base/Result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>

namespace fw::models {

/// The cheapest preview: each normalised latent pixel to one colour, linearly (wan.md section 4). Thread:
/// any.
struct LatentRgb {
    at::Tensor matrix; ///< [C, 3]
    at::Tensor bias;   ///< [3]

    /// latents [B, C, F, h, w] normalised -> [B, 3, F, h, w] in -1..1 (clamped), fp32 on the CPU.
    at::Tensor operator()(at::Tensor const& latents) const;

    /// Wan 2.1's 16 channels and 2.2's 48; stable-diffusion.cpp (MIT), src/runtime/latent-preview.h.
    static LatentRgb wan21();
    static LatentRgb wan22();
    /// {"matrix": [[r, g, b] per channel], "bias": [r, g, b]}. Errors: MissingFile, BadInput.
    static Result<LatentRgb> read(std::filesystem::path const& file);
};

} // namespace fw::models
