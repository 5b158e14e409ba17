#include "engine/nn/Ops.h"

#include "engine/nn/FusedCpu.h"

#include <ATen/ATen.h>

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

namespace fw::nn {

namespace {

bool isInference(std::initializer_list<at::Tensor> tensors)
{
    return std::all_of(tensors.begin(), tensors.end(), [](at::Tensor const& t) { return fused::canRun(t); });
}

} // namespace

Rope makeRope(int64_t frames, int64_t height, int64_t width, int64_t headDim, at::Device device)
{
    int64_t const side = 2 * (headDim / 6);
    int64_t const time = headDim - 2 * side;
    auto const options = at::TensorOptions().dtype(at::kDouble);
    auto const axis = [&](int64_t positions, int64_t size) {
        at::Tensor const exponent = at::arange(0, size, 2, options) / static_cast<double>(size);
        return at::arange(positions, options).unsqueeze(1) /
               at::pow(10000.0, exponent); // [positions, size / 2]
    };
    at::Tensor const angles =
        at::cat({axis(frames, time).view({frames, 1, 1, -1}).expand({frames, height, width, -1}),
                 axis(height, side).view({1, height, 1, -1}).expand({frames, height, width, -1}),
                 axis(width, side).view({1, 1, width, -1}).expand({frames, height, width, -1})},
                -1)
            .reshape({frames * height * width, headDim / 2});
    return {angles.cos().to(device, at::kFloat), angles.sin().to(device, at::kFloat)};
}

at::Tensor applyRope(at::Tensor const& x, Rope const& rope)
{
    at::Tensor const pairs = x.to(at::kFloat).unflatten(-1, {-1, 2});
    at::Tensor const a = pairs.select(-1, 0), b = pairs.select(-1, 1);
    at::Tensor const c = rope.cosine.unsqueeze(1), s = rope.sine.unsqueeze(1);
    return at::stack({a * c - b * s, a * s + b * c}, -1).flatten(-2).to(x.scalar_type());
}

at::Tensor rmsNorm(at::Tensor const& x, at::Tensor const& weight, double eps)
{
    at::Tensor const wide = x.to(at::kFloat);
    return (wide * at::rsqrt(wide.square().mean(-1, true) + eps) * weight).to(x.scalar_type());
}

at::Tensor unitNorm(at::Tensor const& x, at::Tensor const& gamma, bool hasSilu)
{
    if (isInference({x}) && !(c10::GradMode::is_enabled() && gamma.requires_grad())) {
        return fused::unitNorm(x, gamma, hasSilu);
    }
    at::Tensor const wide = x.to(at::kFloat);
    at::Tensor const length = at::linalg_vector_norm(wide, 2, at::IntArrayRef{-1}, true).clamp_min(1e-12);
    at::Tensor const out = wide / length * (gamma.flatten() * std::sqrt(static_cast<double>(x.size(-1))));
    return (hasSilu ? at::silu(out) : out).to(x.scalar_type());
}

at::Tensor gelu(at::Tensor const& x) { return isInference({x}) ? fused::gelu(x) : at::gelu(x, "tanh"); }

at::Tensor layerNorm(at::Tensor const& x, Affine const& affine, double eps)
{
    auto const optional = [](at::Tensor const& t) { return t.defined() ? std::optional(t) : std::nullopt; };
    return at::layer_norm(x.to(at::kFloat), {x.size(-1)}, optional(affine.weight), optional(affine.bias),
                          eps);
}

at::Tensor attention(at::Tensor const& q, at::Tensor const& k, at::Tensor const& v, at::Tensor const& bias,
                     double scale)
{
    std::optional<at::Tensor> const mask = bias.defined() ? std::optional(bias) : std::nullopt;
    return at::scaled_dot_product_attention(q, k, v, mask, 0.0, false,
                                            scale == 0 ? std::nullopt : std::optional(scale));
}

at::Tensor modulatedNorm(at::Tensor const& x, at::Tensor const& scale, at::Tensor const& shift, double eps,
                         at::ScalarType dtype)
{
    if (isInference({x, scale, shift}) && x.scalar_type() == at::kFloat)
        return fused::modulatedNorm(x, scale, shift, eps, dtype);
    return at::addcmul(shift, layerNorm(x, {}, eps), scale + 1).to(dtype);
}

at::Tensor gatedAdd(at::Tensor const& x, at::Tensor const& y, at::Tensor const& gate)
{
    if (isInference({x, y}) && (!gate.defined() || isInference({gate})) && x.scalar_type() == at::kFloat)
        return fused::gatedAdd(x, y, gate);
    at::Tensor const wide = y.to(at::kFloat);
    return gate.defined() ? at::addcmul(x, wide, gate) : x + wide;
}

at::Tensor normedHeads(at::Tensor const& x, at::Tensor const& weight, int64_t heads, double eps,
                       Rope const* rope)
{
    if (isInference({x}) && !(c10::GradMode::is_enabled() && weight.requires_grad()))
        return fused::normedHeads(x, weight, heads, eps, rope);
    at::Tensor const split = rmsNorm(x, weight, eps).unflatten(-1, {heads, -1});
    return (rope ? applyRope(split, *rope) : split).transpose(1, 2);
}

at::Tensor splitHeads(at::Tensor const& x, int64_t heads)
{
    return x.unflatten(-1, {heads, -1}).transpose(1, 2);
}

at::Tensor joinHeads(at::Tensor const& x) { return x.transpose(1, 2).flatten(2); }

at::Tensor timestepEmbedding(at::Tensor const& t, int64_t size)
{
    int64_t const half = size / 2;
    // In the order of diffusers' get_timestep_embedding: at 1000 one bit of a rate shows in the fourth digit
    at::Tensor const places = at::arange(half, at::TensorOptions().dtype(at::kFloat).device(t.device()));
    at::Tensor const rates = at::exp(places * -std::log(10000.0) / half);
    at::Tensor const angles = t.to(at::kFloat).unsqueeze(-1) * rates;
    at::Tensor const all = at::cat({angles.cos(), angles.sin()}, -1);
    return size % 2 == 0 ? all : at::constant_pad_nd(all, {0, 1});
}

} // namespace fw::nn
