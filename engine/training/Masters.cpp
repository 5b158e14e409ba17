#include "engine/training/Masters.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <string_view>

namespace fw::training {

namespace {

bool hasAny(std::string_view name, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

bool isOfVace(std::string_view name) { return name.rfind("vace_", 0) == 0; }

Role roleOfLayer(nn::Parameter const& parameter)
{
    bool const isMatrix =
        parameter.shape.size() == 2 &&
        hasAny(parameter.name, {"attn1.to", "attn2.to", "ffn.net", "text_embedder", "proj_in"});
    return isMatrix ? Role::Matrix : Role::Other;
}

} // namespace

Masters::Masters(WalkAll walk, std::string prefix, ChooseRole const& choose)
    : m_walk(std::move(walk)), m_prefix(std::move(prefix))
{
    c10::NoGradGuard const noGrad;
    m_walk([&](nn::Parameter const& parameter) {
        at::Tensor const value = parameter.tensor.detach().to(at::kFloat, false, true).contiguous();
        Role const role = choose(parameter);
        value.set_requires_grad(role != Role::Frozen);
        m_values[parameter.name] = value;
        if (role != Role::Frozen)
            m_trained.push_back({m_prefix + parameter.name, value, role == Role::Matrix});
    });
}

void Masters::lend(at::ScalarType dtype) const
{
    m_walk([&](nn::Parameter const& parameter) {
        parameter.tensor = m_values.at(parameter.name).to(parameter.isFp32 ? at::kFloat : dtype);
    });
}

at::Tensor Masters::result(std::string const& name, nn::TensorMap const& average) const
{
    auto const found = average.find(m_prefix + name);
    return found != average.end() ? found->second : m_values.at(name).detach();
}

void Masters::settle(nn::TensorMap const& average) const
{
    c10::NoGradGuard const noGrad;
    m_walk(
        [&](nn::Parameter const& parameter) { parameter.tensor = result(parameter.name, average).clone(); });
}

nn::TensorMap Masters::file(nn::TensorMap const& average) const
{
    nn::TensorMap all;
    for (auto const& [name, value] : m_values)
        all[name] = result(name, average).to(at::kCPU, at::kHalf);
    return all;
}

Role roleInTransformer(nn::Parameter const& parameter)
{
    return isOfVace(parameter.name) ? Role::Frozen : roleOfLayer(parameter);
}

Role roleInVaceBlocks(nn::Parameter const& parameter)
{
    return isOfVace(parameter.name) ? roleOfLayer(parameter) : Role::Frozen;
}

Role roleInVae(nn::Parameter const& parameter)
{
    // What meets pixels and latents directly is not turned as a whole
    bool const isKernel = parameter.shape.size() >= 4 &&
                          !hasAny(parameter.name, {"conv_in", "decoder.conv_out", "quant", "gamma"});
    return isKernel ? Role::Matrix : Role::Other;
}

Role roleInText(nn::Parameter const&) { return Role::Other; }

} // namespace fw::training
