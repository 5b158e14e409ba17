#pragma once

#include "engine/base/Error.h"
#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <cstdint>
#include <memory>
#include <string>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVPacket;
struct SwsContext;

/// Owners and small helpers over FFmpeg for the .cpp files of this folder; FFmpeg's own headers stay there.
namespace fw::media::av {

struct Free {
    void operator()(AVFrame* frame) const;
    void operator()(AVPacket* packet) const;
    void operator()(AVCodecContext* context) const;
    void operator()(SwsContext* context) const;
};
using FramePtr = std::unique_ptr<AVFrame, Free>;
using PacketPtr = std::unique_ptr<AVPacket, Free>;
using CodecPtr = std::unique_ptr<AVCodecContext, Free>;
using SwsPtr = std::unique_ptr<SwsContext, Free>;

FramePtr newFrame();
PacketPtr newPacket();

/// FFmpeg's words for a negative return value ("No space left on device").
std::string reason(int error);

/// FFmpeg prints nothing by itself (file names must not reach the terminal). Called by every entry point.
void silence();

/// Which numbers a picture's RGB stands for on the YUV side.
struct YuvColour {
    bool isBt709 = true; ///< else BT.601
    bool isFullRange = false;
};

/// Converts decoded frames into Images and keeps the scaler between frames. Thread: one owner.
class ToImage {
public:
    /// Pictures come out in this size; empty: as they are.
    void scaleTo(SizePx size) { m_size = size; }
    /// Rgb24, or Rgba32 when the pixel format has alpha and `keepAlpha`. Errors: Unsupported, OutOfMemory.
    Result<Image> convert(AVFrame const& frame, std::string const& name, bool keepAlpha = false);

private:
    SwsPtr m_scaler;
    SizePx m_size;
    struct {
        int widthPx = 0, heightPx = 0, format = -1, target = -1;
        bool isBt709 = false, isFullRange = false;
    } m_made;
};

/// The colour of a decoded frame: as tagged, else BT.709 from 720 lines up and BT.601 below.
YuvColour colourOf(AVFrame const& frame);

} // namespace fw::media::av
