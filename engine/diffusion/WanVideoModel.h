#pragma once

#include "engine/diffusion/VideoModel.h"
#include "engine/models/WanTransformer.h"

#include <functional>
#include <optional>
#include <vector>

namespace fw::diffusion {

/// One network of a Wan model with its prompt. A14B has two of them, everything else one.
struct WanExpert {
    models::WanTransformer const* network = nullptr;
    models::TextCache positive;
    models::TextCache negative; ///< empty: there is no guidance and no second pass
    double guidance = 1;        ///< 1: the second pass is skipped too, it would change nothing
};

/// Makes one of two experts ready when its turn comes; the one made ready before is not used any more.
using ExpertSource = std::function<Result<WanExpert>(size_t which)>;

/// The timesteps at which guidance works; at the others the second pass is skipped too.
struct GuidedTimesteps {
    double lowest = 0;
    double highest = 1000;
};

/// What a Wan model sees besides noise and prompt.
struct WanConditioning {
    std::optional<models::VaceInput> vace;
    at::Tensor
        extraChannels; ///< I2V: mask and clean latents [1, 4 + z, T', H', W'], concatenated to the noise
    bool isPerToken = false;   ///< TI2V: one timestep per token
    at::Tensor clean;          ///< TI2V: bool [T', H' / 2, W' / 2], the tokens that are told timestep 0
    bool isSequential = false; ///< both prompts one after the other even for small clips: less memory
};

/// Wan 2.x as the denoise loop sees it: guidance, choice of expert, VACE context, image channels
/// (wan.md 2.4-2.6, 2.9). Thread: GPU worker.
class WanVideoModel final : public VideoModel {
public:
    /// One expert, or high noise then low noise: the first is used while timestep >= boundary.
    WanVideoModel(std::vector<WanExpert> experts, double boundary, WanConditioning conditioning,
                  GuidedTimesteps guided = {});

    /// The same for two experts of which one is in memory at a time, from `source`.
    WanVideoModel(ExpertSource source, double boundary, WanConditioning conditioning,
                  GuidedTimesteps guided = {});

    Status prepare(double timestep) const override;
    at::Tensor velocity(at::Tensor const& latents, double timestep) const override;

private:
    size_t expertAt(double timestep) const;
    at::Tensor timesteps(at::Tensor const& latents, double timestep) const;
    models::TextCache const& bothOf(size_t which) const;

    ExpertSource m_source; ///< empty: all experts are there from the start
    mutable std::vector<WanExpert> m_experts;
    mutable std::vector<models::TextCache> m_both; ///< of bothOf
    double m_boundary;
    WanConditioning m_conditioning;
    GuidedTimesteps m_guided;
};

} // namespace fw::diffusion
