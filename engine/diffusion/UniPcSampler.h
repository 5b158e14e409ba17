#pragma once

#include "engine/diffusion/Sampler.h"

namespace fw::diffusion {

/// UniPC of order 2 with B(h) = expm1(-h) ("bh2"), data prediction, corrector after every step, lower order
/// at the end (Zhao et al. 2023; diffusers scheduling_unipc_multistep.py; wan.md 2.9). Thread: GPU worker.
class UniPcSampler final : public Sampler {
public:
    explicit UniPcSampler(Schedule schedule) : m_schedule(std::move(schedule)) {}

    at::Tensor step(int i, at::Tensor const& latents, at::Tensor const& velocity) override;
    nn::TensorMap state() const override;
    void restore(nn::TensorMap const& state) override;

private:
    at::Tensor corrected(int i, at::Tensor const& clean) const;
    at::Tensor predicted(int i, at::Tensor const& latents) const;
    double lambda(int i) const;

    Schedule m_schedule;
    at::Tensor m_clean, m_cleanBefore; ///< x0 predictions, newest and the one before
    at::Tensor m_last;                 ///< the latents that the last prediction started from
    int m_order = 1;                   ///< order of the last prediction
    int m_warmSteps = 0;
};

} // namespace fw::diffusion
