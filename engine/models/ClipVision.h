#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Weights.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace fw::models {

/// config.json of CLIPVisionModel. The defaults are the ViT-H/14 that I2V 2.1 looks at pictures with.
struct ClipVisionConfig {
    int64_t dim = 1280;
    int64_t ffnDim = 5120;
    int64_t layers = 32;
    int64_t heads = 16;
    int64_t sidePx = 224; ///< of the square picture
    int64_t patchPx = 14;
    double eps = 1e-5;
    bool isQuickGelu = false; ///< OpenAI's own models

    int64_t tokens() const { return (sidePx / patchPx) * (sidePx / patchPx) + 1; }

    /// Errors: BadInput, Unsupported (another activation).
    static Result<ClipVisionConfig> fromJson(Json const& json, std::string const& name);
};

/// The picture encoder of I2V 2.1 and FLF2V (transformers modeling_clip.py CLIPVisionModel; wan.md 2.6).
/// Member names are checkpoint keys. Thread: GPU worker.
struct ClipVision {
    struct Layer {
        nn::Affine layer_norm1, layer_norm2;
        nn::Linear q_proj, k_proj, v_proj, out_proj, fc1, fc2;
    };

    ClipVisionConfig config;
    std::string prefix = "vision_model."; ///< of the keys; transformers 5 leaves it out
    at::Tensor class_embedding;           ///< [dim]
    nn::Linear patch_embedding;           ///< [dim, 3, patch, patch], no bias
    at::Tensor position_embedding;        ///< [tokens, dim]
    nn::Affine pre_layrnorm;              ///< spelt so in every checkpoint
    std::vector<Layer> layers;            ///< all but the last, which nobody asks for

    /// Keys that it does not use (last layer, projection, text tower) are no mistake. Errors: BadInput.
    static Result<ClipVision> load(nn::Weights const& weights, ClipVisionConfig const& config,
                                   nn::Placement placement);
    void walk(nn::ParameterWalk const& visit);

    /// What I2V reads: the hidden states before the last layer. pixels [B, 3, side, side], normalised ->
    /// [B, tokens, dim] fp32.
    at::Tensor encode(at::Tensor const& pixels) const;
};

/// A picture [1, 3, side, side] in 0..1 as CLIP was trained on: mean and spread of its data taken off.
at::Tensor clipPixels(at::Tensor const& picture);

} // namespace fw::models
