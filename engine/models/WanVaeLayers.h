#pragma once

#include "engine/models/WanVae.h"

#include <vector>

namespace fw::models::vae {

/// The last input frames of every causal convolution, carried from one chunk of time to the next. A fresh one
/// starts a clip.
struct Stream {
    std::vector<at::Tensor> tails; ///< in the order in which the network meets its convolutions
    size_t next = 0;               ///< reset before every chunk
    bool isFirst = true;           ///< the chunk holds frame 0, which temporal resampling treats alone
    bool isLast = false;           ///< nothing follows: tails need not be kept

    at::Tensor& slot()
    {
        if (next == tails.size())
            tails.emplace_back();
        return tails[next++];
    }
};

/// All of these take and give activations [B, T, H, W, C].
at::Tensor causalConv(WanVae::CausalConv const& conv, at::Tensor const& x, Stream& stream);
at::Tensor pointConv(WanVae::CausalConv const& conv, at::Tensor const& x); ///< kernel 1x1x1
at::Tensor resBlock(WanVae::ResBlock const& block, at::Tensor const& x, Stream& stream);
at::Tensor midBlock(WanVae::Mid const& mid, at::Tensor const& x, Stream& stream);
at::Tensor upsample(WanVae::Resample const& layer, at::Tensor const& x, Stream& stream);
at::Tensor downsample(WanVae::Resample const& layer, at::Tensor const& x, Stream& stream);

/// Parameter-free shortcuts of the 2.2 form. Average: space and time into channels, mean over groups.
/// Duplicate: channels repeated into space and time; the first chunk loses the copies before frame 0.
at::Tensor averageDown(at::Tensor const& x, int64_t outDim, int64_t factorTime, int64_t factorSpace);
at::Tensor duplicateUp(at::Tensor const& x, int64_t outDim, int64_t factorTime, int64_t factorSpace,
                       bool isFirst);

/// Video [B, 3, T, H, W] <-> patches [B, T, H/p, W/p, 3 * p * p], channels in the order (colour, dx, dy).
at::Tensor patchify(at::Tensor const& video, int64_t patch);
at::Tensor unpatchify(at::Tensor const& patches, int64_t patch);

/// Lay weights out for the CPU (see WanVae::prepare).
void prepareConv(WanVae::CausalConv& conv);
void preparePhases(WanVae::Conv2d& conv);

} // namespace fw::models::vae
