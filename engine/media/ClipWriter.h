#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace fw::media {

enum class ClipCodec {
    H264,   ///< libx264, yuv420p, BT.709 limited range, mp4, mov (moov before mdat) or mkv, by the ending
    H265,   ///< libx265, the same colours and files, tag hvc1
    Vp9,    ///< libvpx, WebM
    Av1,    ///< libaom or SVT-AV1, mp4 or WebM
    ProRes, ///< 4:2:2, 10 bits, mov; `crf` is the profile: 0 proxy, 1 LT, 2 standard, 3 HQ
    Gif,    ///< 256 colours, ordered dither; `crf` is ignored
    WebP,   ///< lossy animation; `crf` is WebP's quality, 0 to 100 (best)
    Ffv1    ///< lossless 8-bit RGB (bgr0), every frame a key frame, slices with CRCs, Matroska (.mkv)
};

/// Whether this computer's FFmpeg can write it.
bool hasEncoder(ClipCodec codec);

enum class EncodeSpeed { Fast, Medium, Slow }; ///< x264 veryfast, medium, slow

/// How a clip is written. The same frames and settings give the same bytes: no dates, no encoder tags, a
/// fixed number of encoder threads.
struct ClipSettings {
    ClipCodec codec = ClipCodec::H264;
    SizePx size; ///< odd sizes: 4:2:0 repeats the last column or row once (nothing is cut)
    FrameRate rate;
    int crf = 18; ///< quality, 0 the best: 0..51, VP9 and AV1 0..63
    EncodeSpeed speed = EncodeSpeed::Medium;
    int keyFrameEvery = 0;     ///< frames; 0: once a second, so that scrubbing stays quick
    std::stop_token stop = {}; ///< looked at before every frame
    std::string soundCodec =
        {}; ///< FFmpeg's name of the encoder: aac, libopus, pcm_s16le; empty: a silent clip
};

/// Writes frames into one file. The caller gives a temporary path and renames it after signing and checking;
/// unless finish() succeeded the file is removed. Thread: one owner; the encoder has threads of its own.
class ClipWriter {
public:
    /// Errors: BadInput (size, rate, ending), Io (folder not writable), Unavailable (codec not built in).
    static Result<std::unique_ptr<ClipWriter>> create(std::filesystem::path const& path,
                                                      ClipSettings const& settings);
    ~ClipWriter();
    ClipWriter(ClipWriter const&) = delete;
    ClipWriter& operator=(ClipWriter const&) = delete;

    /// Appends a frame of exactly the clip's size (alpha is ignored). After an error the file is gone and
    /// every further call gives the same error. Errors: BadInput (size), Io (disk full), Cancelled.
    Status add(Image const& frame);

    /// Appends sound: stereo at media::kSoundHertz, interleaved; only with a soundCodec. Give it along with
    /// the frames: what is far ahead of the pictures waits in memory. Errors: Io, Cancelled, as add.
    Status addSound(std::span<float const> stereo);

    /// Flushes the encoder and closes the file. Not yet fsynced: commitFile does that. Errors: BadInput (no
    /// frames), Io, Cancelled.
    Status finish();

    int64_t framesWritten() const;

private:
    struct Impl;
    explicit ClipWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// create + add... + finish. Errors: theirs.
Status writeClip(std::filesystem::path const& path, ClipSettings const& settings,
                 std::vector<Image> const& frames);

} // namespace fw::media
