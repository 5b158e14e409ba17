#include "engine/render/FakeConditions.h"

#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fw::render {

namespace {

constexpr int kStillReach = 3; ///< frames in which a picture comes and goes

/// Of a take whose latents are given, the clip beside them, or its marked playback copy.
std::unique_ptr<media::ClipReader> opened(plan::FileRef const& file)
{
    std::filesystem::path path = file.path;
    std::error_code ignored;
    if (path.extension() == ".safetensors") {
        path.replace_filename("master.mkv");
        if (!std::filesystem::exists(path, ignored))
            path.replace_filename("proxy.mp4");
    }
    auto reader = media::ClipReader::open(path);
    return reader ? std::move(reader).value() : nullptr;
}

Image frameOf(media::ClipReader& clip, int64_t at, SizePx size)
{
    int64_t const last = std::max<int64_t>(0, clip.info().frameCount - 1);
    auto const frame = clip.frame({std::clamp<int64_t>(at, 0, last)});
    return frame ? media::fitFrame(*frame, size, media::FitMode::Fill) : Image();
}

/// The first or last frame of a neighbour; empty when it is not a clip.
Image endOf(std::optional<plan::Neighbour> const& neighbour, bool isLast, SizePx size)
{
    auto const clip = neighbour ? opened(neighbour->source) : nullptr;
    return clip ? frameOf(*clip, isLast ? clip->info().frameCount - 1 : 0, size) : Image();
}

} // namespace

FakeConditions::FakeConditions(plan::RenderRequest const& request) : m_request(request)
{
    plan::Conditioning const& given = request.conditioning;
    m_front = given.extend ? given.extend->overlapFrames : 0;
    m_parentEnd = endOf(given.extend, true, request.size);
    m_followingStart = endOf(given.prepend, false, request.size);
    if (given.retake)
        m_source = opened(given.retake->source);
    else if (given.video)
        m_source = opened(given.video->source);
    if (given.firstFrame)
        addStill(*given.firstFrame, 0);
    if (given.lastFrame)
        addStill(*given.lastFrame, request.frames - 1);
    for (plan::TimedFrame const& each : given.timedFrames)
        addStill(each.image, each.frame);
}

void FakeConditions::addStill(plan::FileRef const& file, int at)
{
    if (auto const picture = media::readImage(file.path))
        m_stills.push_back(
            {media::fitFrame(media::flatten(*picture), m_request.size, media::FitMode::Fill), at - m_front});
}

Image FakeConditions::sourceFrame(int at)
{
    if (!m_source)
        return {};
    double const rate = m_source->info().rate.perSecond() / m_request.fps.perSecond();
    return frameOf(*m_source, std::llround(at * rate), m_request.size);
}

Image FakeConditions::madeAnew(Image const& own, Image const& source, int at) const
{
    plan::Retake const& retake = *m_request.conditioning.retake;
    int const frame = at + m_front;
    if (frame < retake.firstFrame || frame >= retake.endFrame)
        return source;
    plan::Region const region = retake.region.value_or(plan::Region{});
    auto const place = [](double share, int px) {
        return std::clamp(static_cast<int>(std::lround(share * px)), 0, px);
    };
    int const left = place(region.x, own.widthPx()), right = place(region.x + region.width, own.widthPx());
    int const top = place(region.y, own.heightPx()), bottom = place(region.y + region.height, own.heightPx());
    Image mixed = source;
    for (int y = top; y < bottom && right > left; ++y)
        std::memcpy(mixed.mutableRow(y) + 3 * left, own.row(y) + 3 * left,
                    static_cast<size_t>(right - left) * 3);
    return mixed;
}

Image FakeConditions::shown(Image own, int at, int count)
{
    if (Image const source = sourceFrame(at); !source.isEmpty())
        own = m_request.conditioning.retake
                  ? madeAnew(own, source, at)
                  : media::blend(own, source, 1 - m_request.conditioning.video->strength);
    for (Still const& each : m_stills) {
        double const near = 1 - std::abs(at - each.at) / static_cast<double>(kStillReach);
        if (near > 0)
            own = near >= 1 ? each.picture : media::blend(own, each.picture, near);
    }
    // An extension begins as its parent ended and becomes its own scene within the first third; what leads up
    // to a clip does so in the last.
    double const fromStart = 3.0 * (at + 1) / (count + 1), toEnd = 3.0 * (count - at) / (count + 1);
    if (!m_parentEnd.isEmpty() && fromStart < 1)
        own = media::blend(own, m_parentEnd, 1 - fromStart);
    if (!m_followingStart.isEmpty() && toEnd < 1)
        own = media::blend(own, m_followingStart, 1 - toEnd);
    return own;
}

} // namespace fw::render
