#pragma once

#include "engine/base/Json.h"

#include <filesystem>
#include <fstream>
#include <string>

// A checkpoint folder in diffusers layout with a tensor or two per component; enough for everything that
// reads headers only.

namespace fw::test {

inline void writeText(std::filesystem::path const& file, std::string const& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// A safetensors file with F16 tensors of `elements` zeros each.
inline void writeSafetensors(std::filesystem::path const& file, std::vector<std::string> const& names,
                             int elements = 8)
{
    OrderedJson header;
    int offset = 0;
    for (std::string const& name : names) {
        header[name] = {
            {"dtype", "F16"}, {"shape", {elements}}, {"data_offsets", {offset, offset + elements * 2}}};
        offset += elements * 2;
    }
    std::string const text = dumpJson(header);
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += static_cast<char>((text.size() >> (8 * i)) & 0xFF);
    writeText(file, bytes + text + std::string(static_cast<size_t>(offset), '\0'));
}

struct TinyModel {
    std::filesystem::path folder;
    Json index{{"_class_name", "WanPipeline"}, {"transformer_2", {nullptr, nullptr}}};
    Json transformer{{"_class_name", "WanTransformer3DModel"},
                     {"num_attention_heads", 2},
                     {"attention_head_dim", 12},
                     {"num_layers", 2},
                     {"ffn_dim", 32},
                     {"text_dim", 16},
                     {"in_channels", 16},
                     {"out_channels", 16},
                     {"patch_size", {1, 2, 2}},
                     {"image_dim", nullptr}};
    Json vae{{"base_dim", 8}, {"z_dim", 16}, {"scale_factor_temporal", 4}, {"scale_factor_spatial", 8}};
    Json scheduler{{"_class_name", "UniPCMultistepScheduler"}, {"flow_shift", 3.0}};

    void write() const
    {
        writeText(folder / "model_index.json", dumpJson(index));
        writeText(folder / "transformer/config.json", dumpJson(transformer));
        writeText(folder / "vae/config.json", dumpJson(vae));
        writeText(folder / "scheduler/scheduler_config.json", dumpJson(scheduler));
        writeText(folder / "text_encoder/config.json", "{}");
        writeText(folder / "tokenizer/spiece.model", "not read here");
        writeSafetensors(folder / "transformer/diffusion_pytorch_model.safetensors", {"a", "b"});
        writeSafetensors(folder / "vae/diffusion_pytorch_model.safetensors", {"c"});
        writeSafetensors(folder / "text_encoder/model.safetensors", {"d"}, 4);
    }
};

} // namespace fw::test
