#include "engine/models/Umt5Encoder.h"

#include "engine/nn/Ops.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace fw::models {

namespace {

/// Bucket of a distance (memory - query), bidirectional: half of them for each sign, the first half of those
/// exact, the rest logarithmic up to maxDistance. [L, L] int64
at::Tensor relativeBuckets(int64_t length, int64_t buckets, int64_t maxDistance)
{
    at::Tensor const position = at::arange(length, at::kLong);
    at::Tensor const relative = position.unsqueeze(0) - position.unsqueeze(1);
    int64_t const half = buckets / 2, exact = half / 2;
    at::Tensor const distance = relative.abs();
    // The order of operations and fp32 decide buckets at their borders: as in transformers
    at::Tensor const ratio = at::log(distance.to(at::kFloat) / exact) /
                             std::log(static_cast<double>(maxDistance) / static_cast<double>(exact)) *
                             (half - exact);
    at::Tensor const large = at::clamp_max(ratio.clamp_min(0).to(at::kLong) + exact, half - 1);
    return (relative > 0).to(at::kLong) * half + at::where(distance < exact, distance, large);
}

} // namespace

Result<Umt5Config> Umt5Config::fromJson(Json const& json, std::string const& name)
{
    Umt5Config config;
    JsonReader in(json, name);
    in.required("vocab_size", config.vocabulary)
        .required("d_model", config.dim)
        .required("d_kv", config.headDim)
        .required("num_heads", config.heads)
        .required("d_ff", config.ffnDim)
        .required("num_layers", config.layers)
        .optional("relative_attention_num_buckets", config.buckets)
        .optional("relative_attention_max_distance", config.maxDistance)
        .optional("layer_norm_epsilon", config.eps);
    FW_CHECK(in.status());
    std::string form = "gated-gelu";
    in.optional("feed_forward_proj", form);
    if (form != "gated-gelu")
        return fail(Error::Kind::Unsupported, "models.feedForward", {name, form}, name);
    for (auto const& [key, value] :
         {std::pair("vocab_size", config.vocabulary), std::pair("d_model", config.dim),
          std::pair("d_kv", config.headDim), std::pair("num_heads", config.heads),
          std::pair("d_ff", config.ffnDim), std::pair("num_layers", config.layers)})
        if (value < 1 || value > (1 << 24))
            in.note(key, "must be between 1 and 16777216");
    if (config.buckets < 4 || config.maxDistance <= config.buckets / 4)
        in.note("relative_attention_num_buckets", "must be at least 4, with a longer maximum distance");
    FW_CHECK(in.status());
    return config;
}

Umt5Config Umt5Config::tiny()
{
    Umt5Config config;
    config.vocabulary = 64;
    config.dim = 16;
    config.headDim = 8;
    config.heads = 2;
    config.ffnDim = 24;
    config.layers = 2;
    return config;
}

Result<Umt5Encoder> Umt5Encoder::load(nn::Weights const& weights, Umt5Config const& config,
                                      nn::Placement placement)
{
    Umt5Encoder network;
    network.config = config;
    FW_CHECK(nn::fill(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

void Umt5Encoder::walk(nn::ParameterWalk const& visit)
{
    int64_t const inner = config.heads * config.headDim, d = config.dim;
    visit({"shared.weight", shared, {config.vocabulary, d}});
    blocks.resize(static_cast<size_t>(config.layers));
    for (size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        std::string const layer = "encoder.block." + std::to_string(i) + ".layer.";
        std::string const attention = layer + "0.SelfAttention.", ffn = layer + "1.DenseReluDense.";
        block.q.walk(visit, attention + "q", {inner, d}, false);
        block.k.walk(visit, attention + "k", {inner, d}, false);
        block.v.walk(visit, attention + "v", {inner, d}, false);
        block.o.walk(visit, attention + "o", {d, inner}, false);
        visit({attention + "relative_attention_bias.weight",
               block.relative_attention_bias,
               {config.buckets, config.heads},
               true});
        block.norm_attention.walk(visit, layer + "0.layer_norm", d, false);
        block.wi_0.walk(visit, ffn + "wi_0", {config.ffnDim, d}, false);
        block.wi_1.walk(visit, ffn + "wi_1", {config.ffnDim, d}, false);
        block.wo.walk(visit, ffn + "wo", {d, config.ffnDim}, false);
        block.norm_ffn.walk(visit, layer + "1.layer_norm", d, false);
    }
    final_layer_norm.walk(visit, "encoder.final_layer_norm", d, false);
}

at::Tensor Umt5Encoder::encode(std::vector<int32_t> const& ids, int64_t length) const
{
    int64_t const used = std::min<int64_t>(static_cast<int64_t>(ids.size()), length);
    at::Tensor const row = at::empty({1, used}, at::kLong);
    std::copy_n(ids.begin(), used, row.mutable_data_ptr<int64_t>());
    // Only the tokens that are there: padding would be masked and zeroed anyway
    at::Tensor const out = forward(row, at::ones({1, used}, at::kLong));
    return at::constant_pad_nd(out.to(at::kFloat), {0, 0, 0, length - used});
}

at::Tensor Umt5Encoder::forward(at::Tensor const& ids, at::Tensor const& mask) const
{
    at::Device const device = shared.device();
    at::ScalarType const dtype = shared.scalar_type();
    int64_t const length = ids.size(1);

    // 1. Token embeddings [B, L, dim]; the running sum stays fp32 (fp16 and long sums in bf16 lose it)
    at::Tensor x = at::embedding(shared, ids.to(device)).to(at::kFloat);

    // 2. What attention may look at: -inf for padding [B, 1, 1, L]
    at::Tensor const hidden = mask.to(device).eq(0).unsqueeze(1).unsqueeze(1);
    at::Tensor const buckets = relativeBuckets(length, config.buckets, config.maxDistance).to(device);

    for (Block const& block : blocks) {
        // 3. Attention with this layer's own position bias [1, heads, L, L], scores not scaled
        at::Tensor bias =
            at::embedding(block.relative_attention_bias, buckets).permute({2, 0, 1}).unsqueeze(0);
        bias = bias.masked_fill(hidden, std::numeric_limits<float>::lowest()).to(dtype);
        at::Tensor h = nn::rmsNorm(x, block.norm_attention.weight, config.eps).to(dtype);
        h = nn::attention(nn::splitHeads(block.q(h), config.heads), nn::splitHeads(block.k(h), config.heads),
                          nn::splitHeads(block.v(h), config.heads), bias, 1.0);
        x = x + block.o(nn::joinHeads(h)).to(at::kFloat);

        // 4. Gated feed-forward
        h = nn::rmsNorm(x, block.norm_ffn.weight, config.eps).to(dtype);
        x = x + block.wo(nn::gelu(block.wi_0(h)) * block.wi_1(h)).to(at::kFloat);
    }

    // 5. Final norm; rows of padding are zero
    x = nn::rmsNorm(x, final_layer_norm.weight, config.eps);
    return x * mask.to(device, at::kFloat).unsqueeze(-1);
}

} // namespace fw::models
