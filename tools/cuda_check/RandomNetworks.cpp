#include "tools/cuda_check/RandomNetworks.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace fw::cudacheck {

namespace {

constexpr uint64_t kSeed = 11;

bool endsWith(std::string const& text, char const* end)
{
    std::string const tail = end;
    return text.size() >= tail.size() && text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}

/// Fills every parameter where it will live: norms near one, biases and tables near zero, the rest so that
/// sums keep their size.
template <class Network>
void drawWeights(Network& network, nn::Placement placement, DrawnBy by)
{
    at::Generator generator = at::detail::createCPUGenerator(kSeed);
    network.walk([&](nn::Parameter const& parameter) {
        at::Device const device = by == DrawnBy::Cpu ? at::Device(at::kCPU) : placement.device;
        at::TensorOptions const options = at::TensorOptions().dtype(at::kFloat).device(device);
        at::Tensor const noise = by == DrawnBy::Cpu ? at::randn(parameter.shape, generator, options)
                                                    : at::randn(parameter.shape, options);
        bool const isNorm = endsWith(parameter.name, "gamma") ||
                            (parameter.shape.size() == 1 && endsWith(parameter.name, ".weight"));
        bool const isSmall = parameter.shape.size() == 1 || endsWith(parameter.name, "table") ||
                             endsWith(parameter.name, "embed");
        double const fanIn =
            static_cast<double>(noise.numel()) / static_cast<double>(parameter.shape.front());
        at::Tensor const value = isNorm    ? noise * 0.05 + 1
                                 : isSmall ? noise * 0.05
                                           : noise / std::sqrt(fanIn);
        parameter.tensor = value.to(placement.device, parameter.isFp32 ? at::kFloat : placement.dtype);
    });
}

} // namespace

models::WanTransformer randomTransformer(models::WanTransformerConfig const& config, nn::Placement placement,
                                         DrawnBy by)
{
    models::WanTransformer network;
    network.config = config;
    drawWeights(network, placement, by);
    network.prepare();
    return network;
}

models::WanVae randomVae(models::WanVaeConfig const& config, nn::Placement placement, DrawnBy by)
{
    models::WanVae network;
    network.config = config;
    drawWeights(network, placement, by);
    network.prepare();
    return network;
}

models::WanTransformerConfig smallVaceConfig()
{
    models::WanTransformerConfig config;
    config.heads = 4;
    config.headDim = 64;
    config.textDim = 128;
    config.ffnDim = 512;
    config.layers = 2;
    config.imageDim = 96;
    config.addedKvDim = config.dim();
    config.vaceLayers = {0, 1};
    config.vaceInChannels = 96;
    return config;
}

models::WanVaeConfig smallVaeConfig()
{
    models::WanVaeConfig config;
    config.baseDim = config.decoderBaseDim = 16;
    return config;
}

} // namespace fw::cudacheck
