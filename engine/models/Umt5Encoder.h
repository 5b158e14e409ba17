#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Weights.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace fw::models {

/// config.json of UMT5EncoderModel. The defaults are UMT5-XXL.
struct Umt5Config {
    int64_t vocabulary = 256384;
    int64_t dim = 4096;
    int64_t headDim = 64;
    int64_t heads = 64;
    int64_t ffnDim = 10240;
    int64_t layers = 24;
    int64_t buckets = 32;
    int64_t maxDistance = 128;
    double eps = 1e-6;

    /// Errors: BadInput, Unsupported (another feed-forward form).
    static Result<Umt5Config> fromJson(Json const& json, std::string const& name);
    static Umt5Config tiny();
};

/// Text encoder: gated-GELU T5 with a relative position bias in every layer and no scaling of the scores
/// (transformers modeling_umt5.py; wan.md 2.10). Thread: GPU worker.
struct Umt5Encoder {
    struct Block {
        nn::Linear q, k, v, o;
        at::Tensor relative_attention_bias; ///< [buckets, heads]
        nn::Affine norm_attention, norm_ffn;
        nn::Linear wi_0, wi_1, wo;
    };

    Umt5Config config;
    at::Tensor shared; ///< [vocabulary, dim]
    std::vector<Block> blocks;
    nn::Affine final_layer_norm;

    /// Errors: BadInput.
    static Result<Umt5Encoder> load(nn::Weights const& weights, Umt5Config const& config,
                                    nn::Placement placement);
    void walk(nn::ParameterWalk const& visit);

    /// ids of one prompt with its end mark, no padding -> [1, length, dim] fp32; rows beyond the prompt are
    /// zero, ids beyond `length` are cut off.
    at::Tensor encode(std::vector<int32_t> const& ids, int64_t length) const;
    /// ids [B, L] int64, mask [B, L] (1 = token) -> [B, L, dim], zero where the mask is 0. With autograd.
    at::Tensor forward(at::Tensor const& ids, at::Tensor const& mask) const;
};

} // namespace fw::models
