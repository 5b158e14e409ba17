#include "engine/media/ForeignClip.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

Result<std::unique_ptr<ForeignClip>> ForeignClip::open(std::filesystem::path const& path,
                                                       ClipLimits const& limits, ClipView const& view,
                                                       ReaderOptions const& options)
{
    constexpr uint64_t kMostInfoBytes = 4096;
    wire::Order order;
    order.task = wire::Task::Clip;
    order.maxPixels = limits.maxPixels;
    order.maxFrames = limits.maxFrames;
    order.maxStreams = limits.maxStreams;
    order.withinWidth = view.within.widthPx;
    order.withinHeight = view.within.heightPx;
    order.isStraightOn = view.isStraightOn ? 1 : 0;
    auto clip = std::make_unique<ForeignClip>();
    clip->m_isStraightOn = view.isStraightOn;
    FW_TRY(clip->m_reader, ReaderProcess::start(order, path, options));
    FW_TRY(std::string const text, clip->m_reader->text(wire::Kind::Clip, kMostInfoBytes));
    auto info = wire::unpackInfo(text, limits);
    if (!info)
        return clip->m_reader->nonsense();
    clip->m_info = std::move(*info);
    clip->m_most = clip->m_info.size;
    FW_CHECK(clip->readTimes());
    FW_CHECK(clip->readKeys());
    return clip;
}

Status ForeignClip::readTimes()
{
    auto const count = static_cast<size_t>(m_info.frameCount);
    FW_TRY(wire::Answer const head, m_reader->answer(wire::Kind::Times, count * sizeof(double)));
    if (head.bytes != count * sizeof(double))
        return m_reader->nonsense();
    m_seconds.resize(count);
    FW_CHECK(m_reader->read(m_seconds.data(), head.bytes));
    constexpr double kMostSeconds = 1e7;
    double before = 0;
    for (double const each : m_seconds) {
        if (!(each >= before && each <= kMostSeconds))
            return m_reader->nonsense();
        before = each;
    }
    return {};
}

Status ForeignClip::readKeys()
{
    auto const count = static_cast<size_t>(m_info.frameCount);
    FW_TRY(wire::Answer const head, m_reader->answer(wire::Kind::Keys, count * sizeof(int64_t)));
    if (head.bytes % sizeof(int64_t) != 0)
        return m_reader->nonsense();
    m_keyFrames.resize(head.bytes / sizeof(int64_t));
    FW_CHECK(m_reader->read(m_keyFrames.data(), head.bytes));
    int64_t before = -1;
    for (int64_t const each : m_keyFrames) {
        if (each <= before || each >= m_info.frameCount)
            return m_reader->nonsense();
        before = each;
    }
    return {};
}

Result<Image> ForeignClip::frame(int64_t at)
{
    int64_t const most = int64_t{m_most.widthPx} * m_most.heightPx;
    if (m_askedAhead >= 0 && m_askedAhead != at)
        (void)m_reader->picture(most).isOk(); // nobody wants it any more
    if (m_askedAhead != at)
        FW_CHECK(m_reader->ask(wire::Question::Picture, at));
    m_askedAhead = -1;
    auto image = m_reader->picture(most);
    // While this one is looked at, the next is decoded.
    if (m_isStraightOn && at + 1 < m_info.frameCount && m_reader->ask(wire::Question::Picture, at + 1))
        m_askedAhead = at + 1;
    if (!image)
        return image.error();
    if (m_shown.isEmpty())
        m_shown = image->size();
    if (image->size() != m_shown || image->format() != Image::Format::Rgb24)
        return m_reader->nonsense();
    return image;
}

} // namespace fw::media
