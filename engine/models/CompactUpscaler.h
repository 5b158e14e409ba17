#pragma once

#include "engine/nn/Weights.h"

#include <filesystem>
#include <vector>

namespace fw::models {

/// The compact upscaler (SRVGGNetCompact of Real-ESRGAN, realesrgan/archs/srvgg_arch.py): a 3x3 convolution,
/// more of them, PReLU after each, a last one to 3 * scale^2 channels, pixel shuffle, and the enlarged
/// picture added. Its sizes follow from the file. Thread: GPU worker.
struct CompactUpscaler {
    int64_t scale = 4;                 ///< 2 or 4
    std::vector<nn::Linear> convs;     ///< body.0, body.2 ... : [out, in, 3, 3]; the last gives the pixels
    std::vector<at::Tensor> steepness; ///< body.1, body.3 ... : PReLU [features], one fewer than `convs`

    /// A safetensors file, or a folder that holds one; keys `body.N.weight`, bare or in `params_ema.` or
    /// `params.`. Errors: MissingFile, BadInput (not of this form, or another scale than 2 or 4).
    static Result<CompactUpscaler> load(std::filesystem::path const& fileOrFolder, nn::Placement placement);

    /// Lists every parameter.
    void walk(nn::ParameterWalk const& visit);

    /// x [B, 3, H, W] in 0..1 -> [B, 3, scale * H, scale * W], about 0..1 (not clamped).
    at::Tensor forward(at::Tensor const& x) const;

private:
    int64_t m_features = 0;
};

} // namespace fw::models
