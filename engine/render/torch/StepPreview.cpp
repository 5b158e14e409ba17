#include "engine/render/torch/StepPreview.h"

#include "engine/base/Log.h"
#include "engine/diffusion/LatentPreview.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::render {

namespace {

constexpr int kLinearPx = 160; ///< longest side
constexpr int kDecodedPx = 320;
constexpr int kShare = 20; ///< the tiny decoder may take one of so many parts of the time

/// The model's own file, Wan's tables where the channels fit, else none.
std::optional<models::LatentRgb> coloursOf(ModelFolder const& folder)
{
    auto own = models::LatentRgb::read(folder.folder / "preview.json");
    if (own && own->matrix.size(0) == folder.vae.zDim)
        return std::move(*own);
    if (folder.vae.zDim == 16)
        return models::LatentRgb::wan21();
    if (folder.vae.zDim == 48)
        return models::LatentRgb::wan22();
    return {};
}

std::optional<models::TinyVideoDecoder> tinyOf(LoadedModel const& model)
{
    std::filesystem::path const file = model.folder().tinyDecoder();
    if (file.empty())
        return {};
    auto tiny = models::TinyVideoDecoder::load(file, model.placement());
    bool const fits = tiny && tiny->channels() == model.folder().vae.zDim &&
                      tiny->strideTime() == model.folder().vae.strideTime();
    if (!fits)
        log::warning("preview decoder not used: " + (tiny ? file.string() : tiny.error().message()));
    return fits ? std::optional(std::move(*tiny)) : std::nullopt;
}

} // namespace

StepPreview StepPreview::of(LoadedModel const& model)
{
    StepPreview preview;
    preview.m_colours = coloursOf(model.folder());
    preview.m_tiny = tinyOf(model);
    return preview;
}

bool StepPreview::isTinysTurn(bool isLast) const
{
    bool const isFirst = m_shown == Clock::time_point();
    return m_tiny && (isLast || isFirst || Clock::now() - m_shown > m_cost * kShare);
}

/// Frame by frame, so that memory stays flat.
std::vector<Image> StepPreview::decoded(at::Tensor const& x0) const
{
    std::vector<Image> pictures;
    models::TinyVideoDecoder::Stream stream;
    for (int64_t i = 0; i < x0.size(2); ++i) {
        at::Tensor const video = m_tiny->decode(x0.narrow(2, i, 1), stream);
        int64_t const height = video.size(3), width = video.size(4);
        double const scale =
            std::min(1.0, static_cast<double>(kDecodedPx) / static_cast<double>(std::max(height, width)));
        auto const scaled = [&](int64_t px) {
            return std::max<int64_t>(1, static_cast<int64_t>(static_cast<double>(px) * scale));
        };
        at::Tensor const small =
            at::adaptive_avg_pool2d(video.select(0, 0).transpose(0, 1), {scaled(height), scaled(width)});
        for (Image& image : diffusion::toImages(small.transpose(0, 1).unsqueeze(0)))
            pictures.push_back(std::move(image));
    }
    return pictures;
}

std::vector<Image> StepPreview::frames(at::Tensor const& x0, bool isLast)
{
    if (isTinysTurn(isLast)) {
        Clock::time_point const begin = Clock::now();
        std::vector<Image> pictures = decoded(x0);
        m_shown = Clock::now();
        m_cost = m_shown - begin;
        return pictures;
    }
    if (m_tiny || !m_colours)
        return {};
    return diffusion::LatentPreview(*m_colours).frames(x0, kLinearPx);
}

} // namespace fw::render
