#pragma once

#include "engine/media/ClipWriter.h"

#include <array>

struct AVCodec;
struct AVCodecContext;

// What each codec of ClipWriter is in FFmpeg's terms. Internal to engine/media.
namespace fw::media {

struct EncoderKind {
    ClipCodec codec;
    char const* name;                    ///< as people know it
    std::array<char const*, 2> encoders; ///< FFmpeg's names, the better one first; the second may be null
    std::array<char const*, 3> endings;  ///< of file names; the further ones may be null
    std::array<char const*, 3> muxers;   ///< one for each ending
    int mostQuality;                     ///< of ClipSettings::crf
    bool isYuv;                          ///< frames go through swscale; even sizes only
};

EncoderKind const& encoderKind(ClipCodec codec);
/// The first encoder that is there; nullptr when none is.
AVCodec const* findEncoder(EncoderKind const& kind);
/// FFmpeg's muxer for the file's ending; nullptr when the ending does not fit.
char const* muxerFor(std::filesystem::path const& path, EncoderKind const& kind);
/// Pixel format, size, colours and the encoder's own options.
void setUp(AVCodecContext& context, ClipSettings const& settings);

} // namespace fw::media
