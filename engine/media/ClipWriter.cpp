#include "engine/media/ClipWriter.h"

#include "engine/media/Av.h"
#include "engine/media/Encoders.h"
#include "engine/media/Palette.h"
#include "engine/media/SoundTrack.h"
#include "engine/media/SwsColour.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace fw::media {

namespace fs = std::filesystem;

namespace {

// Not the processor's count: x264's output depends on the number of threads, and the same frames must give
// the same bytes on every machine.
constexpr int kEncoderThreads = 4;
constexpr int kMinSidePx = 2; // FFmpeg 5.1's FFV1 garbles pictures one pixel wide or high
constexpr int kMaxSidePx = 16384;

struct CloseOutput {
    void operator()(AVFormatContext* context) const
    {
        if (context->pb)
            avio_closep(&context->pb);
        avformat_free_context(context);
    }
};
using OutputPtr = std::unique_ptr<AVFormatContext, CloseOutput>;

Status checkSettings(fs::path const& path, ClipSettings const& settings)
{
    std::string const name = path.string();
    int const narrow = std::min(settings.size.widthPx, settings.size.heightPx);
    int const wide = std::max(settings.size.widthPx, settings.size.heightPx);
    if (narrow < kMinSidePx || wide > kMaxSidePx)
        return fail(Error::Kind::BadInput, "media.clipSize",
                    {name, std::to_string(settings.size.widthPx), std::to_string(settings.size.heightPx)},
                    name);
    if (settings.rate.num <= 0 || settings.rate.den <= 0)
        return fail(Error::Kind::BadInput, "media.clipRate", {name}, name);
    EncoderKind const& kind = encoderKind(settings.codec);
    bool const hasQuality = kind.mostQuality > 0;
    if (settings.crf < 0 || (hasQuality && settings.crf > kind.mostQuality))
        return fail(Error::Kind::BadInput, "media.clipCrf",
                    {name, std::to_string(settings.crf), std::to_string(kind.mostQuality)}, name);
    if (!muxerFor(path, kind))
        return fail(Error::Kind::BadInput, "media.clipEnding",
                    {name, kind.endings[0] + std::string(kind.endings[1] ? " or " : "") +
                               (kind.endings[1] ? kind.endings[1] : "")},
                    name);
    return {};
}

} // namespace

struct ClipWriter::Impl {
    fs::path path;
    ClipSettings settings;
    OutputPtr output;
    av::CodecPtr encoder;
    av::SwsPtr scaler;
    av::FramePtr frame;
    av::PacketPtr packet;
    AVStream* stream = nullptr;
    std::optional<SoundTrack> sound;
    std::optional<Palette> palette; ///< GIF only
    double paletteFit = 0;
    int64_t framesIn = 0;
    bool isFinished = false;
    std::optional<Error> failed;

    Error ioError(int code) const
    {
        return fail(Error::Kind::Io, "media.cannotWrite", {path.string(), av::reason(code)}, path.string());
    }

    /// Remembers the first error and leaves nothing on disk.
    Status abandon(Error error)
    {
        failed = error;
        if (output)
            output.reset();
        std::error_code ignored;
        fs::remove(path, ignored);
        return error;
    }

    Status openEncoder();
    Status openFile();
    void fill(Image const& image);
    void fillBgr(Image const& image, uint8_t alpha);
    void fillIndices(Image const& image);
    /// Sends one frame (nullptr: the end) and writes what the encoder has ready.
    Status encode(AVFrame* next);
    Status close();
};

Status ClipWriter::Impl::openEncoder()
{
    EncoderKind const& kind = encoderKind(settings.codec);
    AVCodec const* codec = findEncoder(kind);
    if (!codec)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {kind.name});
    encoder.reset(avcodec_alloc_context3(codec));
    frame = av::newFrame();
    packet = av::newPacket();
    if (!encoder || !frame || !packet)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video encoder"});
    encoder->time_base = {settings.rate.den, settings.rate.num};
    encoder->framerate = {settings.rate.num, settings.rate.den};
    encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    encoder->thread_count = kEncoderThreads;
    setUp(*encoder, settings);
    if (output->oformat->flags & AVFMT_GLOBALHEADER)
        encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (int const code = avcodec_open2(encoder.get(), codec, nullptr); code < 0)
        return fail(Error::Kind::Unavailable, "media.encoderRefused", {path.string(), av::reason(code)},
                    path.string());
    frame->format = encoder->pix_fmt;
    frame->width = encoder->width;
    frame->height = encoder->height;
    frame->color_range = encoder->color_range;
    frame->colorspace = encoder->colorspace;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video frame"});
    if (!kind.isYuv)
        return {};
    scaler.reset(sws_getContext(frame->width, frame->height, AV_PIX_FMT_RGB24, frame->width, frame->height,
                                encoder->pix_fmt, av::kExactScaling, nullptr, nullptr, nullptr));
    if (!scaler)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"colour conversion"});
    av::setTargetColour(scaler.get(), {});
    return {};
}

Status ClipWriter::Impl::openFile()
{
    stream = avformat_new_stream(output.get(), nullptr);
    if (!stream || avcodec_parameters_from_context(stream->codecpar, encoder.get()) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"clip header"});
    stream->time_base = encoder->time_base;
    stream->avg_frame_rate = encoder->framerate;
    stream->r_frame_rate = encoder->framerate;
    if (!settings.soundCodec.empty())
        FW_CHECK(sound.emplace().open(*output, settings.soundCodec));
    output->flags |= AVFMT_FLAG_BITEXACT;
    if (int const code = avio_open(&output->pb, path.c_str(), AVIO_FLAG_WRITE); code < 0)
        return ioError(code);
    AVDictionary* options = nullptr;
    if (std::string_view const muxer = output->oformat->name; muxer == "mp4" || muxer == "mov")
        av_dict_set(&options, "movflags", "+faststart", 0);
    int const code = avformat_write_header(output.get(), &options);
    av_dict_free(&options);
    return code < 0 ? Status(ioError(code)) : Status();
}

void ClipWriter::Impl::fillBgr(Image const& image, uint8_t alpha)
{
    int const step = image.channels();
    for (int y = 0; y < frame->height; ++y) {
        uint8_t const* from = image.row(y);
        uint8_t* to = frame->data[0] + static_cast<ptrdiff_t>(frame->linesize[0]) * y;
        for (int x = 0; x < frame->width; ++x, from += step, to += 4) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = alpha;
        }
    }
}

void ClipWriter::Impl::fillIndices(Image const& image)
{
    // The palette stays while it fits: a new one for every frame would flicker.
    constexpr double kWorse = 1.3, kSlack = 2;
    if (!palette || palette->distance(image) > paletteFit * kWorse + kSlack) {
        palette.emplace(image);
        paletteFit = palette->distance(image);
    }
    for (int y = 0; y < frame->height; ++y)
        palette->indexRow(image, y, frame->data[0] + static_cast<ptrdiff_t>(frame->linesize[0]) * y);
    auto* entry = reinterpret_cast<uint32_t*>(frame->data[1]);
    for (auto const& colour : palette->colours())
        *entry++ = 0xffu << 24 | uint32_t{colour[0]} << 16 | uint32_t{colour[1]} << 8 | colour[2];
}

void ClipWriter::Impl::fill(Image const& image)
{
    if (settings.codec == ClipCodec::Gif)
        return fillIndices(image);
    if (!encoderKind(settings.codec).isYuv)
        return fillBgr(image, settings.codec == ClipCodec::WebP ? 255 : 0);
    // Rgb24 of an even size; an odd column or row is repeated once.
    Image even = image;
    bool const isEven = image.widthPx() == frame->width && image.heightPx() == frame->height;
    if (!isEven || image.format() != Image::Format::Rgb24) {
        even = Image({frame->width, frame->height});
        int const step = image.channels();
        for (int y = 0; y < frame->height; ++y) {
            uint8_t const* row = image.row(std::min(y, image.heightPx() - 1));
            uint8_t* to = even.mutableRow(y);
            for (int x = 0; x < frame->width; ++x, to += 3) {
                uint8_t const* from = row + static_cast<ptrdiff_t>(step) * std::min(x, image.widthPx() - 1);
                std::copy(from, from + 3, to);
            }
        }
    }
    uint8_t const* rows[4] = {even.data()};
    int const strides[4] = {static_cast<int>(even.strideBytes())};
    sws_scale(scaler.get(), rows, strides, 0, frame->height, frame->data, frame->linesize);
}

Status ClipWriter::Impl::encode(AVFrame* next)
{
    if (int const code = avcodec_send_frame(encoder.get(), next); code < 0)
        return ioError(code);
    while (true) {
        int code = avcodec_receive_packet(encoder.get(), packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        if (code < 0)
            return ioError(code);
        av_packet_rescale_ts(packet.get(), encoder->time_base, stream->time_base);
        packet->stream_index = stream->index;
        packet->duration = av_rescale_q(1, encoder->time_base, stream->time_base);
        code = av_interleaved_write_frame(output.get(), packet.get());
        if (code >= 0)
            code = output->pb->error;
        if (code < 0)
            return ioError(code);
    }
}

Status ClipWriter::Impl::close()
{
    FW_CHECK(encode(nullptr));
    if (int const ended = sound ? sound->finish() : 0; ended < 0)
        return ioError(ended);
    int code = av_write_trailer(output.get());
    if (code >= 0) {
        avio_flush(output->pb);
        code = output->pb->error;
    }
    int const closed = avio_closep(&output->pb);
    if (code < 0 || closed < 0)
        return ioError(code < 0 ? code : closed);
    return {};
}

ClipWriter::ClipWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

ClipWriter::~ClipWriter()
{
    if (m_impl && !m_impl->isFinished && !m_impl->failed)
        (void)m_impl->abandon(fail(Error::Kind::Cancelled, "base.cancelled"));
}

Result<std::unique_ptr<ClipWriter>> ClipWriter::create(fs::path const& path, ClipSettings const& settings)
{
    av::silence();
    FW_CHECK(checkSettings(path, settings));
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->settings = settings;
    AVFormatContext* output = nullptr;
    if (avformat_alloc_output_context2(&output, nullptr, muxerFor(path, encoderKind(settings.codec)),
                                       path.c_str()) < 0)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {path.extension().string()});
    impl->output.reset(output);
    FW_CHECK(impl->openEncoder());
    if (Status opened = impl->openFile(); !opened) {
        // A file that could not be opened for writing is not ours to remove.
        return impl->output->pb ? impl->abandon(opened.error()).error() : opened.error();
    }
    return std::unique_ptr<ClipWriter>(new ClipWriter(std::move(impl)));
}

Status ClipWriter::add(Image const& image)
{
    Impl& my = *m_impl;
    if (my.failed)
        return *my.failed;
    if (my.settings.stop.stop_requested())
        return my.abandon(fail(Error::Kind::Cancelled, "base.cancelled"));
    if (my.isFinished)
        return fail(Error::Kind::Internal, "base.internal", {"a frame after the end of a clip"});
    if (image.size() != my.settings.size)
        return my.abandon(fail(Error::Kind::BadInput, "media.frameSize",
                               {my.path.string(), std::to_string(my.framesIn),
                                std::to_string(image.widthPx()) + "x" + std::to_string(image.heightPx())},
                               my.path.string()));
    if (av_frame_make_writable(my.frame.get()) < 0)
        return my.abandon(fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video frame"}));
    my.fill(image);
    my.frame->pts = my.framesIn;
    if (Status sent = my.encode(my.frame.get()); !sent)
        return my.abandon(sent.error());
    ++my.framesIn;
    return {};
}

Status ClipWriter::addSound(std::span<float const> stereo)
{
    Impl& my = *m_impl;
    if (my.failed)
        return *my.failed;
    if (my.settings.stop.stop_requested())
        return my.abandon(fail(Error::Kind::Cancelled, "base.cancelled"));
    if (my.isFinished || !my.sound)
        return fail(Error::Kind::Internal, "base.internal", {"sound for a clip that takes none"});
    if (int const code = my.sound->add(stereo); code < 0)
        return my.abandon(my.ioError(code));
    return {};
}

Status ClipWriter::finish()
{
    Impl& my = *m_impl;
    if (my.failed)
        return *my.failed;
    if (my.isFinished)
        return {};
    if (my.settings.stop.stop_requested())
        return my.abandon(fail(Error::Kind::Cancelled, "base.cancelled"));
    if (my.framesIn == 0)
        return my.abandon(
            fail(Error::Kind::BadInput, "media.noFrames", {my.path.string()}, my.path.string()));
    if (Status closed = my.close(); !closed)
        return my.abandon(closed.error());
    my.isFinished = true;
    return {};
}

int64_t ClipWriter::framesWritten() const { return m_impl->framesIn; }

Status writeClip(fs::path const& path, ClipSettings const& settings, std::vector<Image> const& frames)
{
    FW_TRY(auto writer, ClipWriter::create(path, settings));
    for (Image const& frame : frames)
        FW_CHECK(writer->add(frame));
    return writer->finish();
}

} // namespace fw::media
