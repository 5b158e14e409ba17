#include "engine/render/torch/Conditions.h"

#include "engine/diffusion/VaceContext.h"
#include "engine/nn/Safetensors.h"
#include "engine/render/torch/Frames.h"

#include <ATen/ATen.h>

#include <filesystem>

namespace fw::render {

namespace {

/// The pieces that preparing needs at every step.
struct Preparing {
    LoadedModel& model;
    plan::RenderRequest const& request;
    at::Tensor const& chain; ///< latents to continue from instead of a file

    models::WanVaeConfig const& vae() const { return model.folder().vae; }
    plan::Conditioning const& given() const { return request.conditioning; }
};

bool isLatents(plan::FileRef const& file)
{
    return std::filesystem::path(file.path).extension() == ".safetensors";
}

Error needsVace(char const* what) { return fail(Error::Kind::Unsupported, "render.needsVace", {what}); }

/// What the model cannot do at all, said before anything is loaded.
Status checkAbilities(Preparing const& in)
{
    plan::Conditioning const& given = in.given();
    bool const hasVace = in.model.folder().hasVace();
    if (!given.cast.empty())
        return fail(Error::Kind::Unsupported, "render.cast");
    if (!given.references.empty() && !hasVace)
        return needsVace("reference pictures");
    if (given.lastFrame && !hasVace && !in.model.folder().takesImageChannels())
        return needsVace("a last frame");
    if (!given.extend)
        return {};
    int const overlap = given.extend->overlapFrames;
    int const stride = static_cast<int>(in.vae().strideTime());
    if (overlap < 1 || (overlap - 1) % stride != 0 || overlap >= in.request.frames)
        return fail(Error::Kind::BadInput, "render.overlap",
                    {std::to_string(overlap), std::to_string(in.request.frames), std::to_string(stride)});
    return {};
}

/// The parent's latents, checked against this clip: [1, z, n, H', W'] on the model's device.
Result<at::Tensor> parentLatents(Preparing const& in)
{
    if (in.chain.defined())
        return in.chain;
    std::string const& path = in.given().extend->source.path;
    FW_TRY(nn::TensorMap const tensors, nn::loadSafetensors(path));
    auto const refuse = [&](std::string const& reason) {
        return fail(Error::Kind::BadInput, "render.latentsKey", {path, reason}, path);
    };
    auto const found = tensors.find("latents");
    if (found == tensors.end())
        return refuse("there is no tensor called latents");
    at::Tensor const latents = found->second.to(at::kFloat);
    int64_t const cell = in.vae().strideSpace();
    bool const fits = latents.dim() == 5 && latents.size(0) == 1 && latents.size(1) == in.vae().zDim &&
                      latents.size(3) == in.request.size.heightPx / cell &&
                      latents.size(4) == in.request.size.widthPx / cell;
    if (!fits)
        return refuse("size or channels differ from this clip's");
    if (latents.size(2) < in.vae().latentFrames(in.given().extend->overlapFrames))
        return refuse("the clip is shorter than the overlap");
    if (!at::isfinite(latents).all().item<bool>())
        return refuse("some numbers are not finite");
    return latents.to(in.model.placement().device);
}

/// The parent's last frames as pixels, [1, 3, overlap, H, W] on the CPU; latents are decoded in fp32.
Result<at::Tensor> parentPixels(Preparing const& in)
{
    plan::ExtendFrom const& extend = *in.given().extend;
    if (!in.chain.defined() && !isLatents(extend.source))
        return loadClipEnd(extend.source, in.request.size, in.request.fps, extend.overlapFrames);
    FW_TRY(at::Tensor const latents, parentLatents(in));
    FW_TRY(models::WanVae const* const vae, in.model.encoder());
    at::Tensor const video = vae->decode(vae->denormalise(latents)).cpu();
    return video.narrow(2, video.size(2) - extend.overlapFrames, extend.overlapFrames);
}

/// Everything given, as pixels on a grey clip.
Result<diffusion::KnownFrames> knownFrames(Preparing const& in, Conditions& out)
{
    SizePx const size = in.request.size;
    auto known = diffusion::unknownFrames(in.request.frames, size.heightPx, size.widthPx);
    if (in.given().firstFrame) {
        FW_TRY(at::Tensor const still, loadStill(*in.given().firstFrame, size));
        diffusion::putFrames(known, still, 0);
    }
    if (in.given().lastFrame) {
        FW_TRY(at::Tensor const still, loadStill(*in.given().lastFrame, size));
        diffusion::putFrames(known, still, in.request.frames - 1);
    }
    if (in.given().extend) {
        FW_TRY(out.parentFrames, parentPixels(in));
        diffusion::putFrames(known, out.parentFrames, 0);
    }
    for (plan::FileRef const& file : in.given().references) {
        FW_TRY(at::Tensor const reference,
               loadReference(file, size, static_cast<int>(in.vae().strideSpace())));
        known.references.push_back(reference);
    }
    return known;
}

/// The VAE as a function, keeping the first error of loading it.
diffusion::EncodeVideo encoderOf(models::WanVae const& vae, at::Device device)
{
    return [&vae, device](at::Tensor const& video) {
        return vae.normalise(vae.encode(video.to(device, at::kFloat)));
    };
}

/// VACE context or image channels, both made from pixels.
Status conditionOnPixels(Preparing const& in, Conditions& out)
{
    FW_TRY(diffusion::KnownFrames const known, knownFrames(in, out));
    FW_TRY(models::WanVae const* const vae, in.model.encoder());
    at::Device const device = in.model.placement().device;
    diffusion::LatentGrid const grid{in.vae().strideTime(), in.vae().strideSpace()};
    if (in.model.folder().hasVace()) {
        at::Tensor const context = diffusion::vaceContext(known, grid, encoderOf(*vae, device));
        out.wan.vace = models::VaceInput{context.to(device), {}};
        out.references = static_cast<int64_t>(known.references.size());
    } else {
        out.wan.extraChannels = diffusion::imageChannels(known, grid, encoderOf(*vae, device)).to(device);
    }
    return {};
}

/// Known latent frames at the start: the parent's own where there are any, else encoded pixels.
Result<at::Tensor> prefixLatents(Preparing const& in)
{
    plan::Conditioning const& given = in.given();
    if (!given.extend) {
        FW_TRY(at::Tensor const still, loadStill(*given.firstFrame, in.request.size));
        return in.model.encode(still);
    }
    if (!in.chain.defined() && !isLatents(given.extend->source)) {
        FW_TRY(at::Tensor const frames, parentPixels(in));
        return in.model.encode(frames);
    }
    FW_TRY(at::Tensor const latents, parentLatents(in));
    int64_t const count = in.vae().latentFrames(given.extend->overlapFrames);
    return latents.narrow(2, latents.size(2) - count, count).contiguous();
}

} // namespace

Result<Conditions> prepareConditions(LoadedModel& model, plan::RenderRequest const& request,
                                     at::Tensor const& chain)
{
    Preparing const in{model, request, chain};
    FW_CHECK(checkAbilities(in));
    Conditions out;
    out.wan.isPerToken = model.folder().isPerToken;
    out.overlapFrames = request.conditioning.extend ? request.conditioning.extend->overlapFrames : 0;
    bool const seesPixels = model.folder().hasVace() || model.folder().takesImageChannels();
    if (seesPixels)
        FW_CHECK(conditionOnPixels(in, out));
    if (seesPixels && !model.folder().keepsKnownLatents)
        return out;
    if (request.conditioning.extend || request.conditioning.firstFrame) {
        FW_TRY(at::Tensor const latents, prefixLatents(in));
        out.prefix = diffusion::CleanPrefix{latents, !model.folder().isPerToken, out.references};
        out.wan.cleanFrames = model.folder().isPerToken ? latents.size(2) : 0;
        out.usesLatentReplacement = !model.folder().isPerToken;
    }
    return out;
}

} // namespace fw::render
