#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"
#include "engine/media/Foreign.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace fw::media {

/// What a clip is, found by walking through its packets once (nothing is believed from the header alone).
struct ClipInfo {
    SizePx size;    ///< as shown: after the rotation that phones note in the file
    FrameRate rate; ///< average rate of the pictures
    int64_t frameCount = 0;
    bool hasAudio = false;
    std::string codec;       ///< "h264", "ffv1", ... (FFmpeg's names)
    std::string pixelFormat; ///< "yuv420p", "bgr0", ...
    std::string colorSpace;  ///< matrix as tagged: "bt709", "gbr", "unknown", ...
    bool isFullRange = false;

    double seconds() const { return rate.num > 0 ? static_cast<double>(frameCount) / rate.perSecond() : 0; }
};

/// Caps for files that came from outside.
struct ClipLimits {
    int64_t maxPixels = int64_t{8192} * 8192;
    int64_t maxFrames = 500'000;
    int maxStreams = 16;
};

/// How the frames of a clip are wanted.
struct ClipView {
    /// Pictures are scaled down to fit into this while they are decoded, their width to a multiple of 8 (for
    /// looking at, not for showing: the shape may be off by a little); empty: as they are.
    SizePx within = {};
    /// Every frame once, one after the other: more cores decode ahead, and a jump costs more.
    bool isStraightOn = false;
};

/// Random access to the frames of a clip: frame n is the n-th in display order, whatever the distance of the
/// key frames. Only local files, only mov/mp4, Matroska/WebM, GIF and WebP, and codecs of a short list are
/// opened (reliability.md section 3). Thread: one owner; FFmpeg may use slice threads inside.
class ClipReader {
public:
    /// Errors: MissingFile, BadInput (not a clip, cut off, too large, a playlist in disguise).
    static Result<std::unique_ptr<ClipReader>> open(std::filesystem::path const& path,
                                                    ClipLimits const& limits = {}, ClipView const& view = {});
    /// The same for a file that came from outside: decoded by a process of its own (Foreign.h). Errors: as
    /// open; Unsupported (the reader died or took too long), Unavailable; the latter two from frame, too.
    static Result<std::unique_ptr<ClipReader>> openForeign(std::filesystem::path const& path,
                                                           ClipLimits const& limits = {},
                                                           ClipView const& view = {},
                                                           ReaderOptions const& options = {});
    ~ClipReader();
    ClipReader(ClipReader const&) = delete;
    ClipReader& operator=(ClipReader const&) = delete;

    ClipInfo const& info() const;
    /// When a frame begins to show, in seconds after the first one. `at` within 0..frameCount-1.
    double secondsOf(ClipFrame at) const;
    /// Frames that are stored whole, ascending.
    std::vector<int64_t> const& keyFrames() const;

    /// Rgb24. Reading forwards decodes every frame once; reading backwards keeps a few frames of each jump.
    /// Errors: BadInput (outside 0..frameCount-1, damaged frame).
    Result<Image> frame(ClipFrame at);

private:
    struct Impl;
    explicit ClipReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::media
