#pragma once

#include "engine/nn/Weights.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <vector>

namespace fw::models {

/// The tiny decoder of madebyollin/taehv (MIT; taew2_1 for 16 channels, taew2_2 for 48): plain 2D
/// convolutions, of which some also see the frame before. Its sizes follow from the file. Good enough to
/// watch a rendering, at a hundredth of the autoencoder's cost (wan.md 4). Thread: GPU worker.
struct TinyVideoDecoder {
    struct MemoryBlock {
        nn::Linear conv0, conv2, conv4; ///< [n, 2n, 3, 3], then [n, n, 3, 3]
        at::Tensor skip;                ///< [n, m, 1, 1] where the width changes
    };
    struct Stage {
        std::vector<MemoryBlock> blocks; ///< three
        at::Tensor grow;                 ///< [n * times, n, 1, 1]: each frame becomes `times` frames
        at::Tensor conv;                 ///< [m, n, 3, 3], behind the doubled picture
    };
    nn::Linear first, last;    ///< decoder.1, decoder.22
    std::vector<Stage> stages; ///< three

    /// What each memory block remembers of the frame before; empty: the clip begins.
    struct Stream {
        std::vector<at::Tensor> memory;
        bool isFirst = true;
    };

    /// A safetensors file with `decoder.N...` keys; encoders in it are left alone. Errors: MissingFile,
    /// BadInput.
    static Result<TinyVideoDecoder> load(std::filesystem::path const& file, nn::Placement placement);

    int64_t channels() const { return first.weight.size(1); } ///< of the latents
    int64_t strideTime() const;

    /// normalised latents [1, C, T', h, w] -> video [1, 3, T, H, W] in -1..1 fp32, T = (T' - 1) * stride + 1
    /// at the clip's start and T' * stride behind it: the causal frames that Wan's autoencoder gives.
    at::Tensor decode(at::Tensor const& latents, Stream& stream) const;
    at::Tensor decode(at::Tensor const& latents) const;
};

} // namespace fw::models
