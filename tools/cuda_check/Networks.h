#pragma once

#include "engine/models/CompactUpscaler.h"
#include "engine/models/Umt5Encoder.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fw::cudacheck {

/// The clip that is sampled: what model_index.json of the starter model says, which is also the default.
struct Clip {
    int64_t width = 160, height = 96, frames = 17;
    int64_t textLength = 40;
    int steps = 20;
    double guidance = 4, shift = 3;
    uint64_t seed = 7;
};

/// The networks of one diffusers folder on one device in one type.
struct Networks {
    nn::Placement placement;
    Clip clip;
    models::Umt5Encoder text;
    models::WanTransformer transformer;
    models::WanVae vae;
    std::optional<models::CompactUpscaler> upscaler; ///< always fp32, as in the engine

    /// Errors: MissingFile, BadInput, Unsupported. Exceptions of libtorch pass through.
    static Result<Networks> load(std::filesystem::path const& folder, nn::Placement placement);

    /// [1, C, T', h, w] of the clip.
    std::vector<int64_t> latentShape() const;
    /// The same tokens in every run: a prompt of 24 with its end mark, or the empty one. -> [1, textLength,
    /// dim] fp32
    at::Tensor encodePrompt(bool isEmpty) const;
    /// Prompt to clean, normalised latents, guided, from the seed's noise. Errors: Internal (not finite).
    Result<at::Tensor> sample() const;
    /// sample() and the decoded clip [1, 3, T, H, W] on the CPU.
    Result<at::Tensor> render() const;
};

} // namespace fw::cudacheck
