#include "engine/diffusion/UniPcSampler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace fw::diffusion {

double UniPcSampler::lambda(int i) const
{
    double const sigma = m_schedule.sigmas[i];
    return std::log(1 - sigma) - std::log(sigma);
}

/// The latents at sigma[i] again, now that the network has looked at them: from sigma[i - 1] with the newest
/// x0.
at::Tensor UniPcSampler::corrected(int i, at::Tensor const& clean) const
{
    double const h = lambda(i) - lambda(i - 1);
    double const b = std::expm1(-h);
    double const alpha = 1 - m_schedule.sigmas[i];
    double rhoOld = 0;
    double rhoNew = 0.5;
    at::Tensor change = clean - m_clean;
    if (m_order == 2) {
        // [1 1; rk 1] rho = (b1, b2), solved by hand.
        double const rk = (lambda(i - 2) - lambda(i - 1)) / h;
        double const k1 = b / -h - 1;
        double const b1 = k1 / b;
        double const b2 = 2 * (k1 / -h - 0.5) / b;
        rhoOld = (b2 - b1) / (rk - 1);
        rhoNew = b1 - rhoOld;
        change = (m_cleanBefore - m_clean) * (rhoOld / rk) + change * rhoNew;
    } else {
        change = change * rhoNew;
    }
    return m_last * (m_schedule.sigmas[i] / m_schedule.sigmas[i - 1]) - m_clean * (alpha * b) -
           change * (alpha * b);
}

/// From sigma[i] to sigma[i + 1] with the x0 predictions so far.
at::Tensor UniPcSampler::predicted(int i, at::Tensor const& latents) const
{
    double const next = m_schedule.sigmas[i + 1];
    if (next == 0)
        return m_clean; // h is infinite, the step is of order 1
    double const h = lambda(i + 1) - lambda(i);
    double const b = std::expm1(-h);
    at::Tensor out = latents * (next / m_schedule.sigmas[i]) - m_clean * ((1 - next) * b);
    if (m_order == 2) {
        double const rk = (lambda(i - 1) - lambda(i)) / h;
        out = out - (m_cleanBefore - m_clean) * ((1 - next) * b * 0.5 / rk);
    }
    return out;
}

at::Tensor UniPcSampler::step(int i, at::Tensor const& latents, at::Tensor const& velocity)
{
    at::Tensor const clean = latents - velocity * m_schedule.sigmas[i];
    at::Tensor const start = i > 0 && m_last.defined() ? corrected(i, clean) : latents;
    m_cleanBefore = m_clean;
    m_clean = clean;
    m_order = std::min({2, m_schedule.steps() - i, m_warmSteps + 1});
    m_last = start;
    m_warmSteps = std::min(2, m_warmSteps + 1);
    return predicted(i, start);
}

nn::TensorMap UniPcSampler::state() const
{
    nn::TensorMap state;
    if (m_clean.defined())
        state["clean"] = m_clean;
    if (m_cleanBefore.defined())
        state["cleanBefore"] = m_cleanBefore;
    if (m_last.defined())
        state["last"] = m_last;
    state["counts"] = at::tensor({int64_t{m_order}, int64_t{m_warmSteps}});
    return state;
}

void UniPcSampler::restore(nn::TensorMap const& state)
{
    auto const find = [&](char const* key) {
        auto const found = state.find(key);
        return found == state.end() ? at::Tensor() : found->second;
    };
    m_clean = find("clean");
    m_cleanBefore = find("cleanBefore");
    m_last = find("last");
    if (at::Tensor const counts = find("counts"); counts.defined() && counts.numel() == 2) {
        m_order = static_cast<int>(counts[0].item<int64_t>());
        m_warmSteps = static_cast<int>(counts[1].item<int64_t>());
    }
}

} // namespace fw::diffusion
