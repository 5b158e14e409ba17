#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace fw::training {

/// A generator for one step alone (CPU): its numbers follow from seed and step, so a training that is resumed
/// draws what it would have drawn. Thread: any.
at::Generator stepRandom(uint64_t seed, uint64_t step);

/// How noise levels are drawn.
struct SigmaSettings {
    double shift = 3;          ///< as the model's scheduler shifts them
    double uniformShare = .15; ///< drawn evenly; the rest is logit-normal (Esser et al. 2024)
};

/// Noise levels of a batch, [count] fp32 in 0..1: one in every of `count` even strata, logit-normal, then
/// shifted.
at::Tensor drawSigmas(int64_t count, SigmaSettings const& settings, at::Generator random);

/// Which of `count` captions are left out, [count] bool.
at::Tensor drawDropped(int64_t count, double share, at::Generator random);

} // namespace fw::training
