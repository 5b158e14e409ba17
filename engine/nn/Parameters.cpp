#include "engine/nn/Parameters.h"

#include <ATen/ATen.h>

namespace fw::nn {

void Linear::walk(ParameterWalk const& visit, std::string const& prefix, std::vector<int64_t> shape,
                  bool hasBias, bool isFp32)
{
    int64_t const out = shape.front();
    visit({prefix + ".weight", weight, std::move(shape), isFp32, this});
    if (hasBias)
        visit({prefix + ".bias", bias, {out}, isFp32});
}

at::Tensor Linear::operator()(at::Tensor const& x) const
{
    at::ScalarType const type = weight.scalar_type();
    at::Tensor const in = x.to(type);
    at::Tensor const out = at::linear(in, weight, bias);
    if (!lora.down.defined())
        return out;
    return out.add(at::linear(at::linear(in, lora.down.to(type)), lora.up.to(type)), lora.scale);
}

void Affine::walk(ParameterWalk const& visit, std::string const& prefix, int64_t dim, bool hasBias)
{
    visit({prefix + ".weight", weight, {dim}, true});
    if (hasBias)
        visit({prefix + ".bias", bias, {dim}, true});
}

} // namespace fw::nn
