#pragma once

#include "engine/base/Image.h"
#include "engine/models/LatentRgb.h"

#include <vector>

namespace fw::diffusion {

/// Turns predicted clean latents into a small clip, cheaply enough for every step: one matrix per latent
/// pixel, then smooth enlarging. One picture per latent frame. Thread: GPU worker.
class LatentPreview {
public:
    explicit LatentPreview(models::LatentRgb colours) : m_colours(std::move(colours)) {}

    /// x0 [1, C, T', H', W'] normalised latents -> T' pictures no wider or higher than `longestPx`, at least
    /// latent size.
    std::vector<Image> frames(at::Tensor const& x0, int longestPx) const;

private:
    models::LatentRgb m_colours;
};

/// [1, 3, T, H, W] in -1..1 -> 8-bit pictures: round((x + 1) * 127.5), as diffusers' postprocess does.
std::vector<Image> toImages(at::Tensor const& video);

} // namespace fw::diffusion
