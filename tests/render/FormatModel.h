#pragma once

// A tiny model with the real layout of blocks whose weights are whole multiples of 1/64 between -8 and 7:
// fp16, fp8, int8 with scales, Q8_0 and Q4_0 all hold exactly the same numbers.

#include "engine/base/Json.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"
#include "tests/render/TinyModel.h"
#include "tests/support/GgufWriter.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

namespace tiny {

struct FormatModel {
    fw::nn::TensorMap transformer, vae, text; ///< diffusers names
    std::map<std::string, std::string> originalDit, originalVae;

    static constexpr double kStep = 1.0 / 64;

    FormatModel()
    {
        at::manual_seed(11);
        fw::models::WanTransformer network;
        network.config = ditConfig();
        fill(network, transformer);
        fw::models::WanVae coder;
        coder.config = *fw::models::WanVaeConfig::fromJson(vaeJson(), "vae");
        fill(coder, vae);
        text = *fw::nn::loadSafetensors(folder() / "text_encoder/model.safetensors");
        fw::Json const names = *fw::readJsonFile(FW_TEST_DIR "/nn/fixtures/names.json");
        for (auto const& [key, list] : {std::pair("t2v", &originalDit), std::pair("vae21", &originalVae)})
            for (fw::Json const& pair : names[key])
                (*list)[pair[1]] = pair[0];
    }

    static fw::models::WanTransformerConfig ditConfig()
    {
        auto config = fw::models::WanTransformerConfig::tiny();
        config.heads = 1;
        config.headDim = 128;
        config.inChannels = config.outChannels = 16;
        config.ffnDim = 64;
        return config;
    }
    static fw::Json vaeJson()
    {
        return {{"_class_name", "AutoencoderKLWan"}, {"base_dim", 2}, {"z_dim", 16}};
    }

    /// The diffusers folder that everything else is compared with.
    void writeDiffusers(fs::path const& to) const
    {
        fs::copy(folder(), to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        fs::remove(to / "tokenizer/spiece.model");
        fs::copy(folder() / "tokenizer/spiece.model", to / "tokenizer/spiece.model");
        fw::Json config = *fw::readJsonFile(folder() / "transformer/config.json");
        config.update({{"num_attention_heads", 1},
                       {"attention_head_dim", 128},
                       {"in_channels", 16},
                       {"out_channels", 16},
                       {"freq_dim", 256},
                       {"ffn_dim", 64}});
        std::ofstream(to / "transformer/config.json") << fw::dumpJson(config);
        std::ofstream(to / "vae/config.json") << fw::dumpJson(vaeJson());
        save(to / "transformer/diffusion_pytorch_model.safetensors", transformer);
        save(to / "vae/diffusion_pytorch_model.safetensors", vae);
    }
    static void save(fs::path const& file, fw::nn::TensorMap const& tensors)
    {
        fs::create_directories(file.parent_path());
        auto const status = fw::nn::saveSafetensors(file, tensors);
        if (!status)
            std::fprintf(stderr, "%s\n", status.error().message().c_str()), std::abort();
    }

    static fw::nn::TensorMap renamed(fw::nn::TensorMap const& tensors,
                                     std::map<std::string, std::string> const& names,
                                     std::string const& prefix = {})
    {
        fw::nn::TensorMap out;
        for (auto const& [key, tensor] : tensors)
            out[prefix + (names.empty() ? key : names.at(key))] = tensor;
        return out;
    }
    /// The text encoder with its tokenizer inside, under this prefix.
    fw::nn::TensorMap textWithTokenizer(std::string const& prefix, std::string const& tokenizer) const
    {
        fw::nn::TensorMap out = renamed(text, {}, prefix);
        std::ifstream file(folder() / "tokenizer/spiece.model", std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(file)), {});
        out[tokenizer] = at::empty({static_cast<int64_t>(bytes.size())}, at::kByte);
        std::copy(bytes.begin(), bytes.end(), out[tokenizer].mutable_data_ptr<uint8_t>());
        return out;
    }
    void writeOthers(fs::path const& to) const
    {
        save(to / "vae/vae.safetensors", renamed(vae, originalVae));
        save(to / "text_encoders/umt5.safetensors", textWithTokenizer("", "spiece_model"));
    }

    /// Linear weights become whole numbers, their size goes into scales.
    static bool isLinear(std::string const& key, at::Tensor const& t)
    {
        return key.rfind("blocks.", 0) == 0 && t.dim() == 2 && key.find("scale_shift") == std::string::npos;
    }
    fw::nn::TensorMap quantised(at::ScalarType type, char const* scaleName, bool isPerRow) const
    {
        fw::nn::TensorMap out;
        for (auto const& [key, tensor] : transformer) {
            std::string const name = originalDit.at(key);
            if (!isLinear(key, tensor)) {
                out[name] = tensor;
                continue;
            }
            std::string const base = name.substr(0, name.size() - 6); // without "weight"
            // Another scale in every row, so that mixed up rows show
            at::Tensor const scale =
                isPerRow ? at::pow(2.0, -(at::arange(tensor.size(0)) % 3 + 6)).to(at::kFloat).unsqueeze(1)
                         : at::full({}, scaleName ? kStep : 1.0, at::kFloat);
            out[name] = (tensor / scale).to(type);
            if (scaleName)
                out[base + scaleName] = scale;
        }
        return out;
    }
    std::string gguf(uint32_t type) const
    {
        fw::test::GgufWriter writer;
        writer.addValue("general.architecture", 8, fw::test::GgufWriter::text("wan"));
        for (auto const& [key, tensor] : transformer) {
            bool const isBlock = isLinear(key, tensor);
            writer.addTensor(originalDit.at(key), isBlock ? type : 0, tensor.sizes().vec(),
                             isBlock ? blocks(tensor, type) : plain(tensor));
        }
        return writer.file();
    }

private:
    template <class Network>
    static void fill(Network& network, fw::nn::TensorMap& out)
    {
        network.walk([&](fw::nn::Parameter const& parameter) {
            bool const isGain = parameter.name.find("norm") != std::string::npos &&
                                parameter.name.find("bias") == std::string::npos;
            at::Tensor const steps = at::randint(-8, 8, parameter.shape).to(at::kFloat) * kStep;
            out[parameter.name] = isGain ? steps + 1 : steps;
        });
    }
    static std::string plain(at::Tensor const& tensor)
    {
        at::Tensor const flat = tensor.contiguous();
        return {static_cast<char const*>(flat.const_data_ptr()), flat.nbytes()};
    }
    /// Q8_0 or Q4_0 with the scale 1/64 (half 0x2400).
    static std::string blocks(at::Tensor const& tensor, uint32_t type)
    {
        at::Tensor const flat = (tensor / kStep).to(at::kInt).contiguous();
        int32_t const* q = flat.const_data_ptr<int32_t>();
        std::string out;
        for (int64_t block = 0; block < flat.numel() / 32; ++block, q += 32) {
            out += std::string("\x00\x24", 2);
            for (int i = 0; i < (type == 8 ? 32 : 16); ++i)
                out += static_cast<char>(type == 8 ? q[i] : (q[i] + 8) | (q[i + 16] + 8) << 4);
        }
        return out;
    }
};

} // namespace tiny
