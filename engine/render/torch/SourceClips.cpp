#include "engine/render/torch/SourceClips.h"

#include "engine/nn/Safetensors.h"
#include "engine/render/torch/Colours.h"
#include "engine/render/torch/Frames.h"

#include <ATen/ATen.h>

namespace fw::render {

namespace {

Error refuse(std::string const& path, std::string const& reason)
{
    return fail(Error::Kind::BadInput, "render.latentsKey", {path, reason}, path);
}

/// The colours beside latents; files of other programs and older takes have none.
at::Tensor coloursIn(nn::TensorMap const& tensors, int64_t frames)
{
    auto const found = tensors.find("colours");
    bool const isGood = found != tensors.end() && found->second.sizes() == at::IntArrayRef({frames, 2, 3}) &&
                        at::isfinite(found->second).all().item<bool>();
    return isGood ? found->second.to(at::kFloat) : plainColours().expand({frames, 2, 3});
}

} // namespace

bool SourceClips::isLatents(plan::FileRef const& file)
{
    return std::filesystem::path(file.path).extension() == ".safetensors";
}

Result<SavedLatents> SourceClips::latents(plan::FileRef const& file) const
{
    FW_TRY(nn::TensorMap const tensors, nn::loadSafetensors(file.path));
    auto const found = tensors.find("latents");
    if (found == tensors.end())
        return refuse(file.path, "there is no tensor called latents");
    at::Tensor const latents = found->second.to(at::kFloat);
    models::WanVaeConfig const& vae = m_model.folder().vae;
    bool const fits = latents.dim() == 5 && latents.size(0) == 1 && latents.size(1) == vae.zDim &&
                      latents.size(3) == m_request.size.heightPx / vae.strideSpace() &&
                      latents.size(4) == m_request.size.widthPx / vae.strideSpace();
    if (!fits)
        return refuse(file.path, "size or channels differ from this clip's");
    if (!at::isfinite(latents).all().item<bool>())
        return refuse(file.path, "some numbers are not finite");
    return SavedLatents{latents.to(m_model.placement().device), coloursIn(tensors, latents.size(2))};
}

Result<SavedLatents> SourceClips::longEnough(plan::FileRef const& file, FrameSpan span) const
{
    FW_TRY(SavedLatents saved, latents(file));
    int64_t const have = m_model.folder().vae.pixelFrames(saved.latents.size(2));
    if (have < span.first + span.count)
        return fail(Error::Kind::BadInput, "render.clipTooShort",
                    {file.path, std::to_string(have), std::to_string(span.first + span.count)}, file.path);
    return saved;
}

Result<at::Tensor> SourceClips::decoded(SavedLatents const& saved) const
{
    FW_TRY(models::WanVae const* const vae, m_model.encoder());
    at::Tensor const video = vae->decode(vae->denormalise(saved.latents)).cpu();
    return withColours(video, saved.colours, vae->config.strideTime());
}

Result<at::Tensor> SourceClips::pixels(plan::FileRef const& file, FrameSpan span) const
{
    if (!isLatents(file))
        return loadClip(file.path, m_request.size, {m_request.fps, span.first, span.count});
    FW_TRY(SavedLatents const saved, longEnough(file, span));
    FW_TRY(at::Tensor const video, decoded(saved));
    return video.narrow(2, span.first, span.count);
}

Result<at::Tensor> SourceClips::lastPixels(plan::FileRef const& file, int count) const
{
    if (!isLatents(file))
        return loadClipEnd(file, m_request.size, m_request.fps, count);
    FW_TRY(SavedLatents const saved, longEnough(file, {0, count}));
    FW_TRY(at::Tensor const video, decoded(saved));
    return video.narrow(2, video.size(2) - count, count);
}

Result<at::Tensor> SourceClips::latentsOf(plan::FileRef const& file, FrameSpan span) const
{
    if (!isLatents(file)) {
        FW_TRY(at::Tensor const video, pixels(file, span));
        return m_model.encode(video);
    }
    models::WanVaeConfig const& vae = m_model.folder().vae;
    FW_TRY(SavedLatents const saved, longEnough(file, span));
    return saved.latents.narrow(2, span.first / vae.strideTime(), vae.latentFrames(span.count)).contiguous();
}

} // namespace fw::render
