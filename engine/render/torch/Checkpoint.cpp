#include "engine/render/torch/Checkpoint.h"

#include "engine/base/Log.h"

#include <ATen/ATen.h>

#include <charconv>

namespace fw::render {

namespace {

constexpr std::chrono::seconds kInterval{20};
constexpr char kFingerprint[] = "fingerprint";
constexpr char kStep[] = "step";
constexpr char kFinished[] = "finished";
constexpr char kColours[] = "finished.colours";
constexpr char kSamplerPrefix[] = "sampler.";

/// Sampler tensors of latents' shape go to the device, small counters stay where they are.
at::Tensor placed(at::Tensor const& tensor, at::Tensor const& like)
{
    return tensor.sizes() == like.sizes() ? tensor.to(like.device()) : tensor;
}

} // namespace

Checkpoint::Checkpoint(std::filesystem::path file, std::string fingerprint, SavedLatents finished)
    : m_file(std::move(file)), m_fingerprint(std::move(fingerprint)), m_finished(std::move(finished))
{
}

SavedLatents Checkpoint::finished() const
{
    std::error_code code;
    if (m_file.empty() || !std::filesystem::exists(m_file, code))
        return {};
    auto const header = readSafetensorsHeader(m_file);
    if (!header || !header->metadata.count(kFingerprint) ||
        header->metadata.at(kFingerprint) != m_fingerprint)
        return {};
    auto const tensors = nn::loadSafetensors(m_file);
    bool const isThere = tensors && tensors->count(kFinished) && tensors->count(kColours);
    return isThere ? SavedLatents{tensors->at(kFinished), tensors->at(kColours)} : SavedLatents{};
}

std::optional<diffusion::DenoiseState> Checkpoint::load(at::Tensor const& noise) const
{
    std::error_code code;
    if (m_file.empty() || !std::filesystem::exists(m_file, code))
        return {};
    auto const header = readSafetensorsHeader(m_file);
    auto const tensors = nn::loadSafetensors(m_file);
    if (!header || !tensors || !tensors->count("latents")) {
        log::warning("checkpoint is damaged and was ignored");
        return {};
    }
    auto const fact = [&](char const* key) {
        auto const found = header->metadata.find(key);
        return found == header->metadata.end() ? std::string() : found->second;
    };
    diffusion::DenoiseState state;
    std::string const step = fact(kStep);
    auto const parsed = std::from_chars(step.data(), step.data() + step.size(), state.nextStep);
    at::Tensor const latents = tensors->at("latents");
    if (fact(kFingerprint) != m_fingerprint || parsed.ec != std::errc() || state.nextStep < 1 ||
        latents.sizes() != noise.sizes() || latents.scalar_type() != noise.scalar_type())
        return {};
    state.latents = latents.to(noise.device());
    std::string const prefix = kSamplerPrefix;
    for (auto const& [name, tensor] : *tensors) {
        if (name.rfind(prefix, 0) == 0)
            state.sampler[name.substr(prefix.size())] = placed(tensor, noise);
    }
    return state;
}

Status Checkpoint::offer(diffusion::DenoiseState const& state, bool isLast)
{
    auto const now = std::chrono::steady_clock::now();
    if (m_file.empty() || (!isLast && now - m_written < kInterval))
        return {};
    m_written = now;
    nn::TensorMap tensors{{"latents", state.latents}};
    if (m_finished.latents.defined()) {
        tensors[kFinished] = m_finished.latents;
        tensors[kColours] = m_finished.colours.contiguous();
    }
    for (auto const& [name, tensor] : state.sampler)
        tensors[kSamplerPrefix + name] = tensor;
    return nn::saveSafetensors(m_file, tensors,
                               {{kFingerprint, m_fingerprint}, {kStep, std::to_string(state.nextStep)}});
}

} // namespace fw::render
