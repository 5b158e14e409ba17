#include "engine/training/Optimiser.h"

#include "engine/nn/Device.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace fw::training {

namespace {

constexpr char kFirst[] = "first.";
constexpr char kSecond[] = "second.";
constexpr char kSteps[] = "steps";

std::vector<int64_t> flattenedShape(at::Tensor const& tensor)
{
    return {tensor.size(0), tensor.numel() / tensor.size(0)};
}

} // namespace

at::Tensor orthogonalised(at::Tensor const& input)
{
    constexpr int kIterations = 5;
    bool const isBf16 = input.is_cuda() || nn::cpuHasBf16();
    at::Tensor x = isBf16 ? input.to(at::kBFloat16) : input;
    bool const isTall = x.size(-2) > x.size(-1);
    if (isTall)
        x = x.transpose(-1, -2);
    x = x / (at::linalg_vector_norm(x.to(at::kFloat), 2, at::IntArrayRef{-2, -1}, true) + 1e-7)
                .to(x.scalar_type());
    for (int i = 0; i < kIterations; ++i) {
        at::Tensor const a = at::matmul(x, x.transpose(-1, -2));
        at::Tensor const b = a * -4.7750 + at::matmul(a, a) * 2.0315;
        x = x * 3.4445 + at::matmul(b, x);
    }
    return (isTall ? x.transpose(-1, -2) : x).to(input.scalar_type());
}

Optimiser::Optimiser(std::vector<Trained> parameters, OptimiserSettings settings)
    : m_parameters(std::move(parameters)), m_settings(settings)
{
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        at::Tensor const like = m_parameters[i].tensor.detach();
        m_first.push_back(at::zeros_like(like));
        m_second.push_back(m_parameters[i].isMatrix ? at::Tensor() : at::zeros_like(like));
        if (!m_parameters[i].isMatrix)
            continue;
        std::vector<int64_t> const shape = flattenedShape(like);
        auto const group = std::find_if(m_groups.begin(), m_groups.end(),
                                        [&](auto const& each) { return each.first == shape; });
        if (group == m_groups.end())
            m_groups.push_back({shape, {i}});
        else
            group->second.push_back(i);
    }
}

void Optimiser::stepMatrices(double factor)
{
    double const rate = m_settings.matrixRate * factor;
    for (auto const& [shape, members] : m_groups) {
        std::vector<at::Tensor> directions;
        std::vector<size_t> moved;
        for (size_t const i : members) {
            at::Tensor const gradient = m_parameters[i].tensor.grad();
            if (!gradient.defined())
                continue;
            m_first[i].lerp_(gradient, 1 - m_settings.momentum);
            directions.push_back(gradient.lerp(m_first[i], m_settings.momentum).reshape(shape)); // Nesterov
            moved.push_back(i);
        }
        if (moved.empty())
            continue;
        at::Tensor const steps = orthogonalised(at::stack(directions));
        double const size = std::sqrt(std::max(1.0, static_cast<double>(shape[0]) / shape[1]));
        for (size_t k = 0; k < moved.size(); ++k) {
            at::Tensor const tensor = m_parameters[moved[k]].tensor;
            tensor.mul_(1 - rate * m_settings.weightDecay);
            tensor.add_(steps[static_cast<int64_t>(k)].reshape(tensor.sizes()), -rate * size);
        }
    }
}

void Optimiser::stepOthers(double factor)
{
    auto const count = static_cast<double>(m_steps);
    double const correction1 = 1 - std::pow(m_settings.beta1, count);
    double const correction2 = 1 - std::pow(m_settings.beta2, count);
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        at::Tensor const gradient = m_parameters[i].tensor.grad();
        if (m_parameters[i].isMatrix || !gradient.defined())
            continue;
        m_first[i].lerp_(gradient, 1 - m_settings.beta1);
        m_second[i].mul_(m_settings.beta2).addcmul_(gradient, gradient, 1 - m_settings.beta2);
        at::Tensor const spread = (m_second[i] / correction2).sqrt_().add_(m_settings.epsilon);
        m_parameters[i].tensor.addcdiv_(m_first[i], spread, -m_settings.rate * factor / correction1);
    }
}

void Optimiser::step(double factor)
{
    c10::NoGradGuard const noGrad;
    ++m_steps;
    stepMatrices(factor);
    stepOthers(factor);
}

void Optimiser::clearGradients()
{
    for (Trained& each : m_parameters)
        each.tensor.mutable_grad() = at::Tensor();
}

double Optimiser::clipGradients(double longest)
{
    c10::NoGradGuard const noGrad;
    std::vector<at::Tensor> gradients, lengths;
    for (Trained const& each : m_parameters) {
        if (!each.tensor.grad().defined())
            continue;
        gradients.push_back(each.tensor.grad());
        lengths.push_back(at::linalg_vector_norm(gradients.back(), 2));
    }
    if (gradients.empty())
        return 0;
    double const length = at::linalg_vector_norm(at::stack(lengths), 2).item<double>();
    if (length > longest)
        for (at::Tensor& gradient : gradients)
            gradient.mul_(longest / length);
    return length;
}

nn::TensorMap Optimiser::state() const
{
    nn::TensorMap all{{kSteps, at::scalar_tensor(m_steps, at::kLong).view({1})}};
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        all[kFirst + m_parameters[i].name] = m_first[i];
        if (m_second[i].defined())
            all[kSecond + m_parameters[i].name] = m_second[i];
    }
    return all;
}

Status Optimiser::restore(nn::TensorMap const& state, std::string const& name)
{
    nn::TensorMap const own = this->state();
    for (auto const& [key, tensor] : own) {
        auto const found = state.find(key);
        if (found == state.end() || found->second.sizes() != tensor.sizes())
            return fail(Error::Kind::BadInput, "training.checkpoint", {name}, name);
    }
    m_steps = state.at(kSteps).item<int64_t>();
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        m_first[i].copy_(state.at(kFirst + m_parameters[i].name));
        if (m_second[i].defined())
            m_second[i].copy_(state.at(kSecond + m_parameters[i].name));
    }
    return {};
}

} // namespace fw::training
