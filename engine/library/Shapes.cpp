#include "engine/library/Shapes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fw::library {

namespace {

constexpr int64_t kHeadDim = 128;

Error lacks(std::string const& name, std::string const& tensor)
{
    return fail(Error::Kind::BadInput, "library.lacksTensor", {name, tensor}, name);
}

/// The first of these keys that is not there; empty when all are.
std::string firstMissing(ShapeMap const& shapes, std::vector<std::string> const& keys)
{
    auto const found =
        std::find_if(keys.begin(), keys.end(), [&](std::string const& key) { return !shapes.contains(key); });
    return found == keys.end() ? std::string() : *found;
}

/// The stages of an encoder of the 2.1 form, whose blocks are one flat list.
void readFlatStages(ShapeMap const& shapes, VaeShape& vae)
{
    int64_t blocks = 0, dim = vae.baseDim;
    int64_t const count = shapes.count("encoder.down_blocks.");
    for (int64_t i = 0; i < count; ++i) {
        std::string const block = "encoder.down_blocks." + std::to_string(i) + ".";
        if (shapes.contains(block + "resample.1.weight")) {
            vae.dimMult.push_back(dim / vae.baseDim);
            vae.temporalDownsample.push_back(shapes.contains(block + "time_conv.weight"));
            vae.resBlocks = std::max(vae.resBlocks, blocks);
            blocks = 0;
        } else if (shapes.contains(block + "conv1.weight")) {
            dim = shapes.size(block + "conv1.weight", 0);
            ++blocks;
        }
    }
    vae.dimMult.push_back(dim / vae.baseDim);
    vae.resBlocks = std::max(vae.resBlocks, blocks);
}

/// The same of the 2.2 form: one block per stage.
void readNestedStages(ShapeMap const& shapes, VaeShape& vae)
{
    int64_t const count = shapes.count("encoder.down_blocks.");
    for (int64_t i = 0; i < count; ++i) {
        std::string const stage = "encoder.down_blocks." + std::to_string(i) + ".";
        vae.dimMult.push_back(shapes.size(stage + "resnets.0.conv1.weight", 0) / vae.baseDim);
        vae.resBlocks = std::max(vae.resBlocks, shapes.count(stage + "resnets."));
        if (i + 1 < count)
            vae.temporalDownsample.push_back(shapes.contains(stage + "downsampler.time_conv.weight"));
    }
}

} // namespace

void ShapeMap::add(WeightHeader const& header, std::string const& prefix)
{
    for (WeightTensor const& tensor : header.tensors)
        if (tensor.name.rfind(prefix, 0) == 0)
            m_shapes[tensor.name.substr(prefix.size())] = tensor.shape;
}

void ShapeMap::rename()
{
    std::vector<std::string> keys;
    for (auto const& [key, shape] : m_shapes)
        keys.push_back(key);
    m_naming = detectNaming(keys);
    std::map<std::string, std::vector<int64_t>> renamed;
    for (auto& [key, shape] : m_shapes)
        renamed[diffusersKey(key, m_naming)] = std::move(shape);
    m_shapes = std::move(renamed);
}

bool ShapeMap::containsAny(std::string const& start) const
{
    auto const found = m_shapes.lower_bound(start);
    return found != m_shapes.end() && found->first.rfind(start, 0) == 0;
}

int64_t ShapeMap::size(std::string const& key, size_t axis) const
{
    auto const found = m_shapes.find(key);
    return found == m_shapes.end() || axis >= found->second.size() ? 0 : found->second[axis];
}

int64_t ShapeMap::count(std::string const& start) const
{
    int64_t count = 0;
    for (auto it = m_shapes.lower_bound(start); it != m_shapes.end() && it->first.rfind(start, 0) == 0;
         ++it) {
        int64_t const number = std::strtoll(it->first.c_str() + start.size(), nullptr, 10);
        if (number >= 0 && number < 10'000)
            count = std::max(count, number + 1);
    }
    return count;
}

NetworkKind kindOf(ShapeMap const& shapes)
{
    bool const hasBlocks = shapes.containsAny("blocks.0.attn1.to_q.");
    if (shapes.contains("patch_embedding.weight") && hasBlocks)
        return NetworkKind::Transformer;
    if (shapes.contains("vace_patch_embedding.weight"))
        return NetworkKind::VaceModule;
    if (shapes.contains("decoder.conv_in.weight") && shapes.contains("encoder.conv_in.weight"))
        return NetworkKind::Vae;
    if (shapes.contains("shared.weight") && shapes.containsAny("encoder.block.0.layer.0."))
        return NetworkKind::TextEncoder;
    if (shapes.containsAny("vision_model.") || shapes.containsAny("visual.") ||
        shapes.contains("embeddings.class_embedding"))
        return NetworkKind::ClipVision;
    for (char const* start : {"blocks.", "lora_unet_", "transformer.blocks.", "diffusion_model.blocks."})
        if (shapes.containsAny(start) && !hasBlocks)
            return NetworkKind::Lora;
    return shapes.containsAny("blocks.0.") ? NetworkKind::Lora : NetworkKind::Unknown;
}

Result<TransformerShape> transformerShape(ShapeMap const& shapes, std::string const& name, int64_t heads)
{
    std::string const missing =
        firstMissing(shapes, {"patch_embedding.weight", "proj_out.weight", "blocks.0.ffn.net.0.proj.weight",
                              "condition_embedder.text_embedder.linear_1.weight",
                              "condition_embedder.time_embedder.linear_1.weight"});
    if (!missing.empty())
        return lacks(name, missing);
    TransformerShape out;
    out.dim = shapes.size("patch_embedding.weight", 0);
    out.inChannels = shapes.size("patch_embedding.weight", 1);
    out.outChannels = shapes.size("proj_out.weight", 0) / 4;
    out.layers = shapes.count("blocks.");
    out.ffnDim = shapes.size("blocks.0.ffn.net.0.proj.weight", 0);
    out.textDim = shapes.size("condition_embedder.text_embedder.linear_1.weight", 1);
    out.freqDim = shapes.size("condition_embedder.time_embedder.linear_1.weight", 1);
    out.hasCrossAttnNorm = shapes.contains("blocks.0.norm2.weight");
    out.imageDim = shapes.size("condition_embedder.image_embedder.norm1.weight", 0);
    out.addedKvDim = shapes.size("blocks.0.attn2.add_k_proj.weight", 1);
    out.posEmbedLength = shapes.size("condition_embedder.image_embedder.pos_embed", 1);
    if (heads == 0 ? out.dim % kHeadDim != 0 : out.dim % heads != 0)
        return fail(Error::Kind::Unsupported, "library.heads", {name, std::to_string(out.dim)}, name);
    out.headDim = heads == 0 ? kHeadDim : out.dim / heads;
    int64_t const vaceBlocks = shapes.count("vace_blocks.");
    if (vaceBlocks > out.layers)
        return fail(Error::Kind::Unsupported, "library.heads", {name, std::to_string(out.dim)}, name);
    for (int64_t i = 0; i < vaceBlocks; ++i) // evenly spread: every second of 30, every fifth of 40
        out.vaceLayers.push_back(i * (out.layers / vaceBlocks));
    out.vaceInChannels = vaceBlocks ? shapes.size("vace_patch_embedding.weight", 1) : 0;
    return out;
}

int64_t VaeShape::strideTime() const
{
    return int64_t{1} << std::count(temporalDownsample.begin(), temporalDownsample.end(), true);
}

Result<VaeShape> vaeShape(ShapeMap const& shapes, std::string const& name)
{
    std::string const missing =
        firstMissing(shapes, {"encoder.conv_in.weight", "decoder.conv_in.weight", "post_quant_conv.weight"});
    if (!missing.empty())
        return lacks(name, missing);
    VaeShape out;
    out.baseDim = std::max<int64_t>(shapes.size("encoder.conv_in.weight", 0), 1);
    out.zDim = shapes.size("post_quant_conv.weight", 0);
    int64_t const colours = shapes.size("encoder.conv_in.weight", 1) / 3;
    out.patch = std::max<int64_t>(1, std::llround(std::sqrt(static_cast<double>(colours))));
    out.isResidual = shapes.containsAny("encoder.down_blocks.0.resnets.");
    if (out.isResidual)
        readNestedStages(shapes, out);
    else
        readFlatStages(shapes, out);
    if (out.dimMult.empty() || out.dimMult.back() < 1)
        return lacks(name, "encoder.down_blocks.0");
    out.decoderBaseDim = shapes.size("decoder.conv_in.weight", 0) / out.dimMult.back();
    return out;
}

Result<ClipVisionShape> clipVisionShape(ShapeMap const& shapes, std::string const& name)
{
    // transformers 5 writes it without the prefix
    std::string const prefix = shapes.contains("embeddings.class_embedding") ? "" : "vision_model.";
    std::string const patch = prefix + "embeddings.patch_embedding.weight";
    std::string const places = prefix + "embeddings.position_embedding.weight";
    std::string const feedForward = prefix + "encoder.layers.0.mlp.fc1.weight";
    std::string const missing = firstMissing(shapes, {patch, places, feedForward});
    if (!missing.empty())
        return lacks(name, missing);
    ClipVisionShape out;
    out.dim = shapes.size(patch, 0);
    out.patchPx = shapes.size(patch, 2);
    out.ffnDim = shapes.size(feedForward, 0);
    out.layers = shapes.count(prefix + "encoder.layers.");
    double const cells = static_cast<double>(std::max<int64_t>(shapes.size(places, 0) - 1, 1));
    out.sidePx = std::llround(std::sqrt(cells)) * out.patchPx;
    out.heads = out.dim == 1280 ? 16 : std::max<int64_t>(1, out.dim / 64);
    return out;
}

Result<TextShape> textShape(ShapeMap const& shapes, std::string const& name)
{
    std::string const layer = "encoder.block.0.layer.";
    std::string const bias = layer + "0.SelfAttention.relative_attention_bias.weight";
    std::string const missing =
        firstMissing(shapes, {"shared.weight", bias, layer + "0.SelfAttention.q.weight",
                              layer + "1.DenseReluDense.wi_0.weight"});
    if (!missing.empty())
        return lacks(name, missing);
    TextShape out;
    out.vocabulary = shapes.size("shared.weight", 0);
    out.dim = shapes.size("shared.weight", 1);
    out.buckets = shapes.size(bias, 0);
    out.heads = std::max<int64_t>(shapes.size(bias, 1), 1);
    out.headDim = shapes.size(layer + "0.SelfAttention.q.weight", 0) / out.heads;
    out.ffnDim = shapes.size(layer + "1.DenseReluDense.wi_0.weight", 0);
    out.layers = shapes.count("encoder.block.");
    return out;
}

} // namespace fw::library
