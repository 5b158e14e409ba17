#include "engine/nn/FusedRows.h"

#include <algorithm>
#include <bit>
#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__)
#define FW_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FW_WIDE
#endif

namespace fw::nn::fused {

namespace {

/// 1 / (1 + exp(-x)) to a few units in the last place, in arithmetic that every vector width has: 2^whole is
/// put together from its bits, exp of the rest is a polynomial (Cephes' expf).
__attribute__((always_inline)) inline float sigmoidOf(float x)
{
    constexpr float kMost = 87.0f, kLog2e = 1.44269504f, kLn2High = 0.693359375f, kLn2Low = -2.12194440e-4f;
    constexpr float kRound = 12582912.0f; // 1.5 * 2^23: adding and taking it away rounds
    float const v = std::min(std::max(-x, -kMost), kMost);
    float const whole = (v * kLog2e + kRound) - kRound;
    float const r = (v - whole * kLn2High) - whole * kLn2Low;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    float const power = std::bit_cast<float>((static_cast<int32_t>(whole) + 127) << 23);
    return 1.0f / (1.0f + p * power);
}

} // namespace

FW_WIDE void siluRow(float const* x, int64_t n, float* out)
{
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = x[i] * sigmoidOf(x[i]);
}

FW_WIDE void geluRow(float const* x, int64_t n, float* out)
{
    constexpr float kTwice = 1.5957691216f; // 2 * sqrt(2 / pi): (1 + tanh u) / 2 is the sigmoid of 2 u
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = x[i] * sigmoidOf(kTwice * x[i] * (1.0f + 0.044715f * x[i] * x[i]));
}

FW_WIDE void normRow(float const* x, int64_t n, float eps, Modulation modulation, float* out)
{
    float const* const scale = modulation.scale;
    float const* const shift = modulation.shift;
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < n; ++i)
        sum += x[i];
    float const mean = sum / static_cast<float>(n);
    float squares = 0; // a second pass: exact where the mean is large
#pragma omp simd reduction(+ : squares)
    for (int64_t i = 0; i < n; ++i)
        squares += (x[i] - mean) * (x[i] - mean);
    float const factor = 1.0f / std::sqrt(squares / static_cast<float>(n) + eps);
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = (x[i] - mean) * factor * (1.0f + scale[i]) + shift[i];
}

FW_WIDE void gateRow(float const* x, float const* y, float const* gate, int64_t n, float* out)
{
    if (!gate) {
#pragma omp simd
        for (int64_t i = 0; i < n; ++i)
            out[i] = x[i] + y[i];
        return;
    }
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = x[i] + y[i] * gate[i];
}

FW_WIDE void rmsRow(float const* x, int64_t n, float eps, float const* weight, float* out)
{
    float squares = 0;
#pragma omp simd reduction(+ : squares)
    for (int64_t i = 0; i < n; ++i)
        squares += x[i] * x[i];
    float const factor = 1.0f / std::sqrt(squares / static_cast<float>(n) + eps);
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = x[i] * factor * weight[i];
}

FW_WIDE void unitRow(float const* x, int64_t n, float const* gain, float* out)
{
    float squares = 0;
#pragma omp simd reduction(+ : squares)
    for (int64_t i = 0; i < n; ++i)
        squares += x[i] * x[i];
    float const factor = 1.0f / std::max(std::sqrt(squares), 1e-12f);
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = x[i] * factor * gain[i];
}

FW_WIDE void ropeRow(float* x, int64_t pairs, float const* cosine, float const* sine)
{
#pragma omp simd
    for (int64_t i = 0; i < pairs; ++i) {
        float const a = x[2 * i], b = x[2 * i + 1];
        x[2 * i] = a * cosine[i] - b * sine[i];
        x[2 * i + 1] = a * sine[i] + b * cosine[i];
    }
}

FW_WIDE void widenRow(uint16_t const* x, int64_t n, float* out)
{
#pragma omp simd
    for (int64_t i = 0; i < n; ++i)
        out[i] = std::bit_cast<float>(static_cast<uint32_t>(x[i]) << 16);
}

FW_WIDE void narrowRow(float const* x, int64_t n, uint16_t* out)
{
#pragma omp simd
    for (int64_t i = 0; i < n; ++i) {
        uint32_t const bits = std::bit_cast<uint32_t>(x[i]);
        uint32_t const rounded = bits + 0x7fffu + ((bits >> 16) & 1u);
        bool const isNan = (bits & 0x7fffffffu) > 0x7f800000u; // rounding must not turn it into infinity
        out[i] = static_cast<uint16_t>(isNan ? 0x7fc0u : rounded >> 16);
    }
}

} // namespace fw::nn::fused
