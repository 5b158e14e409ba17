#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace fw::diffusion {

/// What a clip already knows, in pixels.
struct KnownFrames {
    at::Tensor video;                   ///< [1, 3, F, H, W] in -1..1; unknown pixels are grey 0
    at::Tensor mask;                    ///< [1, 1, F, H, W]: 1 = generate, 0 = given
    std::vector<at::Tensor> references; ///< [1, 3, 1, H, W] each, letter-boxed on white
};

/// Nothing known yet: grey, all to be generated.
KnownFrames unknownFrames(int64_t frames, int64_t height, int64_t width);
/// Writes given pictures [1, 3, n, H, W] at a frame.
void putFrames(KnownFrames& known, at::Tensor const& pictures, int64_t at);

/// [1, 3, F, H, W] in -1..1 -> normalised latents [1, z, T', H', W'].
using EncodeVideo = std::function<at::Tensor(at::Tensor const& video)>;

/// How pixels and latents relate.
struct LatentGrid {
    int64_t strideTime = 4;
    int64_t strideSpace = 8;
};

/// The context that VACE blocks look at: [1, 2z + strideSpace^2, references + T', H', W'] - what is given,
/// what is to be made, and the mask folded into channels (VACE vace_encode_frames/masks; diffusers
/// pipeline_wan_vace.py; wan.md 2.5). As in diffusers the last reference comes first.
at::Tensor vaceContext(KnownFrames const& known, LatentGrid grid, EncodeVideo const& encode);

/// The extra channels of I2V models: mask [4] and the latents of the given frames on grey [z] (wan.md 2.6).
at::Tensor imageChannels(KnownFrames const& known, LatentGrid grid, EncodeVideo const& encode);

} // namespace fw::diffusion
