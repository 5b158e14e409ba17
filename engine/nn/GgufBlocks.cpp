#include "engine/nn/GgufBlocks.h"

#include <cstring>

namespace fw::nn {

namespace {

/// IEEE half to float, exactly.
float half(uint8_t const* bytes)
{
    uint32_t const h = static_cast<uint32_t>(bytes[0] | bytes[1] << 8);
    uint32_t const sign = (h & 0x8000u) << 16;
    uint32_t exponent = h >> 10 & 0x1fu;
    uint32_t mantissa = h & 0x3ffu;
    uint32_t bits = sign;
    if (exponent == 0x1f) {
        bits |= 0x7f800000u | mantissa << 13;
    } else if (exponent != 0) {
        bits |= (exponent + 112) << 23 | mantissa << 13;
    } else if (mantissa != 0) { // subnormal: shift until the leading one is in place
        exponent = 113;
        while (!(mantissa & 0x400u)) {
            mantissa <<= 1;
            --exponent;
        }
        bits |= exponent << 23 | (mantissa & 0x3ffu) << 13;
    }
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

uint32_t word(uint8_t const* bytes)
{
    return static_cast<uint32_t>(bytes[0]) | static_cast<uint32_t>(bytes[1]) << 8 |
           static_cast<uint32_t>(bytes[2]) << 16 | static_cast<uint32_t>(bytes[3]) << 24;
}

/// 32 four-bit numbers: low halves first, then high halves.
void q40(uint8_t const* b, float* out)
{
    float const d = half(b);
    for (int i = 0; i < 16; ++i) {
        out[i] = static_cast<float>((b[2 + i] & 15) - 8) * d;
        out[i + 16] = static_cast<float>((b[2 + i] >> 4) - 8) * d;
    }
}

void q41(uint8_t const* b, float* out)
{
    float const d = half(b), m = half(b + 2);
    for (int i = 0; i < 16; ++i) {
        out[i] = static_cast<float>(b[4 + i] & 15) * d + m;
        out[i + 16] = static_cast<float>(b[4 + i] >> 4) * d + m;
    }
}

/// As q40 with a fifth bit of each number in one word.
void q50(uint8_t const* b, float* out)
{
    float const d = half(b);
    uint32_t const high = word(b + 2);
    for (int i = 0; i < 16; ++i) {
        int const low = (b[6 + i] & 15) | static_cast<int>(high >> i & 1) << 4;
        int const up = (b[6 + i] >> 4) | static_cast<int>(high >> (i + 16) & 1) << 4;
        out[i] = static_cast<float>(low - 16) * d;
        out[i + 16] = static_cast<float>(up - 16) * d;
    }
}

void q51(uint8_t const* b, float* out)
{
    float const d = half(b), m = half(b + 2);
    uint32_t const high = word(b + 4);
    for (int i = 0; i < 16; ++i) {
        int const low = (b[8 + i] & 15) | static_cast<int>(high >> i & 1) << 4;
        int const up = (b[8 + i] >> 4) | static_cast<int>(high >> (i + 16) & 1) << 4;
        out[i] = static_cast<float>(low) * d + m;
        out[i + 16] = static_cast<float>(up) * d + m;
    }
}

void q80(uint8_t const* b, float* out)
{
    float const d = half(b);
    for (int i = 0; i < 32; ++i)
        out[i] = static_cast<float>(static_cast<int8_t>(b[2 + i])) * d;
}

/// 16 groups of 16 two-bit numbers; scale and minimum of a group are four bits each.
void q2k(uint8_t const* b, float* out)
{
    uint8_t const* const scales = b;
    uint8_t const* q = b + 16;
    float const d = half(b + 80), m = half(b + 82);
    int group = 0;
    for (int part = 0; part < 2; ++part, q += 32)
        for (int shift = 0; shift < 8; shift += 2)
            for (int side = 0; side < 2; ++side, ++group) {
                float const scale = d * static_cast<float>(scales[group] & 15);
                float const least = m * static_cast<float>(scales[group] >> 4);
                for (int i = 0; i < 16; ++i)
                    *out++ = scale * static_cast<float>(q[side * 16 + i] >> shift & 3) - least;
            }
}

/// As q2k with a third bit, inverted, in `mask`; the scales are sixteen six-bit numbers in twelve bytes.
void q3k(uint8_t const* b, float* out)
{
    uint8_t const* const mask = b;
    uint8_t const* q = b + 32;
    uint8_t const* const packed = b + 96;
    float const d = half(b + 108);
    int group = 0;
    for (int part = 0; part < 2; ++part, q += 32)
        for (int shift = 0; shift < 4; ++shift)
            for (int side = 0; side < 2; ++side, ++group) {
                int const low = group < 8 ? packed[group] & 15 : packed[group - 8] >> 4;
                int const high = packed[8 + group % 4] >> (2 * (group / 4)) & 3;
                float const scale = d * static_cast<float>((low | high << 4) - 32);
                for (int i = 0; i < 16; ++i) {
                    int const bit = mask[side * 16 + i] >> (part * 4 + shift) & 1;
                    int const value = (q[side * 16 + i] >> (2 * shift) & 3) - (bit ? 0 : 4);
                    *out++ = scale * static_cast<float>(value);
                }
            }
}

/// Six-bit scale and minimum of group 0..7 of q4k and q5k.
void scaleAndLeast(int group, uint8_t const* packed, int& scale, int& least)
{
    if (group < 4) {
        scale = packed[group] & 63;
        least = packed[group + 4] & 63;
    } else {
        scale = (packed[group + 4] & 15) | (packed[group - 4] >> 6) << 4;
        least = (packed[group + 4] >> 4) | (packed[group] >> 6) << 4;
    }
}

void q4k(uint8_t const* b, float* out)
{
    float const d = half(b), m = half(b + 2);
    for (int group = 0; group < 8; ++group) {
        uint8_t const* const q = b + 16 + group / 2 * 32;
        int scale = 0, least = 0;
        scaleAndLeast(group, b + 4, scale, least);
        float const s = d * static_cast<float>(scale), l = m * static_cast<float>(least);
        for (int i = 0; i < 32; ++i)
            *out++ = s * static_cast<float>(group % 2 ? q[i] >> 4 : q[i] & 15) - l;
    }
}

void q5k(uint8_t const* b, float* out)
{
    float const d = half(b), m = half(b + 2);
    uint8_t const* const high = b + 16;
    for (int group = 0; group < 8; ++group) {
        uint8_t const* const q = b + 48 + group / 2 * 32;
        int scale = 0, least = 0;
        scaleAndLeast(group, b + 4, scale, least);
        float const s = d * static_cast<float>(scale), l = m * static_cast<float>(least);
        for (int i = 0; i < 32; ++i) {
            int const low = group % 2 ? q[i] >> 4 : q[i] & 15;
            *out++ = s * static_cast<float>(low | (high[i] >> group & 1) << 4) - l;
        }
    }
}

void q6k(uint8_t const* b, float* out)
{
    float const d = half(b + 208);
    for (int part = 0; part < 2; ++part)
        for (int quarter = 0; quarter < 4; ++quarter)
            for (int i = 0; i < 32; ++i) {
                uint8_t const low = b[part * 64 + quarter % 2 * 32 + i];
                uint8_t const high = b[128 + part * 32 + i];
                int const value = (quarter < 2 ? low & 15 : low >> 4) | (high >> (2 * quarter) & 3) << 4;
                auto const scale = static_cast<int8_t>(b[192 + part * 8 + quarter * 2 + i / 16]);
                *out++ = d * static_cast<float>(scale) * static_cast<float>(value - 32);
            }
}

using Dequantise = void (*)(uint8_t const*, float*);

Dequantise functionOf(GgufType type)
{
    switch (type) {
    case GgufType::Q4_0: return q40;
    case GgufType::Q4_1: return q41;
    case GgufType::Q5_0: return q50;
    case GgufType::Q5_1: return q51;
    case GgufType::Q8_0: return q80;
    case GgufType::Q2_K: return q2k;
    case GgufType::Q3_K: return q3k;
    case GgufType::Q4_K: return q4k;
    case GgufType::Q5_K: return q5k;
    case GgufType::Q6_K: return q6k;
    case GgufType::F32:
    case GgufType::F16:
    case GgufType::BF16: break;
    }
    return nullptr;
}

} // namespace

void dequantiseBlocks(GgufType type, uint8_t const* from, int64_t blocks, float* out)
{
    Dequantise const dequantise = functionOf(type);
    GgufBlock const block = ggufBlock(type);
    for (int64_t i = 0; dequantise && i < blocks; ++i, from += block.bytes, out += block.elements)
        dequantise(from, out);
}

} // namespace fw::nn
