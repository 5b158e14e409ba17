#include "engine/media/Av.h"

#include "engine/media/Mats.h"
#include "engine/media/SwsColour.h"

#include <algorithm>
#include <cstring>
#include <opencv2/imgproc.hpp>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/log.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace fw::media::av {

void Free::operator()(AVFrame* frame) const { av_frame_free(&frame); }
void Free::operator()(AVPacket* packet) const { av_packet_free(&packet); }
void Free::operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
void Free::operator()(SwsContext* context) const { sws_freeContext(context); }

FramePtr newFrame() { return FramePtr(av_frame_alloc()); }
PacketPtr newPacket() { return PacketPtr(av_packet_alloc()); }

std::string reason(int error)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, text, sizeof text);
    return text;
}

void silence() { av_log_set_level(AV_LOG_QUIET); }

YuvColour colourOf(AVFrame const& frame)
{
    YuvColour colour;
    colour.isFullRange = frame.color_range == AVCOL_RANGE_JPEG || frame.format == AV_PIX_FMT_YUVJ420P ||
                         frame.format == AV_PIX_FMT_YUVJ422P || frame.format == AV_PIX_FMT_YUVJ444P ||
                         frame.format == AV_PIX_FMT_YUVJ440P;
    switch (frame.colorspace) {
    case AVCOL_SPC_BT709: colour.isBt709 = true; break;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
    case AVCOL_SPC_FCC: colour.isBt709 = false; break;
    default: colour.isBt709 = frame.height >= 720; break;
    }
    return colour;
}

namespace {

/// FFV1's RGB is stored as blue, green, red, unused: bytes change places and nothing is computed, so lossless
/// stays lossless.
void copyBgr0(AVFrame const& frame, Image& out)
{
    cv::Mat const from(frame.height, frame.width, CV_8UC4, frame.data[0],
                       static_cast<size_t>(frame.linesize[0]));
    cv::Mat to = mats::writable(out);
    cv::cvtColor(from, to, cv::COLOR_BGRA2RGB);
}

bool hasAlpha(AVPixelFormat format)
{
    AVPixFmtDescriptor const* description = av_pix_fmt_desc_get(format);
    return description && (description->flags & AV_PIX_FMT_FLAG_ALPHA || format == AV_PIX_FMT_PAL8);
}

} // namespace

Result<Image> ToImage::convert(AVFrame const& frame, std::string const& name, bool keepAlpha)
{
    auto const format = static_cast<AVPixelFormat>(frame.format);
    bool const isRgba = keepAlpha && hasAlpha(format);
    SizePx const size = m_size.isEmpty() ? SizePx{frame.width, frame.height} : m_size;
    Image image(size, isRgba ? Image::Format::Rgba32 : Image::Format::Rgb24);
    if (format == AV_PIX_FMT_BGR0 && m_size.isEmpty()) {
        copyBgr0(frame, image);
        return image;
    }
    YuvColour const colour = colourOf(frame);
    int const target = isRgba ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24;
    bool const fits = m_scaler && m_made.widthPx == frame.width && m_made.heightPx == frame.height &&
                      m_made.format == frame.format && m_made.target == target &&
                      m_made.isBt709 == colour.isBt709 && m_made.isFullRange == colour.isFullRange;
    if (!fits) {
        int const flags = m_size.isEmpty() ? kExactScaling : SWS_AREA | SWS_ACCURATE_RND | SWS_BITEXACT;
        m_scaler.reset(sws_getContext(frame.width, frame.height, format, size.widthPx, size.heightPx,
                                      static_cast<AVPixelFormat>(target), flags, nullptr, nullptr, nullptr));
        if (!m_scaler)
            return fail(Error::Kind::Unsupported, "media.pixelFormat", {name}, name);
        setSourceColour(m_scaler.get(), colour);
        m_made = {frame.width, frame.height, frame.format, target, colour.isBt709, colour.isFullRange};
    }
    uint8_t* rows[4] = {image.mutableData()};
    int const strides[4] = {static_cast<int>(image.strideBytes())};
    if (sws_scale(m_scaler.get(), frame.data, frame.linesize, 0, frame.height, rows, strides) !=
        size.heightPx)
        return fail(Error::Kind::Internal, "base.internal", {"swscale"}, name);
    return image;
}

} // namespace fw::media::av
