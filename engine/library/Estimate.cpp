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
/// Full-size feature maps that are alive at once in the decoder.
constexpr double kDecodeMaps = 3.0;
/// Side of a decoder tile, and frames it works on at a time.
constexpr int kTilePx = 256;
constexpr int kTileFrames = 4;

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

struct Load {
    double tokens = 0;
    double pixels = 0;
    double elementBytes = 2;
};

Load loadOf(ModelInfo const& model, EstimateInput const& input)
{
    Load load;
    int const latentFrames = (input.frames - 1) / model.strideTime + 1;
    int const step = std::max(model.sizeStep, 1);
    int const columns = input.size.widthPx / step, rows = input.size.heightPx / step;
    load.pixels = static_cast<double>(input.size.widthPx) * input.size.heightPx * input.frames;
    load.tokens = static_cast<double>(latentFrames) * columns * rows;
    load.elementBytes = input.dtype == "fp32" ? 4 : 2;
    return load;
}

double forwardFlop(ModelInfo const& model, double tokens)
{
    double const d = model.dim;
    double const linear = 2 * tokens * (6 * d * d + 2 * d * model.ffnDim);
    double const attention = 4 * tokens * tokens * d + 4 * tokens * model.textLength * d;
    return (model.layers + model.vaceLayers) * (linear + attention);
}

double decodeBytes(ModelInfo const& model, Load const& load, double pixels)
{
    return pixels / (model.vaePatch * model.vaePatch) * model.vaeBaseDim * load.elementBytes * kDecodeMaps;
}

} // namespace

Estimate estimate(ModelInfo const& model, EstimateInput const& input)
{
    Load const load = loadOf(model, input);
    Estimate result;
    double const base = model.vaeBaseDim;
    double const decode = load.pixels * kDecodeFlopPerPixel * base * base / (model.vaePatch * model.vaePatch);
    result.teraFlops =
        (input.steps * (input.isGuided ? 2 : 1) * forwardFlop(model, load.tokens) + decode) / 1e12;
    result.availableBytes = input.availableBytes > 0 ? input.availableBytes : availableMemory();

    double const transformer = static_cast<double>(model.transformerParameters) * load.elementBytes;
    double const vae = static_cast<double>(model.vaeParameters) * load.elementBytes;
    double const text = static_cast<double>(model.textEncoderParameters) * load.elementBytes;
    double const denoise = load.tokens * (12.0 * model.dim + model.ffnDim) * load.elementBytes;
    double const whole = decodeBytes(model, load, load.pixels);
    double const tile = std::min(
        whole, decodeBytes(model, load, double(kTilePx) * kTilePx * kTileFrames) * 2 + load.pixels * 3);
    // The text encoder has done its work before the first step; freed, it only counts while it runs alone.
    struct {
        char const* mode;
        double bytes;
    } const modes[] = {{"resident", transformer + vae + text + std::max(denoise, whole)},
                       {"text encoder freed", std::max(text, transformer + vae + std::max(denoise, whole))},
                       {"tiled decode", std::max(text, transformer + vae + std::max(denoise, tile))}};
    for (auto const& mode : modes) {
        result.mode = mode.mode;
        result.peakBytes = static_cast<uint64_t>(mode.bytes);
        result.fits = result.availableBytes == 0 || result.peakBytes <= result.availableBytes;
        if (result.fits)
            break;
    }
    return result;
}

} // namespace fw::library
