#include "engine/training/FreshWeights.h"

#include "engine/training/Random.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <string_view>

namespace fw::training {

namespace {

auto const kFloats = at::TensorOptions().dtype(at::kFloat);

bool isNamed(std::string_view name, std::string_view part)
{
    return name.find(part) != std::string_view::npos;
}

bool endsWith(std::string_view name, std::string_view end)
{
    return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
}

/// Values that one output sees.
double fanIn(nn::Parameter const& parameter)
{
    int64_t count = 1;
    for (size_t i = 1; i < parameter.shape.size(); ++i)
        count *= parameter.shape[i];
    return static_cast<double>(count);
}

/// A kernel (3, 1, 1) that passes on what it gets: pairs of frames averaged, or each frame twice.
at::Tensor passingTime(nn::Parameter const& parameter)
{
    at::Tensor const kernel = at::zeros(parameter.shape, kFloats);
    int64_t const out = parameter.shape[0], in = parameter.shape[1];
    bool const isUp = out == 2 * in;
    for (int64_t c = 0; c < out; ++c) {
        at::Tensor const taps = kernel.select(0, c).select(0, c % in).view({3});
        taps.copy_(isUp ? at::tensor({0.f, 0.f, 1.f}) : at::tensor({.1f, .5f, .4f}));
    }
    return kernel;
}

at::Tensor startOfVae(nn::Parameter const& parameter, double bound, at::Generator random)
{
    if (endsWith(parameter.name, ".gamma"))
        return at::ones(parameter.shape, kFloats);
    bool const isTime = isNamed(parameter.name, ".time_conv.");
    if (isTime)
        return parameter.shape.size() == 1 ? at::zeros(parameter.shape, kFloats) : passingTime(parameter);
    at::Tensor const value = (at::rand(parameter.shape, random, kFloats) * 2 - 1) * bound;
    if (parameter.shape.size() == 5 && parameter.shape[2] == 3) { // only the frame itself, as loud as three
        value.narrow(2, 0, 2).zero_();
        value.mul_(std::sqrt(3.0));
    }
    return value;
}

at::Tensor startOfTransformer(nn::Parameter const& parameter, at::Generator random)
{
    std::string const& name = parameter.name;
    if (isNamed(name, "scale_shift_table")) {
        at::Tensor const table = at::zeros(parameter.shape, kFloats);
        if (parameter.shape[1] == 6)
            for (int64_t const gate : {2, 5})
                table.select(1, gate).fill_(1);
        return table;
    }
    if (parameter.shape.size() == 1)
        return endsWith(name, ".bias") ? at::zeros(parameter.shape, kFloats)
                                       : at::ones(parameter.shape, kFloats); // norms
    bool const isClosed = name == "proj_out.weight" || isNamed(name, "time_proj.weight") ||
                          endsWith(name, ".to_out.0.weight") || endsWith(name, ".ffn.net.2.weight") ||
                          (isNamed(name, "vace_blocks.") && endsWith(name, ".proj_out.weight"));
    if (isClosed)
        return at::zeros(parameter.shape, kFloats);
    if (endsWith(name, ".proj_in.weight"))
        return at::eye(parameter.shape[0], kFloats);
    return at::randn(parameter.shape, random, kFloats) / std::sqrt(fanIn(parameter));
}

at::Tensor startOfText(nn::Parameter const& parameter, at::Generator random)
{
    if (parameter.shape.size() == 1)
        return at::ones(parameter.shape, kFloats);
    double spread = 1 / std::sqrt(fanIn(parameter));
    if (isNamed(parameter.name, "relative_attention_bias"))
        spread = .05;
    else if (isNamed(parameter.name, "shared"))
        spread = 1;
    else if (endsWith(parameter.name, ".q.weight"))
        spread *= .35; // scores are not scaled
    return at::randn(parameter.shape, random, kFloats) * spread;
}

} // namespace

models::WanVae freshVae(models::WanVaeConfig const& config, uint64_t seed, at::Device device)
{
    c10::NoGradGuard const noGrad;
    models::WanVae vae;
    vae.config = config;
    at::Generator const random = stepRandom(seed, 0);
    double bound = 1;
    vae.walk([&](nn::Parameter const& parameter) {
        if (parameter.shape.size() > 1)
            bound = 1 / std::sqrt(fanIn(parameter)); // of its bias, too, which comes next
        parameter.tensor = startOfVae(parameter, bound, random).to(device);
    });
    return vae;
}

models::WanTransformer freshTransformer(models::WanTransformerConfig const& config, uint64_t seed,
                                        at::Device device)
{
    c10::NoGradGuard const noGrad;
    models::WanTransformer network;
    network.config = config;
    at::Generator const random = stepRandom(seed, 1);
    network.walk([&](nn::Parameter const& parameter) {
        parameter.tensor = startOfTransformer(parameter, random).to(device);
    });
    for (size_t i = 0; i < network.vace_blocks.size(); ++i) {
        nn::TensorMap from;
        auto const index = static_cast<size_t>(config.vaceLayers[i]);
        std::string const own = "vace_blocks." + std::to_string(i);
        std::string const steered = "blocks." + std::to_string(index);
        models::WanTransformer::walkBlock(
            network.blocks[index], [&](nn::Parameter const& each) { from[each.name] = each.tensor; }, index,
            config);
        models::WanTransformer::walkVaceBlock(
            network.vace_blocks[i],
            [&](nn::Parameter const& each) {
                auto const found = from.find(steered + each.name.substr(own.size()));
                if (found != from.end())
                    each.tensor = found->second.clone();
            },
            i, config);
    }
    return network;
}

models::Umt5Encoder freshText(models::Umt5Config const& config, uint64_t seed, at::Device device)
{
    c10::NoGradGuard const noGrad;
    models::Umt5Encoder network;
    network.config = config;
    at::Generator const random = stepRandom(seed, 2);
    network.walk([&](nn::Parameter const& parameter) {
        parameter.tensor = startOfText(parameter, random).to(device);
    });
    return network;
}

} // namespace fw::training
