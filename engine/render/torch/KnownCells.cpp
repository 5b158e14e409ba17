#include "engine/render/torch/KnownCells.h"

#include "engine/render/torch/Frames.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace fw::render {

namespace {

/// Writes known latents [1, z, n, H', W'] at a latent frame.
void put(KnownCells& cells, at::Tensor const& latents, int64_t at)
{
    cells.latents.narrow(2, at, latents.size(2)).copy_(latents);
    cells.mask.narrow(2, at, latents.size(2)).fill_(true);
}

/// What a retake keeps: every cell none of whose pixels is made anew.
Status putRetake(Preparing const& in, KnownCells& cells)
{
    FW_TRY(cells.latents, in.clips.latentsOf(in.given().retake->source, in.span()));
    cells.latents = cells.latents.clone();
    at::Tensor const open = openPixels(in);
    int64_t const side = in.vae().strideSpace(), stride = in.vae().strideTime();
    at::Tensor const first =
        open.narrow(2, 0, 1).expand({-1, -1, stride, -1, -1}); // a latent frame of its own
    at::Tensor const all = at::cat({first, open.narrow(2, 1, open.size(2) - 1)}, 2);
    at::Tensor const pooled = at::max_pool3d(all, {stride, side, side}, {stride, side, side});
    cells.mask.copy_(pooled == 0);
    return {};
}

/// A picture at a frame: its latent frame shows it held.
Status putStill(Preparing const& in, plan::TimedFrame const& timed, KnownCells& cells)
{
    FW_TRY(at::Tensor const still, loadStill(timed.image, in.request.size));
    if (timed.frame == 0) {
        FW_TRY(at::Tensor const latents, in.model.encode(still));
        put(cells, latents, 0);
        return {};
    }
    int64_t const stride = in.vae().strideTime();
    FW_TRY(at::Tensor const held, in.model.encode(still.expand({-1, -1, stride + 1, -1, -1})));
    put(cells, held.narrow(2, 1, 1), (timed.frame - 1) / stride + 1);
    return {};
}

/// The parent's last latents, else its last frames encoded.
Status putParent(Preparing const& in, KnownCells& cells)
{
    plan::Neighbour const& extend = *in.given().extend;
    int64_t const count = in.vae().latentFrames(extend.overlapFrames);
    SavedLatents saved = in.place.before;
    if (!in.isChained() && !SourceClips::isLatents(extend.source)) {
        FW_TRY(at::Tensor const frames, parentPixels(in));
        FW_TRY(saved.latents, in.model.encode(frames));
    } else if (!in.isChained()) {
        FW_TRY(saved, in.clips.latents(extend.source));
        if (saved.latents.size(2) < count)
            return fail(Error::Kind::BadInput, "render.latentsKey",
                        {extend.source.path, "the clip is shorter than the overlap"}, extend.source.path);
    }
    put(cells, saved.latents.narrow(2, saved.latents.size(2) - count, count), 0);
    if (saved.colours.defined())
        cells.parentColours = saved.colours.select(0, -1);
    return {};
}

/// The beginning of the clip behind. Its first frame is a latent frame of its own there and the last of four
/// here, so it is encoded behind itself, and known are the latent frames after it.
Status putFollowing(Preparing const& in, KnownCells& cells)
{
    FW_TRY(at::Tensor const frames, followingPixels(in));
    int64_t const stride = in.vae().strideTime();
    at::Tensor const held = frames.narrow(2, 0, 1).expand({-1, -1, stride, -1, -1});
    FW_TRY(at::Tensor const latents, in.model.encode(at::cat({held, frames}, 2)));
    int64_t const count = latents.size(2) - 2;
    if (count > 0)
        put(cells, latents.narrow(2, 2, count), cells.latents.size(2) - count);
    return {};
}

} // namespace

std::vector<plan::TimedFrame> stillsOf(Preparing const& in)
{
    plan::Conditioning const& given = in.given();
    std::vector<plan::TimedFrame> stills;
    if (given.firstFrame)
        stills.push_back({*given.firstFrame, 0});
    if (given.lastFrame)
        stills.push_back({*given.lastFrame, in.request.frames - 1});
    stills.insert(stills.end(), given.timedFrames.begin(), given.timedFrames.end());
    return stills;
}

at::Tensor openPixels(Preparing const& in)
{
    plan::Retake const& retake = *in.given().retake;
    int64_t const height = in.request.size.heightPx, width = in.request.size.widthPx;
    at::Tensor const open = at::zeros({1, 1, in.request.frames, height, width});
    int64_t const first = std::clamp(retake.firstFrame, 0, in.request.frames);
    int64_t const end = std::clamp<int64_t>(retake.endFrame, first, in.request.frames);
    plan::Region const region = retake.region.value_or(plan::Region{});
    auto const place = [](double share, int64_t px) {
        return std::clamp<int64_t>(std::lround(share * static_cast<double>(px)), 0, px);
    };
    int64_t const left = place(region.x, width), right = place(region.x + region.width, width);
    int64_t const top = place(region.y, height), bottom = place(region.y + region.height, height);
    open.narrow(2, first, end - first).narrow(3, top, bottom - top).narrow(4, left, right - left).fill_(1);
    return open;
}

Result<at::Tensor> parentPixels(Preparing const& in)
{
    plan::Neighbour const& extend = *in.given().extend;
    if (!in.isChained())
        return in.clips.lastPixels(extend.source, extend.overlapFrames);
    FW_TRY(at::Tensor const video, in.clips.decoded(in.place.before));
    return video.narrow(2, video.size(2) - extend.overlapFrames, extend.overlapFrames);
}

Result<at::Tensor> followingPixels(Preparing const& in)
{
    plan::Neighbour const& prepend = *in.given().prepend;
    return in.clips.pixels(prepend.source, {0, prepend.overlapFrames});
}

Result<KnownCells> knownCells(Preparing const& in, bool isAll)
{
    models::WanVaeConfig const& vae = in.vae();
    int64_t const frames = vae.latentFrames(in.request.frames);
    int64_t const height = in.request.size.heightPx / vae.strideSpace();
    int64_t const width = in.request.size.widthPx / vae.strideSpace();
    at::Device const device = in.model.placement().device;
    KnownCells cells;
    cells.latents = at::zeros({1, vae.zDim, frames, height, width}, at::device(device).dtype(at::kFloat));
    cells.mask = at::zeros({1, 1, frames, height, width}, at::device(device).dtype(at::kBool));
    if (in.given().retake)
        FW_CHECK(putRetake(in, cells));
    if (!isAll)
        return cells;
    for (plan::TimedFrame const& each : stillsOf(in))
        FW_CHECK(putStill(in, each, cells));
    if (in.given().prepend)
        FW_CHECK(putFollowing(in, cells));
    if (in.given().extend)
        FW_CHECK(putParent(in, cells));
    return cells;
}

} // namespace fw::render
