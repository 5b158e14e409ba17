#include "engine/media/AnimatedWebp.h"

#include "engine/base/Files.h"
#include "engine/media/Pictures.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <webp/demux.h>

namespace fw::media {

namespace {

constexpr uint64_t kMaxBytes = 1u << 30;

struct Close {
    void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

} // namespace

struct AnimatedWebp::Impl {
    std::string name, bytes; ///< the decoder reads from `bytes`
    std::unique_ptr<WebPAnimDecoder, Close> decoder;
    WebPAnimInfo info{};
    int lengthMs = 0;
    int64_t next = 0;

    Error damaged() const
    {
        return fail(Error::Kind::BadInput, "media.damagedFrame", {name, std::to_string(next)}, name);
    }
};

bool isWebp(std::filesystem::path const& path)
{
    char head[12] = {};
    std::ifstream in(path, std::ios::binary);
    in.read(head, sizeof head);
    return in && std::memcmp(head, "RIFF", 4) == 0 && std::memcmp(head + 8, "WEBP", 4) == 0;
}

AnimatedWebp::AnimatedWebp(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AnimatedWebp::~AnimatedWebp() = default;

Result<std::unique_ptr<AnimatedWebp>> AnimatedWebp::open(std::filesystem::path const& path, int64_t maxPixels)
{
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    FW_TRY(impl->bytes, readFile(path, kMaxBytes));
    WebPData const data{reinterpret_cast<uint8_t const*>(impl->bytes.data()), impl->bytes.size()};
    // The demuxer wants the whole file, so one that is cut off ends here.
    std::unique_ptr<WebPDemuxer, Close> const demuxer(WebPDemux(&data));
    if (!demuxer)
        return fail(Error::Kind::BadInput, "media.notAClip", {impl->name}, impl->name);
    int64_t const width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
    int64_t const height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
    if (width * height > maxPixels)
        return fail(Error::Kind::BadInput, "media.tooManyPixels",
                    {impl->name, std::to_string(width), std::to_string(height)}, impl->name);
    WebPIterator frame;
    if (WebPDemuxGetFrame(demuxer.get(), 1, &frame)) {
        do
            impl->lengthMs += frame.duration;
        while (WebPDemuxNextFrame(&frame));
        WebPDemuxReleaseIterator(&frame);
    }
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    impl->decoder.reset(WebPAnimDecoderNew(&data, &options));
    if (!impl->decoder || !WebPAnimDecoderGetInfo(impl->decoder.get(), &impl->info) ||
        impl->info.frame_count == 0)
        return fail(Error::Kind::BadInput, "media.notAClip", {impl->name}, impl->name);
    return std::unique_ptr<AnimatedWebp>(new AnimatedWebp(std::move(impl)));
}

SizePx AnimatedWebp::size() const
{
    return {static_cast<int>(m_impl->info.canvas_width), static_cast<int>(m_impl->info.canvas_height)};
}
int64_t AnimatedWebp::frameCount() const { return m_impl->info.frame_count; }
int AnimatedWebp::lengthMs() const { return m_impl->lengthMs; }

Result<Image> AnimatedWebp::frame(int64_t at)
{
    Impl& my = *m_impl;
    if (at < my.next) {
        WebPAnimDecoderReset(my.decoder.get());
        my.next = 0;
    }
    uint8_t* pixels = nullptr;
    for (; my.next <= at; ++my.next) {
        int time = 0;
        if (!WebPAnimDecoderGetNext(my.decoder.get(), &pixels, &time))
            return my.damaged();
    }
    Image whole(size(), Image::Format::Rgba32);
    std::memcpy(whole.mutableData(), pixels, whole.sizeBytes());
    return flatten(whole);
}

} // namespace fw::media
