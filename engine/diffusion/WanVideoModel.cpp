#include "engine/diffusion/WanVideoModel.h"

#include <ATen/ATen.h>

namespace fw::diffusion {

namespace {

/// Below this many tokens both prompts go through the network together: the weights are read once. Above it
/// two passes need half the memory and take the same time.
constexpr int64_t kBatchTokens = 2048;

int64_t tokensOf(at::Tensor const& latents)
{
    return latents.size(2) * (latents.size(3) / 2) * (latents.size(4) / 2);
}

} // namespace

WanVideoModel::WanVideoModel(std::vector<WanExpert> experts, double boundary, WanConditioning conditioning,
                             GuidedTimesteps guided)
    : m_experts(std::move(experts)), m_both(m_experts.size()), m_boundary(boundary),
      m_conditioning(std::move(conditioning)), m_guided(guided)
{
}

WanVideoModel::WanVideoModel(ExpertSource source, double boundary, WanConditioning conditioning,
                             GuidedTimesteps guided)
    : m_source(std::move(source)), m_experts(2), m_both(2), m_boundary(boundary),
      m_conditioning(std::move(conditioning)), m_guided(guided)
{
}

size_t WanVideoModel::expertAt(double timestep) const
{
    return m_experts.size() > 1 && timestep < m_boundary ? 1 : 0;
}

Status WanVideoModel::prepare(double timestep) const
{
    size_t const which = expertAt(timestep);
    if (m_experts[which].network)
        return {};
    for (size_t i = 0; i < m_experts.size(); ++i) { // never two in memory
        m_experts[i] = {};
        m_both[i] = {};
    }
    FW_TRY(m_experts[which], m_source(which));
    return {};
}

/// Both prompts of an expert as one batch, made when it is first needed.
models::TextCache const& WanVideoModel::bothOf(size_t which) const
{
    WanExpert const& expert = m_experts[which];
    if (m_both[which].isEmpty())
        m_both[which] = models::TextCache::batched(expert.positive, expert.negative);
    return m_both[which];
}

at::Tensor WanVideoModel::timesteps(at::Tensor const& latents, double timestep) const
{
    at::Tensor const one = at::full({1}, timestep, latents.options());
    if (!m_conditioning.isPerToken)
        return one;
    int64_t const perFrame = latents.size(3) / 2 * (latents.size(4) / 2);
    at::Tensor const all = one.expand({1, latents.size(2) * perFrame}).clone();
    return m_conditioning.clean.defined() ? all.masked_fill_(m_conditioning.clean.view({1, -1}), 0) : all;
}

at::Tensor WanVideoModel::velocity(at::Tensor const& latents, double timestep) const
{
    size_t const which = expertAt(timestep);
    WanExpert const& expert = m_experts[which];
    models::WanInput input;
    input.latents = m_conditioning.extraChannels.defined()
                        ? at::cat({latents, m_conditioning.extraChannels}, 1)
                        : latents;
    input.timestep = timesteps(latents, timestep);
    input.vace = m_conditioning.vace ? &*m_conditioning.vace : nullptr;
    input.text = &expert.positive;
    bool const isOutside = timestep < m_guided.lowest || timestep > m_guided.highest;
    if (expert.negative.isEmpty() || expert.guidance == 1 || isOutside)
        return expert.network->forward(input);

    at::Tensor positive;
    at::Tensor negative;
    if (!m_conditioning.isSequential && tokensOf(latents) <= kBatchTokens) {
        input.text = &bothOf(which);
        input.latents = input.latents.expand({2, -1, -1, -1, -1});
        at::Tensor const both = expert.network->forward(input);
        positive = both.narrow(0, 0, 1);
        negative = both.narrow(0, 1, 1);
    } else {
        positive = expert.network->forward(input);
        input.text = &expert.negative;
        negative = expert.network->forward(input);
    }
    return negative + (positive - negative) * expert.guidance;
}

} // namespace fw::diffusion
