#include "engine/library/MemoryArithmetic.h"

#include <algorithm>
#include <cmath>

namespace fw::library {

namespace {

constexpr double kFp32 = 4;
constexpr double kLargeEncoder = 1e9;             ///< parameters from which the text encoder is read as bf16
constexpr double kBatchTokens = 2048;             ///< WanVideoModel: both prompts as one batch up to here
constexpr double kTokensAtOnce = 2048;            ///< LoadedModel: of a feed-forward layer that saves memory
constexpr double kTilePx = 256;                   ///< models::VaeTiles
constexpr double kChunkBytes = double(256 << 20); ///< WanVae: one activation of the widest stage
/// Feature maps of the decoder's widest stage that are alive at once, one of its residual blocks at work:
/// what came in, the first half's result, its norm, the same with the frames before, three taps side by side,
/// the result, and the stage's own input at half the side.
constexpr double kDecodeMaps = 9;
/// Frames of the widest stage that the convolutions remember between chunks: two each, in four stages.
constexpr double kRememberedFrames = 25;

double elementBytes(std::string const& dtype) { return dtype == "fp32" ? kFp32 : 2; }

/// One model and one clip, in numbers that the stages share.
struct Shape {
    ModelInfo const& model;
    EstimateInput const& input;
    double element;         ///< bytes of the compute type
    double frames, latents; ///< of the clip
    double tokens, pixels;
    double prompts;  ///< that go through the transformer at once
    bool isLean;     ///< Tiled or less
    bool isEncoding; ///< pictures or clips come first; VACE models always see a clip

    Shape(ModelInfo const& info, EstimateInput const& asked, MemoryMode mode)
        : model(info), input(asked), element(elementBytes(asked.dtype)), frames(asked.frames),
          isLean(mode >= MemoryMode::Tiled), isEncoding(asked.isConditioned || info.vaceLayers > 0)
    {
        int const step = std::max(model.sizeStep, 1);
        int const columns = input.size.widthPx / step, rows = input.size.heightPx / step;
        int const latentFrames = (asked.frames - 1) / info.strideTime + 1;
        latents = latentFrames;
        tokens = latents * columns * rows;
        pixels = double(input.size.widthPx) * input.size.heightPx * frames;
        prompts = input.isGuided && !isLean && tokens <= kBatchTokens ? 2 : 1;
    }
};

double blockParameters(ModelInfo const& model)
{
    double const d = model.dim;
    return 8 * d * d + 2 * d * model.ffnDim;
}

double outsideParameters(ModelInfo const& model)
{
    double const d = model.dim;
    return d * (4.0 * model.inChannels + 256 + 8 * d + model.textDim + 4.0 * model.latentChannels);
}

/// Of two experts the one that works, unless everything stays.
double expertsAtOnce(ModelInfo const& model, MemoryMode mode)
{
    return mode == MemoryMode::Resident ? model.experts : 1;
}

/// Whether blocks are made one at a time (LoadedModel::isBlockwise).
bool isBlockwise(Shape const& shape, MemoryMode mode)
{
    return mode == MemoryMode::Swapped ||
           (mode == MemoryMode::Packed && isPackable(shape.model, shape.input.dtype));
}

double transformerBytes(Shape const& shape, MemoryMode mode)
{
    ModelInfo const& model = shape.model;
    double const all = double(model.transformerParameters) / model.experts;
    if (!isBlockwise(shape, mode))
        return all * expertsAtOnce(model, mode) * shape.element;
    // One block, and the joined projections while they are made; VACE blocks have one more projection
    double const d = model.dim;
    double const block = blockParameters(model) + (model.vaceLayers > 0 ? 2 * d * d : 0) + 3 * d * d;
    double const outside = outsideParameters(model);
    double const held = mode == MemoryMode::Packed
                            ? double(model.transformerStored) / model.experts * (1 - outside / all)
                            : 0;
    return (outside + block) * shape.element + held;
}

/// Keys and values of every block for every prompt, and once more for both as a batch.
double textCacheBytes(Shape const& shape, MemoryMode mode)
{
    ModelInfo const& model = shape.model;
    double const one = 2.0 * (model.layers + model.vaceLayers) * model.textLength * model.dim *
                       shape.element * expertsAtOnce(model, mode);
    double const prompts = shape.input.isGuided ? 2 : 1;
    double const contexts = prompts * model.textLength * model.textDim * kFp32;
    return one * (prompts + (shape.prompts > 1 ? 2 : 0)) + contexts;
}

/// What a pass through the blocks keeps alive at its fullest: in the feed-forward layer or in attention.
double forwardBytes(Shape const& shape)
{
    ModelInfo const& model = shape.model;
    double const d = model.dim, e = shape.element;
    double const chunk = shape.isLean ? std::min(1.0, kTokensAtOnce / shape.tokens) : 1;
    double const hidden = 2 * e * model.ffnDim * chunk + e * d * chunk + (chunk < 1 ? e * d : 0);
    double const feedForward = 2 * kFp32 * d + e * d + hidden; // both residuals, the norm, the layer
    double const attention = kFp32 * d + e * d + 3 * e * d + 2 * e * d + 2 * e * d;
    double const hints = model.vaceLayers > 0 ? kFp32 * d * (model.vaceLayers + 1) : 0;
    double const rope = kFp32 * 128;
    return shape.prompts * shape.tokens * (std::max(feedForward, attention) + hints + rope);
}

/// While the last and largest matrix of a block is made, beyond the finished block, which still lacks the
/// joined projections: a scaled one (fp8, int8) is fp32 twice before it is there, its value and that times
/// its scale; one of GGUF blocks is fp32 once while it is copied.
double wideningBytes(Shape const& shape, MemoryMode mode)
{
    ModelInfo const& model = shape.model;
    bool const isGguf = model.dtype.starts_with('Q');
    bool const isScaled = double(model.transformerStored) < 1.5 * double(model.transformerParameters);
    if (!isBlockwise(shape, mode) || !(isGguf || isScaled))
        return 0;
    double const d = model.dim, matrix = d * model.ffnDim;
    double const residual = shape.prompts * shape.tokens * kFp32 * d * (1 + model.vaceLayers);
    double const made = isGguf ? kFp32 * matrix : 2 * kFp32 * matrix - matrix * shape.element;
    return made - 3 * d * d * shape.element + residual;
}

/// Decoding `width` x `height` pixels.
double decodeBytes(Shape const& shape, double width, double height, bool isChunked)
{
    ModelInfo const& model = shape.model;
    double const area = width * height / (model.vaePatch * model.vaePatch);
    double const frame = area * model.vaeBaseDim; // elements of one map
    double const most = std::max(1.0, std::floor(kChunkBytes / (model.strideTime * frame * 4 * kFp32)));
    double const chunk = isChunked ? std::min(most, shape.latents) : 1;
    bool const isWhole = chunk >= shape.latents;
    double const frames = isWhole ? (chunk - 1) * model.strideTime + 1 : chunk * model.strideTime;
    return (frames * kDecodeMaps + (isWhole ? 0 : kRememberedFrames)) * frame * shape.element;
}

double stageBytes(Shape const& shape, MemoryMode mode)
{
    ModelInfo const& model = shape.model;
    double const video = shape.pixels * 3 * kFp32;
    double const vae = double(model.vaeParameters) * shape.element;
    double const encoder = shape.isEncoding && shape.element < kFp32 ? double(model.vaeParameters) * kFp32
                                                                     : 0; // encoding is always fp32
    double const transformer = transformerBytes(shape, mode);
    double const denoise = transformer + encoder + textCacheBytes(shape, mode) +
                           std::max(forwardBytes(shape), wideningBytes(shape, mode));
    double const width = std::min(kTilePx, double(shape.input.size.widthPx));
    double const height = std::min(kTilePx, double(shape.input.size.heightPx));
    double const maps = shape.isLean
                            ? decodeBytes(shape, width, height, false)
                            : decodeBytes(shape, shape.input.size.widthPx, shape.input.size.heightPx, true);
    double const decode = transformer + encoder + vae + std::max(maps + video, 2 * video);
    // The known clip, its mask and both halves of it, and an encoder that works as the decoder does
    double const encode = shape.isEncoding ? (mode == MemoryMode::Resident ? transformer : 0) + vae +
                                                 encoder + maps * kFp32 / shape.element + 4 * video
                                           : 0;
    bool const keepsVae = mode == MemoryMode::Resident || (shape.isEncoding && encoder == 0);
    return std::max({keepsVae ? denoise + vae : denoise, decode, encode});
}

} // namespace

bool isPackable(ModelInfo const& model, std::string const& dtype)
{
    double const wide = double(model.transformerParameters) * elementBytes(dtype);
    return model.transformerStored > 0 && double(model.transformerStored) < 0.9 * wide;
}

uint64_t peakBytes(ModelInfo const& model, EstimateInput const& input, MemoryMode mode)
{
    Shape const shape(model, input, mode);
    double const parameters = double(model.textEncoderParameters);
    bool const isLarge = parameters > kLargeEncoder;
    bool const isElsewhere = input.isOnGpu && isLarge && mode >= MemoryMode::Tiled;
    double const text = isElsewhere ? 0 : parameters * (isLarge ? 2 : kFp32);
    double const stages = stageBytes(shape, mode);
    return static_cast<uint64_t>(mode == MemoryMode::Resident ? text + stages : std::max(text, stages));
}

} // namespace fw::library
