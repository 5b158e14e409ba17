#include "tools/cuda_check/Speed.h"

#include "engine/diffusion/Noise.h"
#include "engine/render/torch/MemoryMeter.h"
#include "engine/render/torch/TorchEdge.h"
#include "tools/cuda_check/RandomNetworks.h"

#include <ATen/ATen.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <chrono>

namespace fw::cudacheck {

namespace {

/// How often something is run.
struct Repeats {
    int least = 10, most = 30;
    double seconds = 1.5; ///< enough after this
};
constexpr Repeats kLong{3, 3, 0};

void synchronise(at::Device device)
{
    if (device.is_cuda())
        at::detail::getCUDAHooks().deviceSynchronize(device.index());
}

void emptyCache(at::Device device)
{
    if (device.is_cuda())
        at::getDeviceAllocator(at::kCUDA)->emptyCache();
}

template <class Run>
double secondsOf(at::Device device, Run const& run)
{
    synchronise(device);
    auto const begin = std::chrono::steady_clock::now();
    run();
    synchronise(device);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// One row, after a run or two that nobody counts; what libtorch throws becomes a failure.
template <class Run>
void addRow(Report& report, char const* what, nn::Placement placement, Repeats repeats, Run const& run)
{
    Status const done = render::atTorchEdge([&]() -> Status {
        emptyCache(placement.device);
        render::MemoryMeter const meter(placement.device);
        run();
        if (repeats.least > kLong.least)
            run();
        std::vector<double> times;
        double total = 0;
        while (static_cast<int>(times.size()) < repeats.least ||
               (static_cast<int>(times.size()) < repeats.most && total < repeats.seconds)) {
            times.push_back(secondsOf(placement.device, run));
            total += times.back();
        }
        std::sort(times.begin(), times.end());
        size_t const middle = times.size() / 2;
        double const median = times.size() % 2 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
        report.add(Timing{what, nn::dtypeName(placement.dtype), median * 1e3, static_cast<int>(times.size()),
                          meter.peakBytes()});
        return {};
    });
    if (!done)
        report.fail(what, done.error().message());
}

/// Latents [1, C, latentFrames, height, width], 512 tokens of text.
void timeForward(models::WanTransformer const& network, char const* what, std::vector<int64_t> const& shape,
                 nn::Placement placement, Report& report)
{
    at::Tensor const latents = diffusion::seededNoise(shape, 2).to(placement.device);
    at::Tensor const tokens =
        diffusion::seededNoise({1, 512, network.config.textDim}, 1).to(placement.device);
    models::TextCache const text = network.encodeText(tokens);
    at::Tensor const timestep = at::full({1}, 600.0, latents.options());
    if (!at::isfinite(network.forward({latents, timestep, &text})).all().item<bool>())
        report.fail(what, "the answer holds numbers that are not finite");
    addRow(report, what, placement, kLong, [&] { (void)network.forward({latents, timestep, &text}); });
}

} // namespace

void timeNetworks(Networks const& networks, Report& report)
{
    nn::Placement const placement = networks.placement;
    at::Tensor const noise = diffusion::seededNoise(networks.latentShape(), 3).to(placement.device);
    at::Tensor const timestep = at::full({1}, 600.0, noise.options());
    models::TextCache const text = networks.transformer.encodeText(networks.encodePrompt(false));
    addRow(report, "transformer, one forward", placement, {}, [&] {
        (void)networks.transformer.forward({noise, timestep, &text});
    });
    addRow(report, "VAE decode", placement, {},
           [&] { (void)networks.vae.decode(networks.vae.denormalise(noise)); });
    addRow(report, "whole clip, prompt to frames", placement, {}, [&] { (void)networks.render().value(); });
}

void timeRealSize(at::Device device, Report& report)
{
    nn::Placement const placement{device, at::kBFloat16};
    // A CPU would take minutes and most of its memory: it runs the code, on something small that is called
    // so.
    bool const isReal = device.is_cuda();
    int64_t const height = isReal ? 60 : 4, width = isReal ? 104 : 4; // latent pixels of 832x480
    Status const done = render::atTorchEdge([&]() -> Status {
        models::WanTransformerConfig const config =
            isReal ? models::WanTransformerConfig() : models::WanTransformerConfig::tiny();
        models::WanTransformer const network = randomTransformer(config, placement, DrawnBy::Device);
        timeForward(network, isReal ? "Wan 1.3B forward, 832x480x17" : "tiny forward, 17 frames",
                    {1, config.inChannels, 5, height, width}, placement, report);
        timeForward(network, isReal ? "Wan 1.3B forward, 832x480x81" : "tiny forward, 81 frames",
                    {1, config.inChannels, 21, height, width}, placement, report);
        return {};
    });
    if (!done)
        report.fail("transformer of real size", done.error().message());
    Status const decoded = render::atTorchEdge([&]() -> Status {
        models::WanVaeConfig const config = isReal ? models::WanVaeConfig() : smallVaeConfig();
        models::WanVae const vae = randomVae(config, placement, DrawnBy::Device);
        at::Tensor const latents = diffusion::seededNoise({1, config.zDim, 5, height, width}, 4).to(device);
        addRow(report, isReal ? "Wan 2.1 VAE decode, 832x480x17" : "small VAE decode, 17 frames", placement,
               kLong, [&] { (void)vae.decode(latents); });
        return {};
    });
    if (!decoded)
        report.fail("VAE of real size", decoded.error().message());
}

} // namespace fw::cudacheck
