#pragma once

#include "engine/base/Result.h"

#include <string>
#include <vector>

namespace fw::diffusion {

enum class SamplerKind { UniPc, Euler, DpmPp, FewStep };

/// "unipc" | "euler" | "dpmpp" | "few-step". Errors: BadInput.
Result<SamplerKind> samplerFromName(std::string const& name);

/// The noise levels that a sampler walks down and what the network is told at each: numbers only, no model.
/// x(sigma) = (1 - sigma) x0 + sigma noise.
struct Schedule {
    SamplerKind kind = SamplerKind::UniPc;
    std::vector<double> sigmas;    ///< steps + 1, falling, the last is 0
    std::vector<double> timesteps; ///< steps, 0..1000

    int steps() const { return static_cast<int>(timesteps.size()); }
};

/// s' = shift * s / (1 + (shift - 1) * s): more steps at high noise.
double shifted(double sigma, double shift);

/// Exactly the numbers of diffusers' UniPCMultistepScheduler and DPMSolverMultistepScheduler (flow sigmas,
/// timesteps truncated to whole numbers) and FlowMatchEulerDiscreteScheduler (shift works twice there);
/// few-step:
/// even levels from 1, shifted, as Self-Forcing warps its list (wan.md 2.9, 3). steps >= 1, shift > 0.
Schedule makeSchedule(SamplerKind kind, int steps, double shift);

/// A distilled model's own list (FastWan: {1, .757, .522}), used as it is, followed by 0. FewStep adds fresh
/// noise at each of them (consistency and DMD models), the others walk from one to the next (step-distilled
/// models); the multistep ones start a millionth below 1 and UniPC truncates timesteps, as in makeSchedule.
Schedule explicitSchedule(SamplerKind kind, std::vector<double> sigmas);

/// The last `strength` of a schedule's steps, at least one: where video-to-video begins (diffusers
/// pipeline_wan_video2video.py get_timesteps). 0 < strength <= 1.
Schedule tailOf(Schedule schedule, double strength);

} // namespace fw::diffusion
