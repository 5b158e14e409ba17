#include "engine/models/WanTransformer.h"

#include <algorithm>

namespace fw::models {

namespace {

/// A number that config.json may give as null or leave out.
int64_t numberOr(Json const& json, char const* key, int64_t fallback)
{
    auto const found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<int64_t>() : fallback;
}

Result<std::vector<int64_t>> numbers(Json const& json, char const* key, std::string const& name)
{
    std::vector<int64_t> all;
    auto const found = json.find(key);
    if (found == json.end() || found->is_null())
        return all;
    bool isGood = found->is_array();
    for (Json const& item : *found) {
        isGood = isGood && item.is_number_integer();
        if (isGood)
            all.push_back(item.get<int64_t>());
    }
    if (!isGood)
        return fail(Error::Kind::BadInput, "base.jsonField", {name, key, "must be a list of whole numbers"},
                    name);
    return all;
}

} // namespace

Result<WanTransformerConfig> WanTransformerConfig::fromJson(Json const& json, std::string const& name)
{
    WanTransformerConfig config;
    JsonReader in(json, name);
    in.required("num_attention_heads", config.heads)
        .required("attention_head_dim", config.headDim)
        .required("in_channels", config.inChannels)
        .required("text_dim", config.textDim)
        .required("ffn_dim", config.ffnDim)
        .required("num_layers", config.layers)
        .optional("freq_dim", config.freqDim)
        .optional("eps", config.eps)
        .optional("cross_attn_norm", config.hasCrossAttnNorm);
    FW_CHECK(in.status());
    config.outChannels = numberOr(json, "out_channels", config.inChannels);
    config.imageDim = numberOr(json, "image_dim", 0);
    config.addedKvDim = numberOr(json, "added_kv_proj_dim", 0);
    config.posEmbedLength = numberOr(json, "pos_embed_seq_len", 0);
    config.vaceInChannels = numberOr(json, "vace_in_channels", 0);
    FW_TRY(config.vaceLayers, numbers(json, "vace_layers", name));
    FW_TRY(std::vector<int64_t> const patch, numbers(json, "patch_size", name));
    if (!patch.empty() && patch != std::vector<int64_t>{1, 2, 2})
        return fail(Error::Kind::Unsupported, "models.patchSize", {name}, name);
    if (json.contains("qk_norm") && json["qk_norm"] != "rms_norm_across_heads")
        return fail(Error::Kind::Unsupported, "models.qkNorm", {name}, name);
    for (auto const& [key, value] :
         {std::pair("num_attention_heads", config.heads), std::pair("in_channels", config.inChannels),
          std::pair("out_channels", config.outChannels), std::pair("text_dim", config.textDim),
          std::pair("ffn_dim", config.ffnDim), std::pair("num_layers", config.layers),
          std::pair("freq_dim", config.freqDim)})
        if (value < 1 || value > (1 << 20))
            in.note(key, "must be between 1 and 1048576");
    if (config.headDim < 6 || config.headDim > 1024 || config.headDim % 2 != 0)
        in.note("attention_head_dim", "must be an even number between 6 and 1024");
    for (int64_t const layer : config.vaceLayers)
        if (layer < 0 || layer >= config.layers || config.vaceLayers.front() != 0 ||
            config.vaceInChannels < 1)
            in.note("vace_layers", "must start at 0 and stay below num_layers, with vace_in_channels given");
    if (!std::is_sorted(config.vaceLayers.begin(), config.vaceLayers.end()))
        in.note("vace_layers", "must rise");
    FW_CHECK(in.status());
    return config;
}

WanTransformerConfig WanTransformerConfig::tiny()
{
    WanTransformerConfig config;
    config.heads = 2;
    config.headDim = 12;
    config.inChannels = config.outChannels = 4;
    config.textDim = 16;
    config.ffnDim = 32;
    config.layers = 2;
    return config;
}

} // namespace fw::models
