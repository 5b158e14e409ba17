#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Weights.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fw::models {

/// config.json of AutoencoderKLWan. The defaults are the 2.1 VAE.
struct WanVaeConfig {
    int64_t baseDim = 96;
    int64_t decoderBaseDim = 96;
    int64_t zDim = 16;
    std::vector<int64_t> dimMult{1, 2, 4, 4};
    int64_t resBlocks = 2;
    std::vector<bool> temporalDownsample{false, true, true};
    bool isResidual = false; ///< the 2.2 form with parameter-free shortcuts
    int64_t inChannels = 3;  ///< 3 * patch * patch
    int64_t outChannels = 3;
    int64_t patch = 1;
    std::vector<double> latentsMean, latentsStd; ///< [zDim]

    int64_t strideSpace() const { return patch << (dimMult.size() - 1); }
    int64_t strideTime() const;
    /// Pixel frames <-> latent frames: 4n+1 <-> n+1.
    int64_t latentFrames(int64_t frames) const { return (frames - 1) / strideTime() + 1; }
    int64_t pixelFrames(int64_t latents) const { return (latents - 1) * strideTime() + 1; }

    /// Errors: BadInput, Unsupported (attention scales, which no Wan VAE has).
    static Result<WanVaeConfig> fromJson(Json const& json, std::string const& name);
    /// Mean and spread of the latents by their channels: Wan 2.1 has 16, Wan 2.2 has 48. `name` is what
    /// errors call the file. Errors: Unsupported (any other number).
    Status setKnownStatistics(std::string const& name);
    /// base 3, z 4, two resolutions: tests.
    static WanVaeConfig tiny();
};

/// Gets decoded frames [B, 3, n, H, W] in -1..1 as soon as they are there, in order; false stops.
using FrameSink = std::function<bool(at::Tensor const& frames, int64_t firstFrame)>;

/// The causal video autoencoder of Wan, 2.1 form and 2.2 (residual) form, any pixel patch (diffusers
/// autoencoder_kl_wan.py; wan.md 2.7, 2.8). Encoding and decoding run on chunks of time with the last frames
/// of every causal convolution carried over: one chunk is the full sequence, many are the stream, and both
/// give the same values. Inside, activations are [B, T, H, W, C]. Thread: GPU worker.
struct WanVae {
    struct CausalConv {
        at::Tensor weight, bias; ///< [out, in, kt, kh, kw]
        at::Tensor folded;       ///< made by prepare(): [out, taps * in, kh, kw], channels last
        int64_t taps = 0;        ///< temporal taps that are not all zero (0: not looked at yet)
    };
    struct Conv2d {
        at::Tensor weight, bias;
        at::Tensor phases,
            phaseBias; ///< made by prepare() for an upsampler: [4 * out, in, 2, 2] and [4 * out]
    };
    struct ResBlock {
        at::Tensor norm1, norm2; ///< gamma
        CausalConv conv1, conv2, conv_shortcut;
    };
    struct Attention {
        at::Tensor norm;
        nn::Linear to_qkv, proj;
    };
    struct Mid {
        ResBlock res0, res1;
        Attention attention;
    };
    struct Resample {
        Conv2d conv; ///< resample.1
        CausalConv time_conv;
        bool isUp = false, isTemporal = false;
    };
    struct Stage {
        std::vector<ResBlock> resnets;
        std::optional<Resample> resample; ///< absent in the last stage
        int64_t inDim = 0, outDim = 0;
    };
    struct Coder {
        CausalConv conv_in, conv_out;
        std::vector<Stage> stages;
        Mid mid;
        at::Tensor norm_out;
    };

    WanVaeConfig config;
    Coder encoder, decoder;
    CausalConv quant_conv, post_quant_conv;

    /// Errors: BadInput.
    static Result<WanVae> load(nn::Weights const& weights, WanVaeConfig const& config,
                               nn::Placement placement);
    void walk(nn::ParameterWalk const& visit);
    /// Lays the convolutions out for this machine. Call once after loading; not while training.
    void prepare();

    /// video [B, 3, T, H, W] in -1..1, T = 4n+1 -> latents [B, zDim, n+1, h, w] (mean of the posterior, not
    /// normalised), fp32. Keep the weights fp32 for encoding: bf16 poisons chains of clips (wan.md section
    /// 7).
    at::Tensor encode(at::Tensor const& video) const;
    /// Mean and log variance [B, 2 * zDim, n+1, h, w], `latentsPerChunk` latent frames at a time; 0 chooses
    /// by size.
    at::Tensor moments(at::Tensor const& video, int64_t latentsPerChunk = 0) const;
    /// latents (not normalised) -> video [B, 3, T, H, W] in -1..1, fp32, in chunks that fit comfortably in
    /// memory.
    at::Tensor decode(at::Tensor const& latents) const;
    /// The same in chunks of `latentsPerChunk` latent frames (0 chooses by size): memory stays flat and
    /// frames arrive early. False when the sink stopped it.
    bool decodeStream(at::Tensor const& latents, FrameSink const& sink, int64_t latentsPerChunk = 1) const;
    /// The same in one piece and not clamped, so that a gradient comes through everywhere: for training.
    at::Tensor decodeUnclamped(at::Tensor const& latents) const;

    /// Latents as the transformer sees them: (z - mean) / std, and back.
    at::Tensor normalise(at::Tensor const& latents) const;
    at::Tensor denormalise(at::Tensor const& latents) const;
};

} // namespace fw::models
