#include "engine/library/MemoryArithmetic.h"
#include "engine/library/ModelIndex.h"

#include <algorithm>
#include <fstream>
#include <string>

// Arithmetic on the shapes, from wan.md 5.2 (operations) and 6 (memory). Checked there against published
// runs: Wan 1.3B, 832x480, 81 frames needs 283 TFLOP a forward pass and 284 TFLOP for the VAE's decode.

namespace fw::library {

namespace {

/// Operations per output pixel of the decoder, for a base width of 1: 284.5e12 / (81 * 480 * 832) / 96^2.
constexpr double kDecodeFlopPerPixel = 954.0;

/// Memory that programs can still have, from /proc/meminfo; 0 when it is not there.
uint64_t availableMemory()
{
    std::ifstream in("/proc/meminfo");
    std::string key, unit;
    for (uint64_t kib = 0; in >> key >> kib; std::getline(in, unit))
        if (key == "MemAvailable:")
            return kib * 1024;
    return 0;
}

double tokensOf(ModelInfo const& model, EstimateInput const& input)
{
    int const step = std::max(model.sizeStep, 1);
    int const columns = input.size.widthPx / step, rows = input.size.heightPx / step;
    int const latents = (input.frames - 1) / model.strideTime + 1;
    return static_cast<double>(columns) * rows * latents;
}

double forwardFlop(ModelInfo const& model, double tokens)
{
    double const d = model.dim;
    double const linear = 2 * tokens * (6 * d * d + 2 * d * model.ffnDim);
    double const attention = 4 * tokens * tokens * d + 4 * tokens * model.textLength * d;
    return (model.layers + model.vaceLayers) * (linear + attention);
}

} // namespace

Estimate estimate(ModelInfo const& model, EstimateInput const& input)
{
    Estimate result;
    double const base = model.vaeBaseDim;
    double const pixels = double(input.size.widthPx) * input.size.heightPx * input.frames;
    double const decode = pixels * kDecodeFlopPerPixel * base * base / (model.vaePatch * model.vaePatch);
    double const forward = forwardFlop(model, tokensOf(model, input));
    result.teraFlops = (input.steps * (input.isGuided ? 2 : 1) * forward + decode) / 1e12;
    result.availableBytes = input.availableBytes > 0 ? input.availableBytes : availableMemory();
    bool isChosen = false;
    for (MemoryMode const mode : kMemoryModes) {
        if (mode == MemoryMode::Packed && input.memory != mode && !isPackable(model, input.dtype))
            continue;
        ModeMemory memory{mode, peakBytes(model, input, mode), true};
        memory.fits = result.availableBytes == 0 || memory.peakBytes <= result.availableBytes;
        result.modes.push_back(memory);
        if (isChosen)
            continue;
        result.mode = mode;
        result.peakBytes = memory.peakBytes;
        result.fits = memory.fits;
        isChosen = input.memory ? mode == *input.memory : memory.fits;
    }
    return result;
}

std::optional<ClipShape> fittingClip(ModelInfo const& model, EstimateInput const& input)
{
    uint64_t const available = input.availableBytes > 0 ? input.availableBytes : availableMemory();
    int const step = std::max(model.sizeStep, 1);
    auto const scaled = [&](int px, double scale) {
        return std::max(step, static_cast<int>(px * scale) / step * step);
    };
    for (double const scale : {1.0, 0.75, 0.5, 0.375, 0.25}) {
        EstimateInput smaller = input;
        smaller.size = {scaled(input.size.widthPx, scale), scaled(input.size.heightPx, scale)};
        for (double const share : {1.0, 0.75, 0.5, 0.25}) {
            smaller.frames = static_cast<int>((input.frames - 1) * share) / 4 * 4 + 1;
            if (peakBytes(model, smaller, MemoryMode::Swapped) <= available)
                return ClipShape{smaller.size, smaller.frames};
        }
    }
    return {};
}

} // namespace fw::library
