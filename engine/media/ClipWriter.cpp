#include "engine/media/ClipWriter.h"

#include "engine/media/Av.h"
#include "engine/media/SwsColour.h"

#include <algorithm>
#include <optional>
#include <system_error>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/cpu.h>
#include <libavutil/opt.h>
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

char const* muxerFor(fs::path const& path, ClipCodec codec)
{
    std::string const ending = path.extension().string();
    if (codec == ClipCodec::Ffv1)
        return ending == ".mkv" ? "matroska" : nullptr;
    if (ending == ".mov")
        return "mov";
    return ending == ".mp4" ? "mp4" : nullptr;
}

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
    if (settings.crf < 0 || settings.crf > 51)
        return fail(Error::Kind::BadInput, "media.clipCrf", {name, std::to_string(settings.crf)}, name);
    if (!muxerFor(path, settings.codec))
        return fail(Error::Kind::BadInput, "media.clipEnding",
                    {name, settings.codec == ClipCodec::Ffv1 ? ".mkv" : ".mp4 or .mov"}, name);
    return {};
}

char const* presetName(EncodeSpeed speed)
{
    switch (speed) {
    case EncodeSpeed::Fast: return "veryfast";
    case EncodeSpeed::Medium: return "medium";
    case EncodeSpeed::Slow: return "slow";
    }
    return "medium";
}

void setH264(AVCodecContext& context, ClipSettings const& settings)
{
    context.pix_fmt = AV_PIX_FMT_YUV420P;
    context.width = (settings.size.widthPx + 1) / 2 * 2;
    context.height = (settings.size.heightPx + 1) / 2 * 2;
    context.color_range = AVCOL_RANGE_MPEG;
    context.colorspace = AVCOL_SPC_BT709;
    context.color_primaries = AVCOL_PRI_BT709;
    context.color_trc = AVCOL_TRC_BT709;
    context.chroma_sample_location = AVCHROMA_LOC_LEFT;
    int const second = static_cast<int>(settings.rate.perSecond() + 0.5);
    context.gop_size = settings.keyFrameEvery > 0 ? settings.keyFrameEvery : std::max(1, second);
    av_opt_set(context.priv_data, "preset", presetName(settings.speed), 0);
    av_opt_set_double(context.priv_data, "crf", settings.crf, 0);
    // x264's AVX-512 lookahead reads memory it never wrote: 1 clip in 10 came out different (measured, build
    // 164 of Debian 12; mbtree=0 or asm=0 cures it too). AVX2 and SSE4.2 give equal bytes, every time.
    if (av_get_cpu_flags() & AV_CPU_FLAG_AVX512)
        av_opt_set(context.priv_data, "x264-params", "asm=avx2", 0);
}

void setFfv1(AVCodecContext& context, ClipSettings const& settings)
{
    context.pix_fmt = AV_PIX_FMT_BGR0;
    context.width = settings.size.widthPx;
    context.height = settings.size.heightPx;
    context.level = 3; // the first version with slices and CRCs
    bool const isTiny = settings.size.widthPx < 8 || settings.size.heightPx < 8;
    context.slices = isTiny ? 1 : 4;
    context.gop_size = 1;
    av_opt_set_int(context.priv_data, "slicecrc", 1, 0);
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
    void fillBgr0(Image const& image);
    /// Sends one frame (nullptr: the end) and writes what the encoder has ready.
    Status encode(AVFrame* next);
    Status close();
};

Status ClipWriter::Impl::openEncoder()
{
    bool const isH264 = settings.codec == ClipCodec::H264;
    AVCodec const* codec =
        isH264 ? avcodec_find_encoder_by_name("libx264") : avcodec_find_encoder(AV_CODEC_ID_FFV1);
    if (!codec)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {isH264 ? "H.264" : "FFV1"});
    encoder.reset(avcodec_alloc_context3(codec));
    frame = av::newFrame();
    packet = av::newPacket();
    if (!encoder || !frame || !packet)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"video encoder"});
    encoder->time_base = {settings.rate.den, settings.rate.num};
    encoder->framerate = {settings.rate.num, settings.rate.den};
    encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    encoder->thread_count = kEncoderThreads;
    isH264 ? setH264(*encoder, settings) : setFfv1(*encoder, settings);
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
    if (!isH264)
        return {};
    scaler.reset(sws_getContext(frame->width, frame->height, AV_PIX_FMT_RGB24, frame->width, frame->height,
                                AV_PIX_FMT_YUV420P, av::kExactScaling, nullptr, nullptr, nullptr));
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
    output->flags |= AVFMT_FLAG_BITEXACT;
    if (int const code = avio_open(&output->pb, path.c_str(), AVIO_FLAG_WRITE); code < 0)
        return ioError(code);
    AVDictionary* options = nullptr;
    if (settings.codec == ClipCodec::H264)
        av_dict_set(&options, "movflags", "+faststart", 0);
    int const code = avformat_write_header(output.get(), &options);
    av_dict_free(&options);
    return code < 0 ? Status(ioError(code)) : Status();
}

void ClipWriter::Impl::fillBgr0(Image const& image)
{
    int const step = image.channels();
    for (int y = 0; y < frame->height; ++y) {
        uint8_t const* from = image.row(y);
        uint8_t* to = frame->data[0] + static_cast<ptrdiff_t>(frame->linesize[0]) * y;
        for (int x = 0; x < frame->width; ++x, from += step, to += 4) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = 0;
        }
    }
}

void ClipWriter::Impl::fill(Image const& image)
{
    if (settings.codec == ClipCodec::Ffv1)
        return fillBgr0(image);
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
    if (avformat_alloc_output_context2(&output, nullptr, muxerFor(path, settings.codec), path.c_str()) < 0)
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
