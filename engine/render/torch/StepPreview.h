#pragma once

#include "engine/base/Image.h"
#include "engine/models/LatentRgb.h"
#include "engine/models/TinyVideoDecoder.h"
#include "engine/render/torch/LoadedModel.h"

#include <chrono>
#include <optional>
#include <vector>

namespace fw::render {

/// Small pictures of the predicted clean clip after a step: linearly from the latents at every step; by the
/// tiny decoder, where its file is there, as often as it takes less than a twentieth of the time. Thread: GPU
/// worker.
class StepPreview {
public:
    /// What the model's folder offers; a tiny decoder that cannot be read is left out.
    static StepPreview of(LoadedModel const& model);

    bool isEmpty() const { return !m_colours && !m_tiny; }

    /// x0 [1, C, T', h, w] normalised latents. Empty: the last pictures are still the best.
    std::vector<Image> frames(at::Tensor const& x0, bool isLast);

private:
    bool isTinysTurn(bool isLast) const;
    std::vector<Image> decoded(at::Tensor const& x0) const;

    using Clock = std::chrono::steady_clock;
    std::optional<models::LatentRgb> m_colours;
    std::optional<models::TinyVideoDecoder> m_tiny;
    Clock::time_point m_shown{}; ///< when the tiny decoder was asked last
    Clock::duration m_cost{};    ///< what it took then
};

} // namespace fw::render
