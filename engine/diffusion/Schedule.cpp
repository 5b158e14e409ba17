#include "engine/diffusion/Schedule.h"

#include <algorithm>
#include <cmath>

namespace fw::diffusion {

namespace {

constexpr double kTrainSteps = 1000;

/// numpy.linspace(from, to, count + 1)[:-1], rounded as numpy rounds.
std::vector<double> linspaceOpen(double from, double to, int count)
{
    double const step = (to - from) / count;
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i * step + from);
    return values;
}

/// What UniPCMultistepScheduler.set_timesteps makes of flow sigmas.
void finishUniPc(Schedule& schedule)
{
    if (std::abs(schedule.sigmas[0] - 1) < 1e-6)
        schedule.sigmas[0] -= 1e-6; // log(1 - sigma) must stay finite
    for (double const sigma : schedule.sigmas)
        schedule.timesteps.push_back(std::trunc(sigma * kTrainSteps));
}

/// UniPCMultistepScheduler.set_timesteps with use_flow_sigmas.
void fillUniPc(Schedule& schedule, int steps, double shift)
{
    for (double const sigma : linspaceOpen(1, 1 / kTrainSteps, steps))
        schedule.sigmas.push_back(shifted(sigma, shift));
    finishUniPc(schedule);
}

/// DPMSolverMultistepScheduler.set_timesteps with use_flow_sigmas: its levels begin a thousandth below 1.
void fillDpmPp(Schedule& schedule, int steps, double shift)
{
    double const stride = (1 / kTrainSteps - 1) / steps;
    for (int i = steps; i > 0; --i) {
        double const alpha = i == steps ? 1 / kTrainSteps : i * stride + 1;
        schedule.sigmas.push_back(shifted(1.0 - alpha, shift));
        schedule.timesteps.push_back(std::trunc(schedule.sigmas.back() * kTrainSteps));
    }
}

/// FlowMatchEulerDiscreteScheduler: its constructor shifts the range, set_timesteps shifts the steps in it
/// again. fp32, as there.
void fillEuler(Schedule& schedule, int steps, double shift)
{
    double const lowest = static_cast<float>(shifted(1 / kTrainSteps, shift)) * kTrainSteps;
    double const stride = steps > 1 ? (lowest - kTrainSteps) / (steps - 1) : 0;
    for (int i = 0; i < steps; ++i) {
        double const level = i == steps - 1 && steps > 1 ? lowest : kTrainSteps + i * stride;
        float const sigma = static_cast<float>(shifted(static_cast<float>(level) / kTrainSteps, shift));
        schedule.sigmas.push_back(sigma);
        schedule.timesteps.push_back(sigma * static_cast<float>(kTrainSteps));
    }
}

} // namespace

Result<SamplerKind> samplerFromName(std::string const& name)
{
    if (name == "unipc")
        return SamplerKind::UniPc;
    if (name == "euler")
        return SamplerKind::Euler;
    if (name == "dpmpp")
        return SamplerKind::DpmPp;
    if (name == "few-step")
        return SamplerKind::FewStep;
    return fail(Error::Kind::BadInput, "diffusion.sampler", {name});
}

double shifted(double sigma, double shift) { return shift * sigma / (1 + (shift - 1) * sigma); }

Schedule makeSchedule(SamplerKind kind, int steps, double shift)
{
    Schedule schedule;
    schedule.kind = kind;
    switch (kind) {
    case SamplerKind::UniPc: fillUniPc(schedule, steps, shift); break;
    case SamplerKind::DpmPp: fillDpmPp(schedule, steps, shift); break;
    case SamplerKind::Euler: fillEuler(schedule, steps, shift); break;
    case SamplerKind::FewStep:
        for (double const sigma : linspaceOpen(1, 0, steps)) {
            schedule.sigmas.push_back(shifted(sigma, shift));
            schedule.timesteps.push_back(schedule.sigmas.back() * kTrainSteps);
        }
        break;
    }
    schedule.sigmas.push_back(0);
    return schedule;
}

Schedule explicitSchedule(SamplerKind kind, std::vector<double> sigmas)
{
    Schedule schedule;
    schedule.kind = kind;
    schedule.sigmas = std::move(sigmas);
    if (kind == SamplerKind::UniPc || kind == SamplerKind::DpmPp)
        finishUniPc(schedule);
    else
        for (double const sigma : schedule.sigmas)
            schedule.timesteps.push_back(sigma * kTrainSteps);
    schedule.sigmas.push_back(0);
    return schedule;
}

Schedule tailOf(Schedule schedule, double strength)
{
    int const steps = schedule.steps();
    int const kept = std::clamp(static_cast<int>(steps * strength), 1, steps);
    schedule.sigmas.erase(schedule.sigmas.begin(), schedule.sigmas.end() - kept - 1);
    schedule.timesteps.erase(schedule.timesteps.begin(), schedule.timesteps.end() - kept);
    return schedule;
}

} // namespace fw::diffusion
