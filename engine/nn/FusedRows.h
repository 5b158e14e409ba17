#pragma once

#include <cstdint>

/// Loops over one row of floats, compiled for several vector widths and chosen at load time. Nothing here
/// knows torch.
namespace fw::nn::fused {

struct Modulation {
    float const* scale;
    float const* shift;
};
/// out = (x - mean) / sqrt(variance + eps) * (1 + scale) + shift
void normRow(float const* x, int64_t n, float eps, Modulation modulation, float* out);
/// out = x + y * gate (gate may be null: 1)
void gateRow(float const* x, float const* y, float const* gate, int64_t n, float* out);
/// out = x / sqrt(mean(x^2) + eps) * weight
void rmsRow(float const* x, int64_t n, float eps, float const* weight, float* out);
/// out = x / max(|x|, 1e-12) * gain
void unitRow(float const* x, int64_t n, float const* gain, float* out);
/// Pairs (x[2i], x[2i + 1]) turned by (cosine[i], sine[i]), in place
void ropeRow(float* x, int64_t pairs, float const* cosine, float const* sine);
/// out = x / (1 + exp(-x)); out may be x
void siluRow(float const* x, int64_t n, float* out);
/// out = x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2; out may be x
void geluRow(float const* x, int64_t n, float* out);
/// bfloat16 <-> float, to nearest even
void widenRow(uint16_t const* x, int64_t n, float* out);
void narrowRow(float const* x, int64_t n, uint16_t* out);

} // namespace fw::nn::fused
