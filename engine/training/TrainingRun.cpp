#include "engine/training/TrainingRun.h"

#include "engine/base/Json.h"
#include "engine/base/SafetensorsHeader.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace fw::training {

namespace {

constexpr char kSettings[] = "settings";
constexpr char kLosses[] = "losses";
constexpr char kParameter[] = "parameter.";
constexpr char kAverage[] = "average.";
constexpr char kOptimiser[] = "optimiser.";

/// The first setting in which two runs differ, empty when there is none.
std::string firstDifference(Json const& stored, Json const& wanted)
{
    for (auto const& item : wanted.items())
        if (!stored.contains(item.key()) || stored[item.key()] != item.value())
            return item.key();
    return stored.size() == wanted.size() ? std::string() : "number of settings";
}

nn::TensorMap withPrefix(nn::TensorMap const& tensors, std::string const& prefix)
{
    nn::TensorMap found;
    for (auto const& [key, tensor] : tensors)
        if (key.rfind(prefix, 0) == 0)
            found[key.substr(prefix.size())] = tensor;
    return found;
}

} // namespace

double rateFactor(RunSettings const& settings, int64_t step)
{
    auto const done = static_cast<double>(step);
    double const rise = settings.warmUp > 0 ? (done + 1) / static_cast<double>(settings.warmUp) : 1;
    double const fall = 1 - done / static_cast<double>(std::max<int64_t>(1, settings.steps));
    return std::min(1.0, rise) * std::max(settings.lastFactor, fall);
}

TrainingRun::TrainingRun(std::vector<Trained> parameters, RunSettings settings)
    : m_optimiser(std::move(parameters), settings.optimiser), m_settings(settings)
{
    for (Trained const& each : m_optimiser.parameters())
        m_average[each.name] = each.tensor.detach().clone();
}

Status TrainingRun::step(at::Tensor const& loss)
{
    double const value = loss.item<double>();
    m_optimiser.clearGradients();
    loss.backward();
    double const length = m_optimiser.clipGradients(m_settings.longestGradient);
    if (!std::isfinite(value) || !std::isfinite(length)) {
        m_optimiser.clearGradients();
        return fail(Error::Kind::Internal, "training.notFinite", {std::to_string(stepsDone() + 1)});
    }
    m_optimiser.step(rateFactor(m_settings, stepsDone()));
    m_optimiser.clearGradients();
    m_losses.push_back(static_cast<float>(value));

    c10::NoGradGuard const noGrad;
    auto const count = static_cast<double>(stepsDone());
    double const decay = std::min(m_settings.averageDecay, (1 + count) / (10 + count));
    for (Trained const& each : parameters())
        m_average.at(each.name).lerp_(each.tensor, 1 - decay);
    return {};
}

Status TrainingRun::save(std::filesystem::path const& file, std::string const& settings) const
{
    c10::NoGradGuard const noGrad;
    nn::TensorMap all{{kLosses, at::tensor(m_losses)}};
    for (Trained const& each : parameters())
        all[kParameter + each.name] = each.tensor.detach();
    for (auto const& [name, tensor] : m_average)
        all[kAverage + name] = tensor;
    for (auto const& [name, tensor] : m_optimiser.state())
        all[kOptimiser + name] = tensor;
    return nn::saveSafetensors(file, all, {{kSettings, settings}});
}

Status TrainingRun::resume(std::filesystem::path const& file, std::string const& settings)
{
    c10::NoGradGuard const noGrad;
    std::string const name = file.string();
    FW_TRY(SafetensorsHeader const header, readSafetensorsHeader(file));
    FW_TRY(nn::TensorMap const tensors, nn::loadSafetensors(file));
    auto const stored = header.metadata.find(kSettings);
    Error const damaged = fail(Error::Kind::BadInput, "training.checkpoint", {name}, name);
    if (stored == header.metadata.end() || !tensors.count(kLosses))
        return damaged;
    FW_TRY(Json const was, parseJson(stored->second, name));
    FW_TRY(Json const wanted, parseJson(settings, name));
    if (std::string const other = firstDifference(was, wanted); !other.empty())
        return fail(Error::Kind::Conflict, "training.otherSettings", {name, other}, name);
    for (auto const& [key, tensor] : m_average)
        for (char const* prefix : {kParameter, kAverage}) {
            auto const found = tensors.find(prefix + key);
            if (found == tensors.end() || found->second.sizes() != tensor.sizes())
                return damaged;
        }
    FW_CHECK(m_optimiser.restore(withPrefix(tensors, kOptimiser), name));
    for (Trained const& each : parameters())
        at::Tensor(each.tensor).copy_(tensors.at(kParameter + each.name));
    for (auto& [key, tensor] : m_average)
        tensor.copy_(tensors.at(kAverage + key));
    at::Tensor const losses = tensors.at(kLosses).to(at::kFloat).contiguous();
    m_losses.assign(losses.const_data_ptr<float>(), losses.const_data_ptr<float>() + losses.numel());
    return {};
}

} // namespace fw::training
