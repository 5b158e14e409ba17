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
