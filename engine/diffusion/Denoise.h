#pragma once

#include "engine/diffusion/Sampler.h"
#include "engine/diffusion/VideoModel.h"

#include <functional>
#include <optional>

namespace fw::diffusion {

/// Where a denoising stands after a step: enough to go on bit for bit. Tensors are handles that nobody writes
/// to.
struct DenoiseState {
    int nextStep = 0;
    at::Tensor latents; ///< at sigma[nextStep]
    nn::TensorMap sampler;
};

/// After a step: the predicted clean latents and the state.
struct StepReport {
    int step = 0; ///< steps done, 1-based
    int of = 0;
    double sigma = 0; ///< noise left
    at::Tensor x0;    ///< [1, C, T', H', W'] fp32, normalised latents
    DenoiseState const& state;
};

enum class StepAnswer { Continue, Stop };
using StepHook = std::function<StepAnswer(StepReport const&)>;

/// Cells of the clip that are known: they overwrite the sample before every step and are exact in the result.
/// Latent replacement (starter.md) noises them to the current sigma, TI2V keeps them clean.
struct KnownLatents {
    at::Tensor latents; ///< [1, C, n, H', W'] normalised
    at::Tensor mask;    ///< bool [1, 1, n, H', W']: true = known
    bool isNoised = true;
    int64_t skip = 0; ///< frames of references in front of the clip
};

struct DenoiseInput {
    Schedule schedule;
    at::Tensor noise; ///< [1, C, T', H', W'] fp32 on the model's device
    uint64_t seed = 0;
    std::optional<KnownLatents> known;
    std::optional<DenoiseState> resume;
    at::Tensor start = {}; ///< clean latents, noised to the schedule's first level; undefined: noise alone
};

/// Noise -> clean latents. The hook is asked after every step. Errors: Cancelled (the hook said Stop),
/// Internal (the network gave numbers that are not finite). Exceptions of libtorch pass through. Thread: GPU
/// worker.
Result<at::Tensor> denoise(VideoModel const& model, DenoiseInput const& input, StepHook const& hook);

} // namespace fw::diffusion
