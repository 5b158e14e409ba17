#pragma once

#include "engine/base/Json.h"
#include "tests/library/TinyModel.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

// Weight files as Comfy-Org and the original repositories lay them out, with the true shapes of Wan's
// networks and no data behind them (sparse files).

namespace fw::test {

using Shapes = std::map<std::string, std::vector<int64_t>>;

struct DitSizes {
    int64_t dim = 1536, ffn = 8960, layers = 30, in = 16, out = 16, text = 4096;
    int64_t vaceBlocks = 0;
    bool hasClip = false;
};

/// Original names; a few tensors per block are enough to tell the family and the sizes.
inline Shapes originalDit(DitSizes const& s, std::string const& prefix = {})
{
    Shapes shapes{{"patch_embedding.weight", {s.dim, s.in, 1, 2, 2}},
                  {"time_embedding.0.weight", {s.dim, 256}},
                  {"text_embedding.0.weight", {s.dim, s.text}},
                  {"head.head.weight", {s.out * 4, s.dim}}};
    for (int64_t i = 0; i < s.layers; ++i) {
        std::string const block = "blocks." + std::to_string(i) + ".";
        shapes[block + "self_attn.q.weight"] = {s.dim, s.dim};
        shapes[block + "ffn.0.weight"] = {s.ffn, s.dim};
        shapes[block + "norm3.weight"] = {s.dim};
        if (s.hasClip)
            shapes[block + "cross_attn.k_img.weight"] = {s.dim, s.dim};
    }
    if (s.hasClip)
        shapes["img_emb.proj.0.weight"] = {1280};
    for (int64_t i = 0; i < s.vaceBlocks; ++i)
        shapes["vace_blocks." + std::to_string(i) + ".after_proj.weight"] = {s.dim, s.dim};
    if (s.vaceBlocks)
        shapes["vace_patch_embedding.weight"] = {s.dim, 96, 1, 2, 2};
    Shapes out;
    for (auto& [key, shape] : shapes)
        out[prefix + key] = shape;
    return out;
}

inline Shapes vae21()
{
    Shapes shapes{{"conv2.weight", {16, 16, 1, 1, 1}},
                  {"encoder.conv1.weight", {96, 3, 3, 3, 3}},
                  {"decoder.conv1.weight", {384, 16, 3, 3, 3}}};
    int64_t const dims[] = {96, 96, 0, 192, 192, 0, 384, 384, 0, 384, 384};
    for (int64_t i = 0; i < 11; ++i) {
        std::string const block = "encoder.downsamples." + std::to_string(i) + ".";
        if (dims[i])
            shapes[block + "residual.2.weight"] = {dims[i], dims[i], 3, 3, 3};
        else
            shapes[block + "resample.1.weight"] = {dims[i - 1], dims[i - 1], 3, 3};
        if (i == 5 || i == 8)
            shapes[block + "time_conv.weight"] = {dims[i - 1], dims[i - 1], 3, 1, 1};
    }
    return shapes;
}

inline Shapes vae22()
{
    Shapes shapes{{"conv2.weight", {48, 48, 1, 1, 1}},
                  {"encoder.conv1.weight", {160, 12, 3, 3, 3}},
                  {"decoder.conv1.weight", {1024, 48, 3, 3, 3}}};
    int64_t const dims[] = {160, 320, 640, 640};
    for (int64_t i = 0; i < 4; ++i) {
        std::string const stage = "encoder.downsamples." + std::to_string(i) + ".downsamples.";
        for (char const* j : {"0", "1"})
            shapes[stage + j + ".residual.2.weight"] = {dims[i], dims[i], 3, 3, 3};
        if (i < 3)
            shapes[stage + "2.resample.1.weight"] = {dims[i], dims[i], 3, 3};
        if (i == 1 || i == 2)
            shapes[stage + "2.time_conv.weight"] = {dims[i], dims[i], 3, 1, 1};
    }
    return shapes;
}

inline Shapes textEncoder(int64_t dim = 4096, bool hasTokenizer = true)
{
    Shapes shapes{{"shared.weight", {256384, dim}}};
    for (int64_t i = 0; i < 24; ++i) {
        std::string const layer = "encoder.block." + std::to_string(i) + ".layer.";
        shapes[layer + "0.SelfAttention.q.weight"] = {4096, dim};
        shapes[layer + "0.SelfAttention.relative_attention_bias.weight"] = {32, 64};
        shapes[layer + "1.DenseReluDense.wi_0.weight"] = {10240, dim};
    }
    if (hasTokenizer)
        shapes["spiece_model"] = {100};
    return shapes;
}

/// A safetensors file of these shapes in F16; its data is a hole.
/// ViT-H/14.
inline Shapes clipVision(int64_t dim = 1280)
{
    std::string const embeddings = "vision_model.embeddings.";
    return {{embeddings + "patch_embedding.weight", {dim, 3, 14, 14}},
            {embeddings + "position_embedding.weight", {257, dim}},
            {"vision_model.encoder.layers.0.mlp.fc1.weight", {4 * dim, dim}},
            {"vision_model.encoder.layers.31.mlp.fc1.weight", {4 * dim, dim}}};
}

inline void writeShapes(std::filesystem::path const& file, Shapes const& shapes)
{
    OrderedJson header;
    uint64_t offset = 0;
    for (auto const& [name, shape] : shapes) {
        uint64_t bytes = 2;
        for (int64_t const dim : shape)
            bytes *= static_cast<uint64_t>(dim);
        header[name] = {{"dtype", "F16"}, {"shape", shape}, {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string const text = dumpJson(header);
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>((text.size() >> (8 * i)) & 0xFF);
    writeText(file, bytes + text);
    std::filesystem::resize_file(file, 8 + text.size() + offset);
}

} // namespace fw::test
