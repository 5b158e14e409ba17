#include "engine/media/ClipReader.h"

#include "engine/media/AnimatedWebp.h"
#include "engine/media/Av.h"
#include "engine/media/ForeignClip.h"
#include "engine/media/FrameCache.h"
#include "engine/media/Orientation.h"
#include "engine/media/PacketIndex.h"
#include "engine/media/SliceCheck.h"

#include <algorithm>
#include <system_error>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

namespace fw::media {

namespace fs = std::filesystem;

namespace {

constexpr char kFormats[] = "mov,matroska,webm,gif";
constexpr char kCodecs[] = "h264,hevc,vp8,vp9,libdav1d,av1,ffv1,mpeg4,mjpeg,prores,png,gif,"
                           "aac,opus,vorbis,mp3float,flac,pcm_s16le";
constexpr int kDecoderThreads = 4;
constexpr size_t kCacheBytes = 64u << 20;
/// Frames before a jump's target that are kept: stepping backwards then costs one jump in so many frames.
constexpr int64_t kKeptBeforeTarget = 12;

struct CloseInput {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
using InputPtr = std::unique_ptr<AVFormatContext, CloseInput>;

Result<InputPtr> openInput(fs::path const& path, ClipLimits const& limits)
{
    std::string const name = path.string();
    std::error_code code;
    if (!fs::exists(path, code))
        return fail(Error::Kind::MissingFile, "base.missingFile", {name}, name);
    if (!fs::is_regular_file(path, code))
        return fail(Error::Kind::BadInput, "media.notAClip", {name}, name);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kFormats, 0);
    av_dict_set(&options, "codec_whitelist", kCodecs, 0);
    av_dict_set_int(&options, "probesize", 8 << 20, 0);
    av_dict_set_int(&options, "analyzeduration", 5'000'000, 0);
    av_dict_set_int(&options, "max_streams", limits.maxStreams, 0);
    AVFormatContext* input = nullptr;
    // "file:" keeps a name like "concat:a|b" from being read as a protocol.
    int const opened = avformat_open_input(&input, ("file:" + name).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (opened == AVERROR(ENOMEM))
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"clip header"});
    if (opened == AVERROR(EACCES))
        return fail(Error::Kind::Io, "base.cannotRead", {name, av::reason(opened)}, name);
    if (opened < 0)
        return fail(Error::Kind::BadInput, "media.notAClip", {name}, name);
    InputPtr owner(input);
    if (avformat_find_stream_info(input, nullptr) < 0)
        return fail(Error::Kind::BadInput, "media.notAClip", {name}, name);
    return owner;
}

int exifOf(AVStream const& stream)
{
    uint8_t const* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
    return matrix ? exifOfRotation(av_display_rotation_get(reinterpret_cast<int32_t const*>(matrix))) : 1;
}

ClipInfo describe(AVFormatContext& input, AVStream const& stream, PacketIndex const& index)
{
    AVCodecParameters const& codec = *stream.codecpar;
    ClipInfo info;
    bool const isSideways = exifOf(stream) >= 5;
    info.size = isSideways ? SizePx{codec.height, codec.width} : SizePx{codec.width, codec.height};
    AVRational const rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
    if (rate.num > 0 && rate.den > 0)
        info.rate = {rate.num, rate.den};
    info.frameCount = index.frameCount();
    for (unsigned i = 0; i < input.nb_streams; ++i)
        info.hasAudio |= input.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
    info.codec = avcodec_get_name(codec.codec_id);
    char const* format = av_get_pix_fmt_name(static_cast<AVPixelFormat>(codec.format));
    info.pixelFormat = format ? format : "unknown";
    char const* space = av_color_space_name(codec.color_space);
    info.colorSpace = space ? space : "unknown";
    info.isFullRange = codec.color_range == AVCOL_RANGE_JPEG;
    return info;
}

} // namespace

struct ClipReader::Impl {
    std::string name;
    InputPtr input;
    int stream = -1;
    int exif = 1;
    PacketIndex index;
    ClipInfo info;
    SizePx shown; ///< of the pictures that are given out
    std::vector<int64_t> keyFrames;
    std::unique_ptr<AnimatedWebp> webp;   ///< then FFmpeg has no part in it
    std::unique_ptr<ForeignClip> foreign; ///< then nothing is decoded here
    av::CodecPtr decoder;
    av::FramePtr decoded = av::newFrame();
    av::PacketPtr packet = av::newPacket();
    av::ToImage toImage;
    FrameCache cache{kCacheBytes};
    int64_t lastOut = -1; ///< index of the last frame that left the decoder; -1: nothing since a seek
    bool isAtStart = false;
    bool isDrained = false;

    Status openDecoder(ClipLimits const& limits, ClipView const& view);
    void setView(SizePx within);
    Status describeWebp(ClipLimits const& limits);
    /// Goes to the key frame number `key`; negative: the very beginning.
    Status seekTo(int key);
    /// The next frame of the decoder into `decoded`; false at the end.
    Result<bool> step();
    /// False for an FFV1 frame with a wrong slice CRC: it is never shown, not even in part. Its first
    /// versions have no header of their own and no slices.
    bool isWhole(AVPacket const& read) const
    {
        return decoder->codec_id != AV_CODEC_ID_FFV1 || decoder->extradata_size == 0 ||
               areSlicesWhole(read.data, static_cast<size_t>(read.size));
    }
    /// Decodes from where it stands up to frame `at`. An empty image: it is not to be found from here.
    Result<Image> decodeTo(int64_t at);
    Error damaged(int64_t at) const
    {
        return fail(Error::Kind::BadInput, "media.damagedFrame", {name, std::to_string(at)}, name);
    }
};

Status ClipReader::Impl::describeWebp(ClipLimits const& limits)
{
    if (webp->frameCount() > limits.maxFrames)
        return fail(Error::Kind::BadInput, "media.tooLong", {name, std::to_string(limits.maxFrames)}, name);
    info.size = webp->size();
    info.frameCount = webp->frameCount();
    info.rate = {static_cast<int>(1000 * info.frameCount), std::max(1, webp->lengthMs())};
    info.codec = "webp";
    info.pixelFormat = "rgba";
    info.colorSpace = "gbr";
    info.isFullRange = true;
    keyFrames = {0};
    return {};
}

void ClipReader::Impl::setView(SizePx within)
{
    shown = info.size;
    double const scale = within.isEmpty()
                             ? 1
                             : std::min({1.0, static_cast<double>(within.widthPx) / info.size.widthPx,
                                         static_cast<double>(within.heightPx) / info.size.heightPx});
    if (scale >= 1)
        return;
    auto const scaled = [scale](int side) { return std::max(8, static_cast<int>(side * scale) / 8 * 8); };
    SizePx stored{scaled(info.size.widthPx), scaled(info.size.heightPx)};
    shown = stored;
    if (exif >= 5)
        std::swap(stored.widthPx, stored.heightPx);
    toImage.scaleTo(stored);
}

Status ClipReader::Impl::openDecoder(ClipLimits const& limits, ClipView const& view)
{
    AVCodecParameters const& parameters = *input->streams[stream]->codecpar;
    AVCodec const* codec = avcodec_find_decoder(parameters.codec_id);
    if (!codec)
        return fail(Error::Kind::Unsupported, "media.noDecoder",
                    {name, avcodec_get_name(parameters.codec_id)}, name);
    decoder.reset(avcodec_alloc_context3(codec));
    if (!decoder || !decoded || !packet || avcodec_parameters_to_context(decoder.get(), &parameters) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video decoder"});
    decoder->pkt_timebase = input->streams[stream]->time_base;
    decoder->max_pixels = limits.maxPixels + int64_t{64} * parameters.height; // it counts aligned rows
    decoder->thread_count = kDecoderThreads;
    decoder->thread_type = FF_THREAD_SLICE; // frame threads would decode past every target of a seek
    if (view.isStraightOn)
        decoder->thread_type |= FF_THREAD_FRAME;
    decoder->err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "codec_whitelist", kCodecs, 0);
    int const code = avcodec_open2(decoder.get(), codec, &options);
    av_dict_free(&options);
    if (code < 0)
        return fail(Error::Kind::Unsupported, "media.noDecoder",
                    {name, avcodec_get_name(parameters.codec_id)}, name);
    return {};
}

Status ClipReader::Impl::seekTo(int key)
{
    bool const toStart = key < 0;
    int64_t const to = toStart ? std::min<int64_t>(0, index.keys.front().seek) : index.keys[key].seek;
    int const code = avformat_seek_file(input.get(), stream, INT64_MIN, to, toStart ? INT64_MAX : to, 0);
    if (code < 0)
        return damaged(0);
    avcodec_flush_buffers(decoder.get());
    lastOut = -1;
    isAtStart = toStart;
    isDrained = false;
    return {};
}

Result<bool> ClipReader::Impl::step()
{
    while (true) {
        int code = avcodec_receive_frame(decoder.get(), decoded.get());
        if (code == 0)
            return true;
        if (code == AVERROR_EOF)
            return false;
        if (code != AVERROR(EAGAIN) || isDrained)
            return damaged(lastOut + 1);
        code = av_read_frame(input.get(), packet.get());
        if (code < 0) {
            isDrained = true;
            avcodec_send_packet(decoder.get(), nullptr);
            continue;
        }
        bool const isOurs = packet->stream_index == stream && isWhole(*packet);
        int const sent = isOurs ? avcodec_send_packet(decoder.get(), packet.get()) : 0;
        av_packet_unref(packet.get());
        // A packet that cannot be decoded costs its own frame only; that frame is then not found.
        if (sent == AVERROR(ENOMEM))
            return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video frame"});
    }
}

Result<Image> ClipReader::Impl::decodeTo(int64_t at)
{
    bool const isJump = lastOut < 0;
    while (true) {
        FW_TRY(bool const hasFrame, step());
        if (!hasFrame)
            return Image();
        int64_t const pts = decoded->pts != AV_NOPTS_VALUE ? decoded->pts : decoded->best_effort_timestamp;
        int64_t const frame = index.frameAt(pts);
        if (frame < 0)
            continue;
        lastOut = frame;
        if (frame > at)
            return Image();
        bool const isDamaged = decoded->flags & AV_FRAME_FLAG_CORRUPT || decoded->decode_error_flags != 0;
        if (isDamaged && frame == at)
            return damaged(at);
        if (frame < at && (isDamaged || !isJump || at - frame > kKeptBeforeTarget))
            continue;
        FW_TRY(Image image, toImage.convert(*decoded, name));
        image = upright(image, exif);
        if (image.size() != shown)
            return damaged(frame);
        cache.put(frame, image);
        if (frame == at)
            return image;
    }
}

ClipReader::ClipReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ClipReader::~ClipReader() = default;
ClipInfo const& ClipReader::info() const { return m_impl->info; }
std::vector<int64_t> const& ClipReader::keyFrames() const { return m_impl->keyFrames; }

Result<std::unique_ptr<ClipReader>> ClipReader::open(fs::path const& path, ClipLimits const& limits,
                                                     ClipView const& view)
{
    av::silence();
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    if (isWebp(path)) {
        FW_TRY(impl->webp, AnimatedWebp::open(path, limits.maxPixels));
        FW_CHECK(impl->describeWebp(limits));
        return std::unique_ptr<ClipReader>(new ClipReader(std::move(impl)));
    }
    FW_TRY(impl->input, openInput(path, limits));
    AVFormatContext& input = *impl->input;
    impl->stream = av_find_best_stream(&input, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (impl->stream < 0)
        return fail(Error::Kind::BadInput, "media.noPictures", {impl->name}, impl->name);
    AVStream const& stream = *input.streams[impl->stream];
    int64_t const pixels = int64_t{stream.codecpar->width} * stream.codecpar->height;
    if (pixels <= 0)
        return fail(Error::Kind::BadInput, "media.noPictures", {impl->name}, impl->name);
    if (pixels > limits.maxPixels)
        return fail(
            Error::Kind::BadInput, "media.tooManyPixels",
            {impl->name, std::to_string(stream.codecpar->width), std::to_string(stream.codecpar->height)},
            impl->name);
    for (unsigned i = 0; i < input.nb_streams; ++i)
        if (static_cast<int>(i) != impl->stream)
            input.streams[i]->discard = AVDISCARD_ALL;
    impl->exif = exifOf(stream);
    FW_CHECK(impl->openDecoder(limits, view));
    FW_TRY(impl->index, indexPackets(input, impl->stream, limits.maxFrames, impl->name));
    if (stream.codecpar->codec_id == AV_CODEC_ID_GIF)
        impl->index.keys.resize(1); // each picture is painted over the one before it
    impl->info = describe(input, stream, impl->index);
    impl->setView(view.within);
    for (PacketIndex::Key const& key : impl->index.keys)
        if (int64_t const frame = impl->index.frameAt(key.pts); frame >= 0)
            impl->keyFrames.push_back(frame);
    FW_CHECK(impl->seekTo(impl->index.keyBefore(impl->index.pts.front())));
    return std::unique_ptr<ClipReader>(new ClipReader(std::move(impl)));
}

Result<std::unique_ptr<ClipReader>> ClipReader::openForeign(fs::path const& path, ClipLimits const& limits,
                                                            ClipView const& view,
                                                            ReaderOptions const& options)
{
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    FW_TRY(impl->foreign, ForeignClip::open(path, limits, view, options));
    impl->info = impl->foreign->info();
    impl->keyFrames = impl->foreign->keyFrames();
    return std::unique_ptr<ClipReader>(new ClipReader(std::move(impl)));
}

double ClipReader::secondsOf(ClipFrame at) const
{
    Impl const& my = *m_impl;
    if (my.foreign)
        return my.foreign->seconds()[static_cast<size_t>(at.count)];
    if (my.webp)
        return static_cast<double>(at.count) / my.info.rate.perSecond();
    auto const& pts = my.index.pts;
    AVRational const base = my.input->streams[my.stream]->time_base;
    return static_cast<double>(pts[static_cast<size_t>(at.count)] - pts.front()) * av_q2d(base);
}

Result<Image> ClipReader::frame(ClipFrame at)
{
    Impl& my = *m_impl;
    if (at.count < 0 || at.count >= my.info.frameCount)
        return fail(Error::Kind::BadInput, "media.noSuchFrame",
                    {my.name, std::to_string(at.count), std::to_string(my.info.frameCount)}, my.name);
    if (Image const* kept = my.cache.find(at.count))
        return *kept;
    if (my.webp)
        return my.webp->frame(at.count);
    if (my.foreign) {
        FW_TRY(Image image, my.foreign->frame(at.count));
        my.cache.put(at.count, image);
        return image;
    }
    int64_t const pts = my.index.pts[static_cast<size_t>(at.count)];
    int key = my.index.keyBefore(pts);
    // Straight on when the target lies ahead and no key frame is nearer to it than where we stand.
    bool const isAhead = my.lastOut >= 0 && my.lastOut < at.count;
    if (isAhead && (key < 0 || my.index.keys[key].pts <= my.index.pts[static_cast<size_t>(my.lastOut)] ||
                    at.count == my.lastOut + 1)) {
        FW_TRY(Image image, my.decodeTo(at.count));
        if (!image.isEmpty())
            return image;
    }
    // A key frame that was none (a damaged index): one further back, at last the beginning.
    for (int tries = 0; tries < 3; ++tries, key = tries == 2 ? -1 : key - 1) {
        FW_CHECK(my.seekTo(std::max(key, -1)));
        FW_TRY(Image image, my.decodeTo(at.count));
        if (!image.isEmpty())
            return image;
        if (my.isAtStart)
            break;
    }
    return my.damaged(at.count);
}

} // namespace fw::media
