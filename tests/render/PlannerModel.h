#pragma once

// Models whose own memory counts beside the libraries', for tests of what a rendering allocates.

#include "engine/base/Json.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"
#include "tests/render/TinyModel.h"
#include "tests/support/GgufWriter.h"
#include "tests/support/Quantised.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace tiny {

/// How the planner's model is stored and what it has.
enum class Make { Plain, Vace, TwoExperts, Fp8, Int8, Gguf8, Gguf4 };

inline fw::Json editConfig(fs::path const& file, fw::Json const& changes)
{
    fw::Json json = *fw::readJsonFile(file);
    json.update(changes);
    std::ofstream(file) << fw::dumpJson(json);
    return json;
}

inline void saveOrDie(fs::path const& file, fw::nn::TensorMap const& tensors)
{
    fs::create_directories(file.parent_path());
    auto const status = fw::nn::saveSafetensors(file, tensors);
    if (!status)
        std::fprintf(stderr, "%s\n", status.error().message().c_str()), std::abort();
}

/// A network's weights at random, small enough that nothing overflows.
template <class Network>
fw::nn::TensorMap randomTensors(Network& network)
{
    fw::nn::TensorMap tensors;
    network.walk([&](fw::nn::Parameter const& parameter) {
        tensors[parameter.name] = at::randn(parameter.shape).mul_(0.02).to(at::kHalf);
    });
    return tensors;
}

/// The same tensors as a GGUF file, the matrices of the blocks in `type`, with other values.
inline void saveGguf(fs::path const& file, fw::nn::TensorMap const& tensors, fw::GgufType type)
{
    fw::test::GgufWriter writer;
    uint32_t seed = 3;
    for (auto const& [name, tensor] : tensors) {
        at::Tensor const values = tensor.to(at::kFloat).contiguous();
        bool const isMatrix = name.rfind("blocks.", 0) == 0 && values.dim() == 2;
        std::string const plain(static_cast<char const*>(values.const_data_ptr()), values.nbytes());
        writer.addTensor(name, isMatrix ? static_cast<uint32_t>(type) : 0, values.sizes().vec(),
                         isMatrix ? fw::test::randomBlocks(type, values.numel(), ++seed) : plain);
    }
    std::ofstream(file, std::ios::binary) << writer.file();
}

/// The tiny pipeline with a transformer and a VAE large enough for their own memory to count. `layers` of 256
/// wide.
inline void writePlannerModel(fs::path const& folder, Make make, int layers = 6)
{
    using fw::Json;
    fs::copy(tiny::folder(), folder, fs::copy_options::recursive);
    Json transformer{{"attention_head_dim", 64}, {"num_attention_heads", 4}, {"ffn_dim", 1024},
                     {"num_layers", layers},     {"freq_dim", 256},          {"in_channels", 16},
                     {"out_channels", 16}};
    if (make == Make::Vace)
        transformer.update({{"_class_name", "WanVACETransformer3DModel"},
                            {"vace_layers", {0, 2, 4}},
                            {"vace_in_channels", 32 + 64}});
    fw::models::WanTransformer network;
    network.config = *fw::models::WanTransformerConfig::fromJson(
        editConfig(folder / "transformer/config.json", transformer), "config");
    auto const weights = randomTensors(network);
    bool const isGguf = make == Make::Gguf8 || make == Make::Gguf4;
    fs::remove(folder / "transformer/diffusion_pytorch_model.safetensors");
    if (isGguf)
        saveGguf(folder / "transformer/model.gguf", weights,
                 make == Make::Gguf8 ? fw::GgufType::Q8_0 : fw::GgufType::Q4_K);
    else
        saveOrDie(folder / "transformer/diffusion_pytorch_model.safetensors",
                  make == Make::Fp8    ? fw::test::quantised(weights, fw::test::Quantise::Fp8)
                  : make == Make::Int8 ? fw::test::quantised(weights, fw::test::Quantise::Int8)
                                       : weights);
    if (make == Make::TwoExperts) {
        fs::create_directories(folder / "transformer_2");
        fs::copy(folder / "transformer/config.json", folder / "transformer_2/config.json");
        saveOrDie(folder / "transformer_2/diffusion_pytorch_model.safetensors", randomTensors(network));
        editConfig(folder / "model_index.json",
                   {{"transformer_2", {"diffusers", "WanTransformer3DModel"}}, {"boundary_ratio", 0.875}});
    }
    Json const plain = std::vector<double>(16, 0.0), ones = std::vector<double>(16, 1.0);
    fw::models::WanVae vae;
    vae.config = *fw::models::WanVaeConfig::fromJson(
        editConfig(folder / "vae/config.json", {{"base_dim", 16},
                                                {"dim_mult", {1, 2, 4, 4}},
                                                {"z_dim", 16},
                                                {"num_res_blocks", 2},
                                                {"temperal_downsample", {false, true, true}},
                                                {"scale_factor_spatial", 8},
                                                {"latents_mean", plain},
                                                {"latents_std", ones}}),
        "config");
    saveOrDie(folder / "vae/diffusion_pytorch_model.safetensors", randomTensors(vae));
}

} // namespace tiny
