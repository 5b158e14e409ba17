#pragma once

// Weights as people's quantised files hold them.

#include <ATen/ATen.h>

#include <map>
#include <string>

namespace fw::test {

enum class Quantise { Fp8, Int8 };

/// The matrices of the blocks as fp8 with one scale each (ComfyUI's form) or as int8 with one for each row
/// (LightX2V's). `wide` gets the same numbers in fp32.
inline std::map<std::string, at::Tensor> quantised(std::map<std::string, at::Tensor> const& tensors,
                                                   Quantise form,
                                                   std::map<std::string, at::Tensor>* wide = nullptr)
{
    std::map<std::string, at::Tensor> out = tensors;
    if (wide)
        *wide = tensors;
    for (auto const& [name, tensor] : tensors) {
        if (name.rfind("blocks.", 0) != 0 || tensor.dim() != 2 || name.find(".weight") == std::string::npos)
            continue;
        std::string const base = name.substr(0, name.size() - 7);
        at::Tensor const value = tensor.to(at::kFloat);
        bool const isFp8 = form == Quantise::Fp8;
        at::Tensor const scale =
            isFp8 ? value.abs().max().div(448) : value.abs().amax(at::IntArrayRef{1}, true).div(127);
        at::Tensor const stored =
            isFp8 ? (value / scale).to(at::kFloat8_e4m3fn) : (value / scale).round().to(at::kChar);
        out[name] = stored;
        out[base + (isFp8 ? ".scale_weight" : ".weight_scale")] = scale;
        if (wide)
            (*wide)[name] = stored.to(at::kFloat) * scale;
    }
    return out;
}

} // namespace fw::test
