#include "engine/render/torch/Frames.h"

#include "engine/media/ClipReader.h"
#include "engine/media/Lanczos.h"
#include "engine/media/Foreign.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/plan/Resolve.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fw::render {

namespace {
constexpr media::Rgb kWhite = {255, 255, 255};
}

at::Tensor toVideo(std::vector<Image> const& images)
{
    int64_t const height = images.front().heightPx();
    int64_t const width = images.front().widthPx();
    at::Tensor const bytes = at::empty({static_cast<int64_t>(images.size()), height, width, 3}, at::kByte);
    size_t const rowBytes = static_cast<size_t>(width) * 3;
    uint8_t* target = bytes.mutable_data_ptr<uint8_t>();
    for (Image const& image : images) {
        for (int y = 0; y < height; ++y, target += rowBytes)
            std::memcpy(target, image.row(y), rowBytes);
    }
    return bytes.permute({3, 0, 1, 2}).unsqueeze(0).to(at::kFloat).div(127.5).sub(1).contiguous();
}

namespace {

/// Scaled as Pillow does it until it covers `size`, then the middle of it: [1, 3, 1, H, W].
at::Tensor covering(Image const& image, SizePx size, media::PillowFilter filter)
{
    double const scale = std::max(static_cast<double>(size.widthPx) / image.widthPx(),
                                  static_cast<double>(size.heightPx) / image.heightPx());
    auto const scaled = [&](int px, int least) {
        return std::max(least, static_cast<int>(std::floor(px * scale + 1e-6)));
    };
    SizePx const whole{scaled(image.widthPx(), size.widthPx), scaled(image.heightPx(), size.heightPx)};
    return toVideo({media::resizeAsPillow(image, whole, filter)})
        .narrow(3, (whole.heightPx - size.heightPx) / 2, size.heightPx)
        .narrow(4, (whole.widthPx - size.widthPx) / 2, size.widthPx)
        .contiguous();
}

} // namespace

Result<at::Tensor> loadStill(plan::FileRef const& file, SizePx size)
{
    FW_TRY(Image const read, media::readForeignImage(file.path));
    return covering(media::flatten(read), size, media::PillowFilter::Lanczos);
}

at::Tensor forClip(Image const& image, int sidePx)
{
    at::Tensor const square = covering(image, {sidePx, sidePx}, media::PillowFilter::Bicubic);
    return square.select(2, 0).add(1).div(2);
}

Result<at::Tensor> loadForClip(plan::FileRef const& file, int sidePx)
{
    FW_TRY(Image const read, media::readForeignImage(file.path));
    return forClip(media::flatten(read), sidePx);
}

Result<at::Tensor> loadReference(plan::FileRef const& file, SizePx size, int cellPx)
{
    FW_TRY(Image const read, media::readForeignImage(file.path));
    return asReference(read, size, cellPx);
}

at::Tensor asReference(Image const& picture, SizePx size, int cellPx)
{
    Image image = media::flatten(picture, kWhite);
    SizePx const whole{image.widthPx() / cellPx * cellPx, image.heightPx() / cellPx * cellPx};
    if (whole != image.size() && whole.widthPx > 0 && whole.heightPx > 0)
        image = media::resizeAsPillow(image, whole);
    double const scale = std::min(static_cast<double>(size.widthPx) / image.widthPx(),
                                  static_cast<double>(size.heightPx) / image.heightPx());
    int64_t const height = std::max<int64_t>(1, static_cast<int64_t>(image.heightPx() * scale));
    int64_t const width = std::max<int64_t>(1, static_cast<int64_t>(image.widthPx() * scale));
    at::Tensor const resized = at::upsample_bilinear2d(toVideo({image}).select(2, 0), {height, width}, false);
    at::Tensor const canvas = at::ones({1, 3, 1, size.heightPx, size.widthPx});
    canvas.select(2, 0)
        .narrow(2, (size.heightPx - height) / 2, height)
        .narrow(3, (size.widthPx - width) / 2, width)
        .copy_(resized);
    return canvas;
}

namespace {

Image fitted(Image const& frame, SizePx size)
{
    return media::fitFrame(media::flatten(frame), size, media::FitMode::Fill);
}

Result<at::Tensor> readSpan(media::ClipReader& clip, SizePx size, ClipSpan const& span)
{
    std::vector<Image> frames;
    for (int64_t at = span.first; at < span.first + span.count; ++at) {
        ClipFrame const inClip = plan::toClipMoment({at}, span.fps, clip.info().rate).frame;
        FW_TRY(Image const frame, clip.frame(std::min(inClip, ClipFrame{clip.info().frameCount - 1})));
        frames.push_back(fitted(frame, size));
    }
    return toVideo(frames);
}

/// Where a clip ends that goes on at `fps`: its last frame, or the first of several that show the same. A
/// clip that was brought to a higher rate may hold its last frame (see interpolate()).
Result<int64_t> lastMoving(media::ClipReader& clip, FrameRate fps)
{
    constexpr double kSame = .3 / 127.5; // in the mean: what a codec changes in a picture that rests
    int64_t last = std::max<int64_t>(0, clip.info().frameCount - 1);
    int64_t const first =
        std::max<int64_t>(0, last - plan::toClipMoment({1}, fps, clip.info().rate).frame.count + 1);
    FW_TRY(Image shown, clip.frame({last}));
    for (; last > first; --last) {
        FW_TRY(Image before, clip.frame({last - 1}));
        if ((toVideo({shown}) - toVideo({before})).abs().mean().item<double>() > kSame)
            break;
        shown = std::move(before);
    }
    return last;
}

int64_t lengthAt(media::ClipReader const& clip, FrameRate fps)
{
    return plan::toTimelineLength({clip.info().frameCount}, clip.info().rate, fps).count;
}

Error tooShort(std::filesystem::path const& file, int64_t have, int64_t wanted)
{
    return fail(Error::Kind::BadInput, "render.clipTooShort",
                {file.string(), std::to_string(have), std::to_string(wanted)}, file.string());
}

} // namespace

Result<at::Tensor> loadClip(std::filesystem::path const& file, SizePx size, ClipSpan const& span)
{
    FW_TRY(std::unique_ptr<media::ClipReader> const clip, media::ClipReader::openForeign(file));
    int64_t const have = lengthAt(*clip, span.fps);
    if (have < span.first + span.count)
        return tooShort(file, have, span.first + span.count);
    return readSpan(*clip, size, span);
}

Result<at::Tensor> loadClipEnd(plan::FileRef const& file, SizePx size, FrameRate fps, int count)
{
    FW_TRY(std::unique_ptr<media::ClipReader> const clip, media::ClipReader::openForeign(file.path));
    FrameRate const rate = clip->info().rate;
    FW_TRY(int64_t const last, lastMoving(*clip, fps));
    int64_t const have = plan::toTimelineFrames({last}, rate, fps).count + 1;
    if (have < count)
        return tooShort(file.path, have, count);
    std::vector<Image> frames(static_cast<size_t>(count));
    for (int back = count - 1; back >= 0; --back) {
        FW_TRY(Image const frame, clip->frame({last - plan::toClipMoment({back}, fps, rate).frame.count}));
        frames[static_cast<size_t>(count - 1 - back)] = fitted(frame, size);
    }
    return toVideo(frames);
}

} // namespace fw::render
