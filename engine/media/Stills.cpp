#include "engine/media/Stills.h"

#include "engine/base/Files.h"
#include "engine/media/Av.h"
#include "engine/media/Orientation.h"
#include "engine/media/Pictures.h"
#include "engine/media/StillHeader.h"
#include "engine/media/SwsColour.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/dict.h>
#include <libswscale/swscale.h>
}

namespace fw::media {

namespace {

AVCodecID codecOf(StillKind kind)
{
    switch (kind) {
    case StillKind::Png: return AV_CODEC_ID_PNG;
    case StillKind::Jpeg: return AV_CODEC_ID_MJPEG;
    case StillKind::WebP: return AV_CODEC_ID_WEBP;
    case StillKind::None: break;
    }
    return AV_CODEC_ID_NONE;
}

int exifOf(AVFrame const& frame)
{
    AVDictionaryEntry const* entry = av_dict_get(frame.metadata, "Orientation", nullptr, 0);
    return entry ? std::atoi(entry->value) : 1;
}

Result<av::CodecPtr> openDecoder(AVCodecID id, SizePx size)
{
    AVCodec const* codec = avcodec_find_decoder(id);
    if (!codec)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {avcodec_get_name(id)});
    av::CodecPtr decoder(avcodec_alloc_context3(codec));
    if (!decoder)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"picture decoder"});
    decoder->max_pixels = int64_t{size.widthPx + 64} * size.heightPx; // FFmpeg counts aligned rows
    decoder->thread_count = 1;
    decoder->err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
    if (avcodec_open2(decoder.get(), codec, nullptr) < 0)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {avcodec_get_name(id)});
    return decoder;
}

/// The one frame of a whole file given as one packet: no demuxer is involved.
Result<av::FramePtr> decodeOne(std::string_view bytes, AVCodecContext& decoder, std::string const& name)
{
    av::FramePtr frame = av::newFrame();
    av::PacketPtr const packet = av::newPacket();
    if (!frame || !packet || av_new_packet(packet.get(), static_cast<int>(bytes.size())) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"picture"});
    std::memcpy(packet->data, bytes.data(), bytes.size());
    int code = avcodec_send_packet(&decoder, packet.get());
    if (code >= 0)
        code = avcodec_send_packet(&decoder, nullptr);
    if (code >= 0)
        code = avcodec_receive_frame(&decoder, frame.get());
    if (code < 0 || frame->flags & AV_FRAME_FLAG_CORRUPT || frame->decode_error_flags != 0)
        return fail(Error::Kind::BadInput, "media.damagedStill", {name}, name);
    return frame;
}

Result<std::string> encodeFrame(AVCodecContext& encoder, AVFrame const& frame)
{
    av::PacketPtr const packet = av::newPacket();
    int code = packet ? avcodec_send_frame(&encoder, &frame) : AVERROR(ENOMEM);
    if (code >= 0)
        code = avcodec_send_frame(&encoder, nullptr);
    if (code >= 0)
        code = avcodec_receive_packet(&encoder, packet.get());
    if (code < 0)
        return fail(Error::Kind::Internal, "base.internal", {"picture encoder: " + av::reason(code)});
    return std::string(reinterpret_cast<char const*>(packet->data), static_cast<size_t>(packet->size));
}

struct StillEncoder {
    av::CodecPtr codec;
    av::FramePtr frame;
};

Result<StillEncoder> openEncoder(AVCodecID id, AVPixelFormat format, Image const& image, int quantiser)
{
    if (image.isEmpty())
        return fail(Error::Kind::BadInput, "media.emptyImage");
    AVCodec const* codec = avcodec_find_encoder(id);
    if (!codec)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {avcodec_get_name(id)});
    StillEncoder made{av::CodecPtr(avcodec_alloc_context3(codec)), av::newFrame()};
    if (!made.codec || !made.frame)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"picture encoder"});
    AVCodecContext& encoder = *made.codec;
    encoder.width = image.widthPx();
    encoder.height = image.heightPx();
    encoder.pix_fmt = format;
    encoder.time_base = {1, 1};
    encoder.thread_count = 1;
    encoder.flags |= AV_CODEC_FLAG_BITEXACT;
    if (quantiser > 0) {
        encoder.flags |= AV_CODEC_FLAG_QSCALE;
        encoder.global_quality = quantiser * FF_QP2LAMBDA;
        encoder.color_range = AVCOL_RANGE_JPEG;
    }
    if (int const code = avcodec_open2(&encoder, codec, nullptr); code < 0)
        return fail(Error::Kind::Internal, "base.internal", {"picture encoder: " + av::reason(code)});
    made.frame->format = format;
    made.frame->width = encoder.width;
    made.frame->height = encoder.height;
    made.frame->quality = encoder.global_quality;
    if (av_frame_get_buffer(made.frame.get(), 0) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"picture"});
    return made;
}

} // namespace

Result<Image> decodeImage(std::string_view bytes, std::string const& name, StillLimits const& limits)
{
    av::silence();
    StillKind const kind = stillKind(bytes);
    if (kind == StillKind::None)
        return fail(Error::Kind::BadInput, "media.notAStill", {name}, name);
    if (bytes.size() > limits.maxBytes || bytes.size() > INT32_MAX / 2)
        return fail(Error::Kind::BadInput, "base.fileTooLarge",
                    {name, std::to_string(bytes.size()), std::to_string(limits.maxBytes)}, name);
    SizePx const size = declaredSize(bytes, kind);
    if (size.isEmpty() || !isWhole(bytes, kind))
        return fail(Error::Kind::BadInput, "media.damagedStill", {name}, name);
    if (int64_t{size.widthPx} * size.heightPx > limits.maxPixels)
        return fail(Error::Kind::BadInput, "media.stillTooLarge",
                    {name, std::to_string(size.widthPx), std::to_string(size.heightPx)}, name);
    FW_TRY(av::CodecPtr decoder, openDecoder(codecOf(kind), size));
    FW_TRY(av::FramePtr frame, decodeOne(bytes, *decoder, name));
    av::ToImage toImage;
    FW_TRY(Image image, toImage.convert(*frame, name, true));
    return upright(image, exifOf(*frame));
}

Result<Image> readImage(std::filesystem::path const& path, StillLimits const& limits)
{
    FW_TRY(std::string const bytes, readFile(path, limits.maxBytes));
    return decodeImage(bytes, path.string(), limits);
}

Result<std::string> encodePng(Image const& image)
{
    av::silence();
    bool const isRgba = image.format() == Image::Format::Rgba32;
    FW_TRY(StillEncoder encoder,
           openEncoder(AV_CODEC_ID_PNG, isRgba ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24, image, 0));
    size_t const rowBytes = static_cast<size_t>(image.widthPx()) * static_cast<size_t>(image.channels());
    for (int y = 0; y < image.heightPx(); ++y)
        std::memcpy(encoder.frame->data[0] + static_cast<ptrdiff_t>(encoder.frame->linesize[0]) * y,
                    image.row(y), rowBytes);
    return encodeFrame(*encoder.codec, *encoder.frame);
}

Result<std::string> encodeJpeg(Image const& image, int quality)
{
    av::silence();
    // FFmpeg's scale runs from 1 (best) to 31.
    int const quantiser = 1 + (100 - std::clamp(quality, 1, 100)) * 30 / 99;
    FW_TRY(StillEncoder encoder, openEncoder(AV_CODEC_ID_MJPEG, AV_PIX_FMT_YUVJ444P, image, quantiser));
    Image const opaque = flatten(image);
    AVFrame& frame = *encoder.frame;
    av::SwsPtr const scaler(sws_getContext(frame.width, frame.height, AV_PIX_FMT_RGB24, frame.width,
                                           frame.height, AV_PIX_FMT_YUVJ444P, av::kExactScaling, nullptr,
                                           nullptr, nullptr));
    if (!scaler)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"colour conversion"});
    av::setTargetColour(scaler.get(), {false, true});
    uint8_t const* rows[4] = {opaque.data()};
    int const strides[4] = {static_cast<int>(opaque.strideBytes())};
    sws_scale(scaler.get(), rows, strides, 0, frame.height, frame.data, frame.linesize);
    return encodeFrame(*encoder.codec, frame);
}

Status writePng(std::filesystem::path const& path, Image const& image)
{
    FW_TRY(std::string const bytes, encodePng(image));
    return writeFileAtomically(path, bytes);
}

Status writeJpeg(std::filesystem::path const& path, Image const& image, int quality)
{
    FW_TRY(std::string const bytes, encodeJpeg(image, quality));
    return writeFileAtomically(path, bytes);
}

} // namespace fw::media
