#include "engine/diffusion/Denoise.h"

#include <ATen/ATen.h>

namespace fw::diffusion {

namespace {

/// latents with the known cells written over them.
at::Tensor withKnown(at::Tensor const& latents, DenoiseInput const& input, double sigma)
{
    if (!input.known)
        return latents;
    at::Tensor known = input.known->latents;
    int64_t const skip = input.known->skip;
    int64_t const count = known.size(2);
    if (input.known->isNoised && sigma > 0)
        known = known * (1 - sigma) + input.noise.narrow(2, skip, count) * sigma;
    int64_t const end = skip + count;
    at::Tensor const clip = at::where(input.known->mask, known, latents.narrow(2, skip, count));
    return at::cat({latents.narrow(2, 0, skip), clip, latents.narrow(2, end, latents.size(2) - end)}, 2);
}

/// Where denoising begins: noise, or given latents at the schedule's first level.
at::Tensor firstLatents(DenoiseInput const& input)
{
    double const sigma = input.schedule.sigmas.front();
    return input.start.defined() ? input.start * (1 - sigma) + input.noise * sigma : input.noise;
}

} // namespace

Result<at::Tensor> denoise(VideoModel const& model, DenoiseInput const& input, StepHook const& hook)
{
    Schedule const& schedule = input.schedule;
    std::unique_ptr<Sampler> const sampler = makeSampler(schedule, input.seed);
    DenoiseState state = input.resume.value_or(DenoiseState{0, firstLatents(input), {}});
    if (input.resume)
        sampler->restore(state.sampler);

    for (int i = state.nextStep; i < schedule.steps(); ++i) {
        double const sigma = schedule.sigmas[i];
        at::Tensor const latents = withKnown(state.latents, input, sigma);
        FW_CHECK(model.prepare(schedule.timesteps[i]));
        at::Tensor const velocity = model.velocity(latents, schedule.timesteps[i]);
        at::Tensor const next = sampler->step(i, latents, velocity);
        if (!at::isfinite(next).all().item<bool>())
            return fail(Error::Kind::Internal, "diffusion.notFinite", {std::to_string(i + 1)});
        state = {i + 1, withKnown(next, input, schedule.sigmas[i + 1]), sampler->state()};
        StepReport const report{i + 1, schedule.steps(), schedule.sigmas[i + 1], latents - velocity * sigma,
                                state};
        if (hook && hook(report) == StepAnswer::Stop)
            return fail(Error::Kind::Cancelled, "base.cancelled");
    }
    return state.latents;
}

} // namespace fw::diffusion
