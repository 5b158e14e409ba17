#include "engine/diffusion/Denoise.h"

#include <ATen/ATen.h>

namespace fw::diffusion {

namespace {

/// latents with the known frames written over their start.
at::Tensor withPrefix(at::Tensor const& latents, DenoiseInput const& input, double sigma)
{
    if (!input.prefix)
        return latents;
    at::Tensor known = input.prefix->latents;
    int64_t const skip = input.prefix->skip;
    int64_t const count = known.size(2);
    if (input.prefix->isNoised && sigma > 0)
        known = known * (1 - sigma) + input.noise.narrow(2, skip, count) * sigma;
    int64_t const end = skip + count;
    return at::cat({latents.narrow(2, 0, skip), known, latents.narrow(2, end, latents.size(2) - end)}, 2);
}

} // namespace

Result<at::Tensor> denoise(VideoModel const& model, DenoiseInput const& input, StepHook const& hook)
{
    Schedule const& schedule = input.schedule;
    std::unique_ptr<Sampler> const sampler = makeSampler(schedule, input.seed);
    DenoiseState state = input.resume.value_or(DenoiseState{0, input.noise, {}});
    if (input.resume)
        sampler->restore(state.sampler);

    for (int i = state.nextStep; i < schedule.steps(); ++i) {
        double const sigma = schedule.sigmas[i];
        at::Tensor const latents = withPrefix(state.latents, input, sigma);
        at::Tensor const velocity = model.velocity(latents, schedule.timesteps[i]);
        at::Tensor const next = sampler->step(i, latents, velocity);
        if (!at::isfinite(next).all().item<bool>())
            return fail(Error::Kind::Internal, "diffusion.notFinite", {std::to_string(i + 1)});
        state = {i + 1, withPrefix(next, input, schedule.sigmas[i + 1]), sampler->state()};
        StepReport const report{i + 1, schedule.steps(), schedule.sigmas[i + 1], latents - velocity * sigma,
                                state};
        if (hook && hook(report) == StepAnswer::Stop)
            return fail(Error::Kind::Cancelled, "base.cancelled");
    }
    return state.latents;
}

} // namespace fw::diffusion
