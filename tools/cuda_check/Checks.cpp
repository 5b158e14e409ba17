#include "tools/cuda_check/Checks.h"

#include "engine/diffusion/Noise.h"
#include "engine/render/torch/TorchEdge.h"
#include "tools/cuda_check/RandomNetworks.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>

#include <functional>

namespace fw::cudacheck {

namespace {

/// Of the RMS of the difference to that of the values: what rounding explains. In bf16 CPUs give 0.2 to 1.5 %
/// here, the latents after twenty guided steps included.
double boundFor(at::ScalarType dtype) { return dtype == at::kFloat ? 1e-4 : 3e-2; }

struct Probe {
    char const* what;
    std::function<at::Tensor(Networks const&, Reference const&)> run;
    bool needsUpscaler = false; ///< left out for a folder that has none
};

at::Tensor decodeStreamed(models::WanVae const& vae, at::Tensor const& latents)
{
    std::vector<at::Tensor> parts;
    vae.decodeStream(latents, [&](at::Tensor const& frames, int64_t) {
        parts.push_back(frames.cpu());
        return true;
    });
    return at::cat(parts, 2);
}

at::Tensor velocity(models::WanTransformer const& network, at::Tensor const& latents, at::Tensor const& text)
{
    at::Device const device = network.proj_out.weight.device();
    models::TextCache const cache = network.encodeText(text.to(device));
    at::Tensor const timestep = at::full({1}, 600.0, at::TensorOptions().dtype(at::kFloat).device(device));
    return network.forward({latents.to(device), timestep, &cache});
}

std::vector<Probe> const& probes()
{
    static std::vector<Probe> const all{
        {"text encoder", [](auto& n, auto&) { return n.encodePrompt(false); }},
        {"transformer, one forward",
         [](auto& n, auto& in) { return velocity(n.transformer, in.noise, in.text); }},
        {"VAE encode", [](auto& n, auto& in) { return n.vae.encode(in.video); }},
        {"VAE decode", [](auto& n, auto& in) { return n.vae.decode(n.vae.denormalise(in.latents)); }},
        {"VAE decode, streamed",
         [](auto& n, auto& in) { return decodeStreamed(n.vae, n.vae.denormalise(in.latents)); }},
        {"upscaler, one frame",
         [](auto& n, auto& in) {
             at::Tensor const frame = (in.video.select(2, 0) + 1) / 2;
             return n.upscaler->forward(frame.to(n.placement.device));
         },
         true},
        {"sampled latents, 20 guided steps", [](auto& n, auto&) { return n.sample().value(); }},
    };
    return all;
}

/// A picture that moves, with edges: [1, 3, T, H, W] in -1..1.
at::Tensor movingPicture(Clip const& clip)
{
    auto const axis = [](int64_t n, at::IntArrayRef shape) {
        return at::arange(n, at::kFloat).div(static_cast<double>(n)).view(shape);
    };
    at::Tensor const t = axis(clip.frames, {1, -1, 1, 1}), y = axis(clip.height, {1, 1, -1, 1}),
                     x = axis(clip.width, {1, 1, 1, -1}), c = axis(3, {-1, 1, 1, 1});
    at::Tensor const waves = at::sin((x + t * 0.4) * 9 + c * 5) * at::cos((y - t * 0.2) * 7 + c * 3);
    at::Tensor const disc = ((x - 0.2 - t * 0.5).square() + (y - 0.5).square() < 0.03).to(at::kFloat);
    return (waves * 0.7 * (1 - disc) + disc * (0.9 - c)).unsqueeze(0).contiguous();
}

Comparison compare(char const* what, std::string dtype, at::Tensor const& got, at::Tensor const& expected)
{
    at::Tensor const b = expected.to(at::kDouble);
    at::Tensor const difference = got.to(at::kCPU, at::kDouble) - b;
    double const error = difference.square().mean().sqrt().item<double>();
    double const size = b.square().mean().sqrt().item<double>();
    return {what, std::move(dtype), difference.abs().max().item<double>(), error / size, 0};
}

/// One row; what libtorch throws becomes a failure.
template <class Run>
void addRow(Report& report, char const* what, std::string const& dtype, double bound,
            at::Tensor const& expected, Run run)
{
    Status const done = render::atTorchEdge([&]() -> Status {
        Comparison row = compare(what, dtype, run(), expected);
        row.bound = bound;
        report.add(row);
        return {};
    });
    if (!done)
        report.fail(std::string(what) + ", " + dtype, done.error().message());
}

struct VaceCase {
    at::Tensor latents, text, image, context, timestep;
};

at::Tensor runVace(models::WanTransformer const& network, VaceCase const& in)
{
    at::Device const device = network.proj_out.weight.device();
    models::TextCache const text = network.encodeText(in.text.to(device), in.image.to(device));
    models::VaceInput const vace{in.context.to(device), {1.0, 0.7}};
    return network.forward({in.latents.to(device), in.timestep.to(device), &text, &vace});
}

VaceCase vaceCase(models::WanTransformerConfig const& config)
{
    auto const noise = [](std::vector<int64_t> const& shape, uint64_t seed) {
        return diffusion::seededNoise(shape, seed);
    };
    constexpr int64_t kFrames = 3, kSide = 16, kTokens = kFrames * kSide / 2 * kSide / 2;
    return {noise({1, config.inChannels, kFrames, kSide, kSide}, 1), noise({1, 20, config.textDim}, 2),
            noise({1, 33, config.imageDim}, 3), noise({1, config.vaceInChannels, kFrames, kSide, kSide}, 4),
            at::linspace(0, 999, kTokens).unsqueeze(0)};
}

} // namespace

void allowTf32(bool isAllowed)
{
    at::globalContext().setAllowTF32CuDNN(isAllowed);
    at::globalContext().setAllowTF32CuBLAS(false);
}

Result<Reference> makeReference(Networks const& cpu)
{
    Reference reference;
    reference.text = cpu.encodePrompt(false);
    reference.noise = diffusion::seededNoise(cpu.latentShape(), cpu.clip.seed);
    reference.video = movingPicture(cpu.clip);
    FW_TRY(reference.latents, cpu.sample());
    for (Probe const& probe : probes())
        reference.results.push_back(probe.needsUpscaler && !cpu.upscaler ? at::Tensor()
                                                                         : probe.run(cpu, reference));
    return reference;
}

void compareNetworks(Networks const& networks, Reference const& reference, Report& report)
{
    at::ScalarType const dtype = networks.placement.dtype;
    Reference inputs = reference;
    inputs.latents = reference.latents.to(networks.placement.device);
    for (size_t i = 0; i < probes().size(); ++i) {
        Probe const& probe = probes()[i];
        if (!reference.results[i].defined())
            continue;
        addRow(report, probe.what, nn::dtypeName(dtype), boundFor(dtype), reference.results[i],
               [&] { return probe.run(networks, inputs); });
    }
}

void compareRandomNetworks(nn::Placement placement, Report& report)
{
    nn::Placement const cpu;
    std::string const dtype = nn::dtypeName(placement.dtype);
    double const bound = boundFor(placement.dtype);
    models::WanTransformerConfig const shape = smallVaceConfig();
    VaceCase const vace = vaceCase(shape);
    addRow(report, "random VACE and image transformer", dtype, bound,
           runVace(randomTransformer(shape, cpu, DrawnBy::Cpu), vace),
           [&] { return runVace(randomTransformer(shape, placement, DrawnBy::Cpu), vace); });

    models::WanVaeConfig const vae = smallVaeConfig();
    models::WanVae const onCpu = randomVae(vae, cpu, DrawnBy::Cpu);
    at::Tensor const latents = diffusion::seededNoise({1, vae.zDim, 3, 8, 12}, 5);
    at::Tensor const video = diffusion::seededNoise({1, 3, 9, 64, 96}, 6).tanh();
    addRow(report, "random 2.1 VAE, decode", dtype, bound, onCpu.decode(latents),
           [&] { return randomVae(vae, placement, DrawnBy::Cpu).decode(latents); });
    addRow(report, "random 2.1 VAE, encode", dtype, bound, onCpu.encode(video),
           [&] { return randomVae(vae, placement, DrawnBy::Cpu).encode(video); });
}

void compareTf32(Networks const& networks, Reference const& reference, Report& report)
{
    allowTf32(true);
    Reference inputs = reference;
    inputs.latents = reference.latents.to(networks.placement.device);
    for (size_t i = 0; i < probes().size(); ++i)
        if (std::string_view(probes()[i].what).rfind("VAE", 0) == 0)
            addRow(report, probes()[i].what, "tf32", 0, reference.results[i],
                   [&] { return probes()[i].run(networks, inputs); });
    allowTf32(false);
}

} // namespace fw::cudacheck
