#include "engine/base/KeyNames.h"

#include <cstdlib>
#include <utility>

namespace fw {

namespace {

using Pair = std::pair<char const*, char const*>;

bool startsWith(std::string const& text, std::string const& prefix) { return text.rfind(prefix, 0) == 0; }

/// Replaces `from` where it is a whole run of dotted parts (".q." never matches inside "norm_q").
std::string replacePart(std::string const& key, std::string const& from, std::string const& to)
{
    std::string padded = "." + key + ".";
    size_t const at = padded.find("." + from + ".");
    if (at == std::string::npos)
        return key;
    padded.replace(at + 1, from.size(), to);
    return padded.substr(1, padded.size() - 2);
}

template <size_t N>
std::string replaceAll(std::string key, Pair const (&pairs)[N])
{
    for (auto const& [from, to] : pairs)
        key = replacePart(key, from, to);
    return key;
}

/// "a.12.rest" after `prefix` "a." -> 12 and "rest"; false when no number stands there.
bool numberAfter(std::string const& key, std::string const& prefix, int& number, std::string& rest)
{
    if (!startsWith(key, prefix))
        return false;
    char* end = nullptr;
    char const* const begin = key.c_str() + prefix.size();
    number = static_cast<int>(std::strtol(begin, &end, 10));
    if (end == begin || *end != '.')
        return false;
    rest = end + 1;
    return true;
}

std::string transformerKey(std::string const& key)
{
    static constexpr Pair kPairs[] = {{"time_embedding.0", "condition_embedder.time_embedder.linear_1"},
                                      {"time_embedding.2", "condition_embedder.time_embedder.linear_2"},
                                      {"text_embedding.0", "condition_embedder.text_embedder.linear_1"},
                                      {"text_embedding.2", "condition_embedder.text_embedder.linear_2"},
                                      {"time_projection.1", "condition_embedder.time_proj"},
                                      {"head.modulation", "scale_shift_table"},
                                      {"head.head", "proj_out"},
                                      {"modulation", "scale_shift_table"},
                                      {"ffn.0", "ffn.net.0.proj"},
                                      {"ffn.2", "ffn.net.2"},
                                      {"norm3", "norm2"}, // the only affine norm of the original block
                                      {"self_attn", "attn1"},
                                      {"cross_attn", "attn2"},
                                      {"q", "to_q"},
                                      {"k", "to_k"},
                                      {"v", "to_v"},
                                      {"o", "to_out.0"},
                                      {"k_img", "add_k_proj"},
                                      {"v_img", "add_v_proj"},
                                      {"norm_k_img", "norm_added_k"},
                                      {"img_emb.proj.0", "condition_embedder.image_embedder.norm1"},
                                      {"img_emb.proj.1", "condition_embedder.image_embedder.ff.net.0.proj"},
                                      {"img_emb.proj.3", "condition_embedder.image_embedder.ff.net.2"},
                                      {"img_emb.proj.4", "condition_embedder.image_embedder.norm2"},
                                      {"img_emb.emb_pos", "condition_embedder.image_embedder.pos_embed"},
                                      {"before_proj", "proj_in"},
                                      {"after_proj", "proj_out"}};
    return replaceAll(key, kPairs);
}

/// Names inside a residual block and at the ends of a coder, the same in both VAEs.
std::string vaeParts(std::string key)
{
    static constexpr Pair kPairs[] = {{"residual.0", "norm1"},
                                      {"residual.2", "conv1"},
                                      {"residual.3", "norm2"},
                                      {"residual.6", "conv2"},
                                      {"shortcut", "conv_shortcut"},
                                      {"middle.0", "mid_block.resnets.0"},
                                      {"middle.1", "mid_block.attentions.0"},
                                      {"middle.2", "mid_block.resnets.1"},
                                      {"head.0", "norm_out"},
                                      {"head.2", "conv_out"}};
    if (startsWith(key, "conv1."))
        return "quant_conv" + key.substr(5);
    if (startsWith(key, "conv2."))
        return "post_quant_conv" + key.substr(5);
    for (char const* coder : {"encoder.", "decoder."})
        if (startsWith(key, std::string(coder) + "conv1."))
            return std::string(coder) + "conv_in." + key.substr(std::string(coder).size() + 6);
    return replaceAll(std::move(key), kPairs);
}

std::string vae21Key(std::string const& key)
{
    int index = 0;
    std::string rest;
    if (numberAfter(key, "encoder.downsamples.", index, rest))
        return vaeParts("encoder.down_blocks." + std::to_string(index) + "." + rest);
    if (numberAfter(key, "decoder.upsamples.", index, rest)) {
        // Runs of three residual blocks and one upsampler: 0-2, 3, 4-6, 7, ...
        std::string const block = "decoder.up_blocks." + std::to_string(index / 4);
        return vaeParts(block +
                        (index % 4 == 3 ? ".upsamplers.0." : ".resnets." + std::to_string(index % 4) + ".") +
                        rest);
    }
    return vaeParts(key);
}

std::string vae22Key(std::string const& key)
{
    int outer = 0, inner = 0;
    std::string rest, tail;
    if (numberAfter(key, "encoder.downsamples.", outer, rest) &&
        numberAfter(rest, "downsamples.", inner, tail))
        return vaeParts("encoder.down_blocks." + std::to_string(outer) +
                        (inner == 2 ? ".downsampler." : ".resnets." + std::to_string(inner) + ".") + tail);
    if (numberAfter(key, "decoder.upsamples.", outer, rest) && numberAfter(rest, "upsamples.", inner, tail))
        return vaeParts("decoder.up_blocks." + std::to_string(outer) +
                        (inner == 3 ? ".upsampler." : ".resnets." + std::to_string(inner) + ".") + tail);
    return vaeParts(key);
}

std::string textEncoderKey(std::string const& key)
{
    static constexpr Pair kPairs[] = {
        {"norm1", "layer.0.layer_norm"},
        {"norm2", "layer.1.layer_norm"},
        {"attn.q", "layer.0.SelfAttention.q"},
        {"attn.k", "layer.0.SelfAttention.k"},
        {"attn.v", "layer.0.SelfAttention.v"},
        {"attn.o", "layer.0.SelfAttention.o"},
        {"pos_embedding.embedding", "layer.0.SelfAttention.relative_attention_bias"},
        {"ffn.gate.0", "layer.1.DenseReluDense.wi_0"},
        {"ffn.fc1", "layer.1.DenseReluDense.wi_1"},
        {"ffn.fc2", "layer.1.DenseReluDense.wo"}};
    if (startsWith(key, "token_embedding."))
        return "shared" + key.substr(15);
    if (startsWith(key, "norm."))
        return "encoder.final_layer_norm" + key.substr(4);
    if (startsWith(key, "blocks."))
        return replaceAll("encoder.block" + key.substr(6), kPairs);
    return key;
}

std::string llamaTextEncoderKey(std::string const& key)
{
    static constexpr Pair kPairs[] = {{"attn_norm", "layer.0.layer_norm"},
                                      {"attn_q", "layer.0.SelfAttention.q"},
                                      {"attn_k", "layer.0.SelfAttention.k"},
                                      {"attn_v", "layer.0.SelfAttention.v"},
                                      {"attn_o", "layer.0.SelfAttention.o"},
                                      {"attn_rel_b", "layer.0.SelfAttention.relative_attention_bias"},
                                      {"ffn_norm", "layer.1.layer_norm"},
                                      {"ffn_gate", "layer.1.DenseReluDense.wi_0"},
                                      {"ffn_up", "layer.1.DenseReluDense.wi_1"},
                                      {"ffn_down", "layer.1.DenseReluDense.wo"}};
    if (startsWith(key, "token_embd."))
        return "shared" + key.substr(10);
    if (startsWith(key, "enc.output_norm."))
        return "encoder.final_layer_norm" + key.substr(15);
    if (startsWith(key, "enc.blk."))
        return replaceAll("encoder.block." + key.substr(8), kPairs);
    return key;
}

} // namespace

std::string withoutPrefix(std::string const& key)
{
    for (char const* prefix : {"model.diffusion_model.", "diffusion_model."})
        if (startsWith(key, prefix))
            return key.substr(std::string(prefix).size());
    return key;
}

Naming detectNaming(std::vector<std::string> const& keys)
{
    for (std::string const& raw : keys) {
        std::string const key = withoutPrefix(raw);
        if (startsWith(key, "blocks.0.self_attn."))
            return Naming::OriginalTransformer;
        if (startsWith(key, "blocks.0.attn.q."))
            return Naming::OriginalTextEncoder;
        if (startsWith(key, "enc.blk.0.attn_q."))
            return Naming::LlamaTextEncoder;
        if (startsWith(key, "encoder.downsamples.0.downsamples."))
            return Naming::OriginalVae22;
        if (startsWith(key, "encoder.downsamples.0.residual."))
            return Naming::OriginalVae21;
    }
    return Naming::Diffusers;
}

std::string diffusersKey(std::string const& key, Naming naming)
{
    std::string bare = withoutPrefix(key);
    switch (naming) {
    case Naming::OriginalTransformer: return transformerKey(bare);
    case Naming::OriginalVae21: return vae21Key(bare);
    case Naming::OriginalVae22: return vae22Key(bare);
    case Naming::OriginalTextEncoder: return textEncoderKey(bare);
    case Naming::LlamaTextEncoder: return llamaTextEncoderKey(bare);
    case Naming::Diffusers: break;
    }
    return bare;
}

} // namespace fw
