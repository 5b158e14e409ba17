#include "engine/render/torch/Conditions.h"

#include "engine/diffusion/LatentPreview.h"
#include "engine/diffusion/VaceContext.h"
#include "engine/render/torch/Frames.h"
#include "engine/render/torch/KnownCells.h"

#include <ATen/ATen.h>

namespace fw::render {

namespace {

Error needsVace(char const* what) { return fail(Error::Kind::Unsupported, "render.needsVace", {what}); }

/// What the model cannot do at all, said before anything is loaded.
Status checkAbilities(Preparing const& in)
{
    plan::Conditioning const& given = in.given();
    bool const drawsPeople = in.model.folder().hasVace() && !in.model.folder().keepsKnownLatents;
    if (!given.cast.empty() && !(drawsPeople && in.openCast))
        return fail(Error::Kind::Unsupported, "render.cast");
    if (!given.references.empty() && !in.model.folder().hasVace())
        return needsVace("reference pictures");
    int const stride = static_cast<int>(in.vae().strideTime());
    for (auto const* each : {&given.extend, &given.prepend}) {
        if (!*each)
            continue;
        int const overlap = (*each)->overlapFrames;
        if (overlap < 1 || (overlap - 1) % stride != 0 || overlap >= in.request.frames)
            return fail(Error::Kind::BadInput, "render.overlap",
                        {std::to_string(overlap), std::to_string(in.request.frames), std::to_string(stride)});
    }
    return {};
}

/// What a retake keeps, on the grey of what is made anew.
Status putRetake(Preparing const& in, diffusion::KnownFrames& known)
{
    FW_TRY(at::Tensor const video, in.clips.pixels(in.given().retake->source, in.span()));
    known.mask = openPixels(in);
    known.video = video * (1 - known.mask);
    return {};
}

/// Everything given, as pixels on a grey clip.
Result<diffusion::KnownFrames> knownFrames(Preparing const& in, Conditions& out)
{
    SizePx const size = in.request.size;
    auto known = diffusion::unknownFrames(in.request.frames, size.heightPx, size.widthPx);
    if (in.given().retake)
        FW_CHECK(putRetake(in, known));
    for (plan::TimedFrame const& each : stillsOf(in)) {
        FW_TRY(at::Tensor const still, loadStill(each.image, size));
        diffusion::putFrames(known, still, each.frame);
    }
    if (in.given().prepend) {
        FW_TRY(out.back.pixels, followingPixels(in));
        diffusion::putFrames(known, out.back.pixels, in.request.frames - out.back.count);
    }
    if (in.given().extend) {
        FW_TRY(out.front.pixels, parentPixels(in));
        diffusion::putFrames(known, out.front.pixels, 0);
    }
    for (plan::FileRef const& file : in.given().references) {
        FW_TRY(at::Tensor const reference,
               loadReference(file, size, static_cast<int>(in.vae().strideSpace())));
        known.references.push_back(reference);
    }
    if (in.given().cast.empty())
        return known;
    FW_TRY(std::vector<Image> const people, in.openCast());
    for (Image const& picture : people)
        known.references.push_back(asReference(picture, size, static_cast<int>(in.vae().strideSpace())));
    return known;
}

/// VACE context or image channels, both made from pixels.
Status conditionOnPixels(Preparing const& in, Conditions& out)
{
    FW_TRY(diffusion::KnownFrames const known, knownFrames(in, out));
    FW_CHECK(in.model.encoder()); // the one thing of encoding that can fail
    auto const encode = [&](at::Tensor const& video) { return in.model.encode(video).value(); };
    at::Device const device = in.model.placement().device;
    diffusion::LatentGrid const grid{in.vae().strideTime(), in.vae().strideSpace()};
    if (in.model.folder().hasVace()) {
        at::Tensor const context = diffusion::vaceContext(known, grid, encode);
        out.wan.vace = models::VaceInput{context.to(device), {}};
        out.references = static_cast<int64_t>(known.references.size());
    } else {
        out.wan.extraChannels = diffusion::imageChannels(known, grid, encode).to(device);
    }
    return {};
}

/// One end of the clip as CLIP looks at it: its own picture, else the frame that is known there.
Result<at::Tensor> endForClip(Preparing const& in, std::optional<plan::FileRef> const& file,
                              SharedFrames const& shared, bool isFirst)
{
    int const side = static_cast<int>(in.model.folder().image.sidePx);
    if (file)
        return loadForClip(*file, side);
    bool const isTwo = in.model.folder().takesTwoPictures();
    if (!shared.pixels.defined())
        return fail(Error::Kind::BadInput, isTwo ? "render.needsTwoPictures" : "render.needsPicture",
                    {in.model.folder().folder.filename().string()});
    at::Tensor const frame = shared.pixels.narrow(2, isFirst ? 0 : shared.pixels.size(2) - 1, 1);
    return forClip(diffusion::toImages(frame).front(), side);
}

/// I2V 2.1 looks at its first picture through CLIP, FLF2V at both.
Status lookAtPictures(Preparing const& in, Conditions& out)
{
    FW_TRY(at::Tensor pictures, endForClip(in, in.given().firstFrame, out.front, true));
    if (in.model.folder().takesTwoPictures()) {
        FW_TRY(at::Tensor const last, endForClip(in, in.given().lastFrame, out.back, false));
        pictures = at::cat({pictures, last});
    }
    FW_TRY(out.pictures, in.model.lookAt(pictures));
    return {};
}

/// Video-to-video: references begin as themselves, the clip as its source.
Status beginFromVideo(Preparing const& in, Conditions& out)
{
    FW_TRY(out.start, in.clips.latentsOf(in.given().video->source, in.span()));
    if (out.references > 0) {
        at::Tensor const shown =
            out.wan.vace->context.narrow(1, 0, in.vae().zDim).narrow(2, 0, out.references);
        out.start = at::cat({shown.to(out.start.options()), out.start}, 2);
    }
    return {};
}

/// Known cells overwrite the sample; of a TI2V model their tokens are told timestep 0.
void keep(KnownCells const& cells, Preparing const& in, Conditions& out)
{
    bool const isPerToken = in.model.folder().isPerToken;
    at::Tensor mask = cells.mask;
    if (isPerToken) { // a token is four cells: it is known when they all are
        at::Tensor const tokens = mask.view({mask.size(2), mask.size(3) / 2, 2, mask.size(4) / 2, 2});
        out.wan.clean = tokens.all(4).all(2);
        mask = out.wan.clean.repeat_interleave(2, 1).repeat_interleave(2, 2).view(mask.sizes());
    }
    out.known = diffusion::KnownLatents{cells.latents, mask, !isPerToken, out.references};
}

} // namespace

Result<Conditions> prepareConditions(LoadedModel& model, plan::RenderRequest const& request,
                                     ChainPlace const& place, CastSource const& openCast)
{
    Preparing const in{model, request, place, SourceClips(model, request), openCast};
    plan::Conditioning const& given = request.conditioning;
    FW_CHECK(checkAbilities(in));
    Conditions out;
    out.wan.isPerToken = model.folder().isPerToken;
    out.front.count = given.extend ? given.extend->overlapFrames : 0;
    out.back.count = given.prepend ? given.prepend->overlapFrames : 0;
    bool const seesPixels = model.folder().hasVace() || model.folder().takesImageChannels();
    if (seesPixels)
        FW_CHECK(conditionOnPixels(in, out));
    if (model.folder().seesThroughClip())
        FW_CHECK(lookAtPictures(in, out));
    if (given.video)
        FW_CHECK(beginFromVideo(in, out));
    bool const isWeak = !seesPixels || model.folder().keepsKnownLatents;
    if (isWeak || given.retake) {
        FW_TRY(KnownCells const cells, knownCells(in, isWeak));
        if (cells.mask.any().item<bool>())
            keep(cells, in, out);
        if (!out.front.pixels.defined())
            out.front.colours = cells.parentColours;
        out.usesLatentReplacement = isWeak && out.known && out.known->isNoised;
    }
    return out;
}

Result<KeptFrames> keptFrames(LoadedModel& model, plan::RenderRequest const& request)
{
    ChainPlace const whole;
    Preparing const in{model, request, whole, SourceClips(model, request)};
    FW_TRY(at::Tensor const source, in.clips.pixels(request.conditioning.retake->source, in.span()));
    constexpr int64_t kFeatherPx = 8;
    at::Tensor const open = openPixels(in);
    at::Tensor const frames = open.select(0, 0).transpose(0, 1); // [F, 1, H, W]
    at::Tensor const padded = at::replication_pad2d(frames, {kFeatherPx, kFeatherPx, kFeatherPx, kFeatherPx});
    at::Tensor const soft = at::avg_pool2d(padded, {2 * kFeatherPx + 1, 2 * kFeatherPx + 1}, {1, 1});
    return KeptFrames{source, (soft * frames).transpose(0, 1).unsqueeze(0)};
}

} // namespace fw::render
