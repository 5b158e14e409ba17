#pragma once

#include "engine/base/Result.h"
#include "engine/library/Parts.h"
#include "engine/models/ClipVision.h"
#include "engine/models/Umt5Encoder.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"

#include <filesystem>

namespace fw::render {

/// A checkpoint, its configs read (diffusers layout) or worked out from its shapes (everything else) and
/// checked against each other; no weights.
struct ModelFolder {
    std::filesystem::path folder; ///< or the transformer's file
    library::PartSource parts[2]; ///< the transformer, or both experts
    library::PartSource vaePart, textPart;
    library::PartSource imagePart; ///< CLIP, of models that look at pictures through it
    library::PartSource tokenizer; ///< as library::ModelParts has it
    models::WanTransformerConfig transformer;
    models::WanVaeConfig vae;
    models::Umt5Config text;
    models::ClipVisionConfig image;
    int textLength =
        512;            ///< tokens of a prompt, padding included: the starter's own, else the pipelines' 512
    int maxFrames = 81; ///< of one clip; longer shots are chained (wan.md 7: beyond it they flicker)
    int lanczosScale = 1; ///< the starter's own: clips are finished so much larger while it has no upscaler
    /// The starter's own: VACE blocks so small that they suggest rather than copy; known first frames are
    /// kept by latent replacement besides.
    bool keepsKnownLatents = false;
    std::string unknownSampling; ///< as library::SchedulerFile has it
    bool isPerToken = false;     ///< TI2V: `expand_timesteps`
    bool hasTwoExperts = false;
    double boundary = 0; ///< timestep below which the second expert works

    /// Errors: MissingFile (which), BadInput (parts that do not fit each other), Unsupported.
    static Result<ModelFolder> read(std::filesystem::path const& fileOrFolder);

    /// Width and height must divide by this: a latent cell times the transformer's patch.
    int sizeStep() const { return static_cast<int>(vae.strideSpace()) * 2; }
    /// Weights of the upscaler that finishes this model's clips, "upscaler/model.safetensors" in its folder;
    /// empty: there is none.
    std::filesystem::path upscaler() const;
    /// A TAEHV decoder for its latents, "vae_approx/taew2_1.safetensors" or "taew2_2.safetensors", in or
    /// beside its folder or among the user's models; empty: there is none.
    std::filesystem::path tinyDecoder() const;
    /// Otherwise frames stay as the VAE gives them.
    bool hasFinish() const { return lanczosScale > 1 || !upscaler().empty(); }
    /// I2V 2.1 and FLF2V: they need a first frame, the latter a last one too.
    bool seesThroughClip() const { return transformer.imageDim > 0; }
    bool takesTwoPictures() const { return transformer.posEmbedLength > 0; }
    bool hasVace() const { return transformer.hasVace(); }
    /// I2V: mask and clean latents are concatenated to the noise.
    bool takesImageChannels() const { return transformer.inChannels > transformer.outChannels; }
};

} // namespace fw::render
