#pragma once

#include "engine/base/Result.h"
#include "engine/footage/Boundaries.h"
#include "engine/media/ClipReader.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace fw::footage {

/// What is kept of every frame of a film.
struct FrameFacts {
    PictureFacts picture;
    float motion = 0;     ///< from the frame before, in widths of the picture
    bool isBlank = false; ///< nothing but black or white
    bool isRead = true;   ///< false: damaged, and passed over
};

/// A frame that may stand for its shot; a few a second are kept small.
struct Sample {
    int64_t frame = 0;
    Look::Tiny tiny{};
};

/// All that was seen in a video, once, from its first to its last frame. Splitting it into shots costs
/// nothing more: another sensitivity needs no second look. About 30 bytes a frame.
struct Analysis {
    std::filesystem::path file;
    media::ClipInfo info;
    std::vector<double> seconds; ///< when each frame begins to show, and when the last one ends
    std::vector<FrameFacts> frames;
    std::vector<Sample> samples;
    std::vector<Boundary> boundaries;
    int64_t damagedFrames = 0;

    int64_t frameCount() const { return static_cast<int64_t>(frames.size()); }
    double secondsOf(int64_t first, int64_t end) const
    {
        return seconds[static_cast<size_t>(end)] - seconds[static_cast<size_t>(first)];
    }
};

struct AnalysisHooks {
    std::function<void(int64_t frame, int64_t of)> onProgress; ///< may be empty
    std::stop_token stop = {};
};

/// Decodes the file once, small, in constant memory but for what `Analysis` keeps. Damaged frames are passed
/// over while they are few. Errors: those of ClipReader, BadInput (footage.tooDamaged), Cancelled. Thread:
/// any but the window's.
Result<Analysis> analyse(std::filesystem::path const& file, AnalysisHooks const& hooks = {});

/// A part of a video that was filmed in one go.
struct FoundShot {
    int64_t first = 0, end = 0;           ///< frames of the video; `end` is the first one behind it
    int64_t cleanFirst = 0, cleanEnd = 0; ///< the same without frames in which another shot shows too
    int64_t key = 0;                      ///< the frame that stands for it
    BoundaryKind begins = BoundaryKind::Cut;
    double seconds = 0;
    double motion = 0;    ///< widths of the picture a second, on the average
    PictureFacts picture; ///< of the key frame
    double interest = 0;  ///< 0..1: sharp, well lit, something moves; what the summary goes by

    int64_t length() const { return end - first; }
    friend bool operator==(FoundShot const& a, FoundShot const& b)
    {
        return a.first == b.first && a.end == b.end && a.key == b.key;
    }
};

struct SplitSettings {
    double sensitivity = .5;   ///< 0: only the plainest cuts, 1: whatever might be one
    double leastSeconds = .35; ///< shorter shots are joined to a neighbour
};

/// The shots in order, without what is black or white between them. At least one.
std::vector<FoundShot> shotsOf(Analysis const& analysis, SplitSettings const& settings = {});

/// The strongest shots, in order, each cut down to its best part, together no longer than `seconds` (and
/// as close to it as whole frames allow, where there is enough). Shots that look like one already taken come
/// later. Every piece lasts at least a second, where its shot does.
std::vector<FoundShot> summaryCut(Analysis const& analysis, std::vector<FoundShot> const& shots,
                                  double seconds);

} // namespace fw::footage
