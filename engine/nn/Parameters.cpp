#include "engine/nn/Parameters.h"

#include <ATen/ATen.h>

namespace fw::nn {

void Linear::walk(ParameterWalk const& visit, std::string const& prefix, std::vector<int64_t> shape,
                  bool hasBias, bool isFp32)
{
    int64_t const out = shape.front();
    visit({prefix + ".weight", weight, std::move(shape), isFp32});
    if (hasBias)
        visit({prefix + ".bias", bias, {out}, isFp32});
}

at::Tensor Linear::operator()(at::Tensor const& x) const
{
    return at::linear(x.to(weight.scalar_type()), weight, bias);
}

void Affine::walk(ParameterWalk const& visit, std::string const& prefix, int64_t dim, bool hasBias)
{
    visit({prefix + ".weight", weight, {dim}, true});
    if (hasBias)
        visit({prefix + ".bias", bias, {dim}, true});
}

} // namespace fw::nn
