#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace fw::training {

/// One thing to learn from, encoded.
struct Sample {
    at::Tensor latents; ///< [C, T', H', W'] normalised, fp32 on the CPU
    size_t caption = 0; ///< index of its caption
};

struct SampleBatch {
    at::Tensor latents; ///< [B, C, T', H', W']
    at::Tensor text;    ///< [B, L, dim], rows of the empty caption where it was dropped
};

/// Where batches come from. A step's batch follows from its generator alone. Thread: one owner.
class ClipSource {
public:
    virtual ~ClipSource() = default;
    virtual SampleBatch draw(int64_t count, at::Generator random) const = 0;
};

/// Everything in memory, encoded once. A batch holds samples of one shape; shapes come as often as they have
/// samples.
class SampleSet final : public ClipSource {
public:
    /// captions [L, dim] each; `noCaption` [L, dim] takes the place of `dropShare` of them.
    SampleSet(std::vector<at::Tensor> captions, at::Tensor noCaption, double dropShare);

    void add(Sample sample);
    size_t size() const { return m_samples.size(); }
    /// Latent frames of every shape there is.
    std::vector<int64_t> lengths() const;
    SampleBatch draw(int64_t count, at::Generator random) const override;

private:
    std::vector<at::Tensor> m_captions;
    at::Tensor m_noCaption;
    double m_dropShare;
    std::vector<Sample> m_samples;
    std::vector<std::vector<size_t>> m_shapes; ///< samples by shape
};

} // namespace fw::training
