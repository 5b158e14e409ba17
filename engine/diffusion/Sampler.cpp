#include "engine/diffusion/Sampler.h"

#include "engine/diffusion/Noise.h"
#include "engine/diffusion/UniPcSampler.h"

#include <cmath>

namespace fw::diffusion {

namespace {

class EulerSampler final : public Sampler {
public:
    explicit EulerSampler(Schedule schedule) : m_schedule(std::move(schedule)) {}

    at::Tensor step(int i, at::Tensor const& latents, at::Tensor const& velocity) override
    {
        return latents + velocity * (m_schedule.sigmas[i + 1] - m_schedule.sigmas[i]);
    }

private:
    Schedule m_schedule;
};

/// DPM-Solver++(2M), data prediction (Lu et al. 2022, algorithm 2) with alpha = 1 - sigma; first order at
/// both ends.
class DpmPpSampler final : public Sampler {
public:
    explicit DpmPpSampler(Schedule schedule) : m_schedule(std::move(schedule)) {}

    at::Tensor step(int i, at::Tensor const& latents, at::Tensor const& velocity) override
    {
        double const sigma = m_schedule.sigmas[i];
        double const next = m_schedule.sigmas[i + 1];
        at::Tensor const clean = latents - velocity * sigma;
        at::Tensor const previous = std::exchange(m_previous, clean);
        if (next == 0)
            return clean;
        double const h = lambda(next) - lambda(sigma);
        at::Tensor direction = clean;
        if (previous.defined()) {
            double const ratio = (lambda(sigma) - lambda(m_schedule.sigmas[i - 1])) / h;
            direction = clean + (clean - previous) * (0.5 / ratio);
        }
        return latents * (next / sigma) - direction * ((1 - next) * std::expm1(-h));
    }

    nn::TensorMap state() const override
    {
        return m_previous.defined() ? nn::TensorMap{{"previous", m_previous}} : nn::TensorMap{};
    }
    void restore(nn::TensorMap const& state) override
    {
        auto const found = state.find("previous");
        m_previous = found == state.end() ? at::Tensor() : found->second;
    }

private:
    static double lambda(double sigma) { return std::log(1 - sigma) - std::log(sigma); }

    Schedule m_schedule;
    at::Tensor m_previous;
};

/// Jump to the clean picture, then add fresh noise for the next level (DMD, consistency models; wan.md 3).
class FewStepSampler final : public Sampler {
public:
    FewStepSampler(Schedule schedule, uint64_t seed) : m_schedule(std::move(schedule)), m_seed(seed) {}

    at::Tensor step(int i, at::Tensor const& latents, at::Tensor const& velocity) override
    {
        at::Tensor const clean = latents - velocity * m_schedule.sigmas[i];
        double const next = m_schedule.sigmas[i + 1];
        if (next == 0)
            return clean;
        constexpr uint64_t kGolden = 0x9e3779b97f4a7c15ull; // spreads the steps' seeds
        at::Tensor const noise = seededNoise(clean.sizes(), m_seed + kGolden * static_cast<uint64_t>(i + 1));
        return clean * (1 - next) + noise.to(clean.options()) * next;
    }

private:
    Schedule m_schedule;
    uint64_t m_seed;
};

} // namespace

std::unique_ptr<Sampler> makeSampler(Schedule const& schedule, uint64_t seed)
{
    switch (schedule.kind) {
    case SamplerKind::Euler: return std::make_unique<EulerSampler>(schedule);
    case SamplerKind::DpmPp: return std::make_unique<DpmPpSampler>(schedule);
    case SamplerKind::FewStep: return std::make_unique<FewStepSampler>(schedule, seed);
    case SamplerKind::UniPc: break;
    }
    return std::make_unique<UniPcSampler>(schedule);
}

} // namespace fw::diffusion
