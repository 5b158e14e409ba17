#include "engine/models/ClipVision.h"

#include "engine/nn/Ops.h"

#include <ATen/ATen.h>

namespace fw::models {

Result<ClipVisionConfig> ClipVisionConfig::fromJson(Json const& json, std::string const& name)
{
    ClipVisionConfig config;
    JsonReader in(json, name);
    in.required("hidden_size", config.dim)
        .required("intermediate_size", config.ffnDim)
        .required("num_hidden_layers", config.layers)
        .required("num_attention_heads", config.heads)
        .optional("image_size", config.sidePx)
        .optional("patch_size", config.patchPx)
        .optional("layer_norm_eps", config.eps);
    std::string act = "quick_gelu";
    in.optional("hidden_act", act);
    config.isQuickGelu = act == "quick_gelu";
    for (auto const& [key, value] :
         {std::pair("hidden_size", config.dim), std::pair("intermediate_size", config.ffnDim),
          std::pair("num_hidden_layers", config.layers), std::pair("num_attention_heads", config.heads),
          std::pair("image_size", config.sidePx), std::pair("patch_size", config.patchPx)})
        if (value < 1 || value > (1 << 16))
            in.note(key, "must be between 1 and 65536");
    FW_CHECK(in.status());
    if (config.dim % config.heads != 0 || config.sidePx % config.patchPx != 0)
        in.note("num_attention_heads", "must divide hidden_size, and patch_size image_size");
    FW_CHECK(in.status());
    if (act != "gelu" && act != "quick_gelu")
        return fail(Error::Kind::Unsupported, "models.feedForward", {name, act}, name);
    return config;
}

void ClipVision::walk(nn::ParameterWalk const& visit)
{
    int64_t const d = config.dim;
    std::string const embeddings = prefix + "embeddings.";
    visit({embeddings + "class_embedding", class_embedding, {d}, true});
    patch_embedding.walk(visit, embeddings + "patch_embedding", {d, 3, config.patchPx, config.patchPx},
                         false);
    visit({embeddings + "position_embedding.weight", position_embedding, {config.tokens(), d}, true});
    pre_layrnorm.walk(visit, prefix + "pre_layrnorm", d);
    layers.resize(static_cast<size_t>(config.layers - 1));
    for (size_t i = 0; i < layers.size(); ++i) {
        Layer& layer = layers[i];
        std::string const place = prefix + "encoder.layers." + std::to_string(i);
        layer.layer_norm1.walk(visit, place + ".layer_norm1", d);
        layer.layer_norm2.walk(visit, place + ".layer_norm2", d);
        layer.q_proj.walk(visit, place + ".self_attn.q_proj", {d, d});
        layer.k_proj.walk(visit, place + ".self_attn.k_proj", {d, d});
        layer.v_proj.walk(visit, place + ".self_attn.v_proj", {d, d});
        layer.out_proj.walk(visit, place + ".self_attn.out_proj", {d, d});
        layer.fc1.walk(visit, place + ".mlp.fc1", {config.ffnDim, d});
        layer.fc2.walk(visit, place + ".mlp.fc2", {d, config.ffnDim});
    }
}

Result<ClipVision> ClipVision::load(nn::Weights const& weights, ClipVisionConfig const& config,
                                    nn::Placement placement)
{
    ClipVision network;
    network.config = config;
    if (weights.contains("embeddings.class_embedding"))
        network.prefix.clear();
    FW_CHECK(nn::fillPart(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

at::Tensor ClipVision::encode(at::Tensor const& pixels) const
{
    at::ScalarType const dtype = patch_embedding.weight.scalar_type();
    double const eps = config.eps;

    // 1. Patches to tokens, the class token in front, their places added
    at::Tensor const input = pixels.to(patch_embedding.weight.device(), dtype);
    at::Tensor const patches =
        at::conv2d(input, patch_embedding.weight, {}, at::IntArrayRef{config.patchPx, config.patchPx})
            .flatten(2)
            .transpose(1, 2)
            .to(at::kFloat);
    at::Tensor const first = class_embedding.view({1, 1, -1}).expand({patches.size(0), 1, -1});
    at::Tensor x = nn::layerNorm(at::cat({first, patches}, 1) + position_embedding, pre_layrnorm, eps);

    // 2. Layers: attention and feed-forward, each behind its norm
    for (Layer const& layer : layers) {
        at::Tensor h = nn::layerNorm(x, layer.layer_norm1, eps).to(dtype);
        auto const heads = [&](at::Tensor const& t) { return nn::splitHeads(t, config.heads); };
        at::Tensor const attended =
            nn::attention(heads(layer.q_proj(h)), heads(layer.k_proj(h)), heads(layer.v_proj(h)));
        x = x + layer.out_proj(nn::joinHeads(attended)).to(at::kFloat);
        h = layer.fc1(nn::layerNorm(x, layer.layer_norm2, eps).to(dtype));
        h = config.isQuickGelu ? h * at::sigmoid(h * 1.702) : at::gelu(h);
        x = x + layer.fc2(h).to(at::kFloat);
    }
    return x;
}

at::Tensor clipPixels(at::Tensor const& picture)
{
    at::Tensor const mean = at::tensor({0.48145466, 0.4578275, 0.40821073}, at::kFloat).view({1, 3, 1, 1});
    at::Tensor const spread = at::tensor({0.26862954, 0.26130258, 0.27577711}, at::kFloat).view({1, 3, 1, 1});
    return (picture - mean) / spread;
}

} // namespace fw::models
