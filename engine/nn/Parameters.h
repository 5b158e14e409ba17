#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fw::nn {

struct Linear;

/// One parameter of a network while it is walked. Each network lists its parameters once, in `walk`; loading,
/// saving, merging LoRAs, initialising and training all use that list.
struct Parameter {
    std::string name;           ///< the checkpoint key (diffusers naming)
    at::Tensor& tensor;         ///< where it lives in the network
    std::vector<int64_t> shape; ///< what the config says it must be
    bool isFp32 = false;        ///< norms, modulation and time embedding stay fp32 whatever the compute type
    Linear* layer = nullptr;    ///< of a linear layer's weight: the layer, which a LoRA may be trained on
};

using ParameterWalk = std::function<void(Parameter const&)>;

/// The change that a LoRA in training makes to a layer: x -> scale * up(down(x)). Finished ones are merged.
struct LowRank {
    at::Tensor down, up; ///< [rank, in] and [out, rank] fp32; undefined: there is none
    double scale = 1;
};

/// weight [out, in] (or a convolution's), bias [out] (undefined when the layer has none).
struct Linear {
    at::Tensor weight, bias;
    LowRank lora = {};

    /// Lists `prefix`.weight and `prefix`.bias.
    void walk(ParameterWalk const& visit, std::string const& prefix, std::vector<int64_t> shape,
              bool hasBias = true, bool isFp32 = false);
    /// x [..., in] -> [..., out], cast to the weight's type first; with the LoRA where there is one.
    at::Tensor operator()(at::Tensor const& x) const;
};

/// An affine norm: weight [dim] and, where the norm has one, bias [dim]. Always fp32.
struct Affine {
    at::Tensor weight, bias;

    void walk(ParameterWalk const& visit, std::string const& prefix, int64_t dim, bool hasBias = true);
};

} // namespace fw::nn
