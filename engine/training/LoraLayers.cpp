#include "engine/training/LoraLayers.h"

#include "engine/training/Random.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string_view>

namespace fw::training {

namespace {

constexpr char kDown[] = ".lora_A.weight";
constexpr char kUp[] = ".lora_B.weight";

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// The layers that a LoRA changes: those that diffusers' and peft's trainers take.
bool isTarget(nn::Parameter const& parameter)
{
    std::string_view const name = parameter.name;
    return parameter.layer && name.rfind("blocks.", 0) == 0 &&
           (contains(name, ".attn") || contains(name, ".ffn.")) && !contains(name, ".add_");
}

} // namespace

std::vector<Trained> addLora(models::WanTransformer& network, LoraShape const& shape, uint64_t seed)
{
    std::vector<Trained> pairs;
    at::Generator random = stepRandom(seed, ~uint64_t{0}); // no step's own
    network.walk([&](nn::Parameter const& parameter) {
        if (!isTarget(parameter))
            return;
        int64_t const out = parameter.shape[0], in = parameter.shape[1];
        std::string const name = parameter.name.substr(0, parameter.name.rfind(".weight"));
        double const reach = 1 / std::sqrt(static_cast<double>(in));
        at::Tensor const start = at::rand({shape.rank, in}, random, at::TensorOptions().dtype(at::kFloat));
        at::Device const device = parameter.tensor.device();
        nn::LowRank& lora = parameter.layer->lora;
        lora.down = ((start * 2 - 1) * reach).to(device).requires_grad_(true);
        lora.up = at::zeros({out, shape.rank}, at::TensorOptions().dtype(at::kFloat).device(device))
                      .requires_grad_(true);
        lora.scale = shape.alpha / static_cast<double>(shape.rank);
        pairs.push_back({name + kDown, lora.down, true});
        pairs.push_back({name + kUp, lora.up, true});
    });
    return pairs;
}

nn::TensorMap diffusersLora(nn::TensorMap const& pairs, LoraShape const& shape)
{
    nn::TensorMap file;
    for (auto const& [name, tensor] : pairs) {
        double const scale = contains(name, kUp) ? shape.alpha / static_cast<double>(shape.rank) : 1;
        file["transformer." + name] = (tensor.detach() * scale).to(at::kCPU, at::kHalf);
    }
    return file;
}

} // namespace fw::training
