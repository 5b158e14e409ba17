#include "engine/training/Samples.h"

#include "engine/training/Random.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::training {

SampleSet::SampleSet(std::vector<at::Tensor> captions, at::Tensor noCaption, double dropShare)
    : m_captions(std::move(captions)), m_noCaption(std::move(noCaption)), m_dropShare(dropShare)
{
}

void SampleSet::add(Sample sample)
{
    auto const group = std::find_if(m_shapes.begin(), m_shapes.end(), [&](std::vector<size_t> const& each) {
        return m_samples[each.front()].latents.sizes() == sample.latents.sizes();
    });
    if (group == m_shapes.end())
        m_shapes.push_back({m_samples.size()});
    else
        group->push_back(m_samples.size());
    m_samples.push_back(std::move(sample));
}

std::vector<int64_t> SampleSet::lengths() const
{
    std::vector<int64_t> all;
    for (std::vector<size_t> const& group : m_shapes)
        all.push_back(m_samples[group.front()].latents.size(1));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

SampleBatch SampleSet::draw(int64_t count, at::Generator random) const
{
    // 1. A shape: that of a sample drawn from all of them
    auto const total = static_cast<int64_t>(m_samples.size());
    auto const any = static_cast<size_t>(at::randint(total, {1}, random).item<int64_t>());
    auto const group = std::find_if(m_shapes.begin(), m_shapes.end(), [&](std::vector<size_t> const& each) {
        return std::find(each.begin(), each.end(), any) != each.end();
    });

    // 2. Its samples, each once before any comes twice
    auto const size = static_cast<int64_t>(group->size());
    std::vector<at::Tensor> latents, texts;
    at::Tensor const dropped = drawDropped(count, m_dropShare, random);
    at::Tensor order;
    for (int64_t i = 0; i < count; ++i) {
        if (i % size == 0)
            order = at::randperm(size, random, at::TensorOptions().dtype(at::kLong));
        Sample const& sample = m_samples[(*group)[static_cast<size_t>(order[i % size].item<int64_t>())]];
        latents.push_back(sample.latents);
        texts.push_back(dropped[i].item<bool>() ? m_noCaption : m_captions[sample.caption]);
    }
    return {at::stack(latents), at::stack(texts)};
}

} // namespace fw::training
