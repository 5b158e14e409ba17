#pragma once

#include "engine/base/Result.h"
#include "engine/models/Umt5Encoder.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"

#include <filesystem>

namespace fw::render {

/// A checkpoint folder in diffusers layout, its configs read and checked against each other; no weights.
struct ModelFolder {
    std::filesystem::path folder;
    models::WanTransformerConfig transformer;
    models::WanVaeConfig vae;
    models::Umt5Config text;
    int textLength =
        512; ///< tokens of a prompt, padding included: the starter's own, else the pipelines' 512
    bool isPerToken = false; ///< TI2V: `expand_timesteps`
    bool hasTwoExperts = false;
    double boundary = 0; ///< timestep below which the second expert works

    /// Errors: MissingFile (which), BadInput (parts that do not fit each other), Unsupported.
    static Result<ModelFolder> read(std::filesystem::path const& folder);

    /// Width and height must divide by this: a latent cell times the transformer's patch.
    int sizeStep() const { return static_cast<int>(vae.strideSpace()) * 2; }
    bool hasVace() const { return transformer.hasVace(); }
    /// I2V: mask and clean latents are concatenated to the noise.
    bool takesImageChannels() const { return transformer.inChannels > transformer.outChannels; }
};

} // namespace fw::render
