#pragma once

#include "engine/nn/Parameters.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace fw::nn {

/// Cosines and sines of the rotary position embedding of one grid, made once per clip size.
struct Rope {
    at::Tensor cosine, sine; ///< [N, headDim / 2] fp32, N = frames * height * width tokens in (f, h, w) order
};

/// Frequencies 1 / 10000^(2i / axis) computed in float64; of the head's width, height and width of the
/// picture get 2 * (headDim / 6) each and time gets the rest (wan.md 2.4, step 4).
Rope makeRope(int64_t frames, int64_t height, int64_t width, int64_t headDim, at::Device device);

/// Turns pairs (x[2i], x[2i+1]) by the table. x [B, N, heads, headDim].
at::Tensor applyRope(at::Tensor const& x, Rope const& rope);

/// x / rms(x) * weight over the last dimension, in fp32 inside.
at::Tensor rmsNorm(at::Tensor const& x, at::Tensor const& weight, double eps);

/// x / |x| * sqrt(C) * gamma over the last dimension (C), then SiLU where asked: the norm of the video
/// autoencoder.
at::Tensor unitNorm(at::Tensor const& x, at::Tensor const& gamma, bool hasSilu);

/// The tanh form of GELU.
at::Tensor gelu(at::Tensor const& x);

/// Layer norm over the last dimension in fp32; weight and bias may be undefined.
at::Tensor layerNorm(at::Tensor const& x, Affine const& affine, double eps);

/// softmax(q k^T * scale + bias) v. q, k, v [B, heads, N, headDim]; bias [.., N, M] or undefined; scale 0: 1
/// / sqrt(headDim).
at::Tensor attention(at::Tensor const& q, at::Tensor const& k, at::Tensor const& v,
                     at::Tensor const& bias = {}, double scale = 0);

/// norm(x) * (1 + scale) + shift in `dtype`, the norm without parameters. x [B, N, dim] fp32; scale and shift
/// [B or 1, N or 1, dim].
at::Tensor modulatedNorm(at::Tensor const& x, at::Tensor const& scale, at::Tensor const& shift, double eps,
                         at::ScalarType dtype);

/// x + y * gate in fp32 (gate undefined: 1).
at::Tensor gatedAdd(at::Tensor const& x, at::Tensor const& y, at::Tensor const& gate = {});

/// Queries or keys as attention wants them: RMS norm over all heads together, then the heads split, then rope
/// where there is one. x [B, N, heads * headDim] -> [B, heads, N, headDim].
at::Tensor normedHeads(at::Tensor const& x, at::Tensor const& weight, int64_t heads, double eps,
                       Rope const* rope = nullptr);

/// [B, N, heads * headDim] -> [B, heads, N, headDim], a view.
at::Tensor splitHeads(at::Tensor const& x, int64_t heads);
/// [B, heads, N, headDim] -> [B, N, heads * headDim].
at::Tensor joinHeads(at::Tensor const& x);

/// Sinusoid of a timestep: [cos | sin] of t * exp(-ln(10000) i / half). t [..] -> [.., size], fp32.
at::Tensor timestepEmbedding(at::Tensor const& t, int64_t size);

} // namespace fw::nn
