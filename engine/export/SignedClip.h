#pragma once

#include "engine/export/Export.h"
#include "engine/export/FilmSound.h"
#include "engine/media/ClipWriter.h"

#include <functional>
#include <span>
#include <stop_token>

namespace fw::exporting {

/// A frame to be written and the shot it belongs to: the visible mark moves when the shot changes.
struct SourceFrame {
    Image image;
    uint64_t markSeed = 0; ///< the shot's number
    uint64_t nextShot = 0; ///< the other shot that shows inside a transition; 0: none
};

/// Frames from anywhere, made into one marked, signed and verified clip, or a folder of such pictures.
struct ClipJob {
    std::filesystem::path target;
    Format format;
    SizePx size;
    FrameRate rate;
    int64_t frames = 0;
    int crf = 18;
    media::EncodeSpeed speed = media::EncodeSpeed::Medium;
    int keyFrameEvery = 0; ///< as ClipSettings
    bool overwrite = false;
    provenance::ManifestSpec manifest;
    std::function<Result<SourceFrame>(int64_t)> frameAt;
    std::function<void(ExportProgress const&)> onProgress; ///< may be empty
    std::stop_token stop;
    /// Fills in stereo from a sample on, counted from the clip's start; empty: the clip has no sound.
    std::function<Status(int64_t, std::span<float>)> soundAt = {};
};

/// marks -> encode -> close -> sign into a second temporary file -> verify -> rename. Under `target` there is
/// either what was there before or the complete, verified clip; temporaries never stay (P2, P6). Credentials
/// beside a clip get their name just before it. Errors: BadInput, Conflict (target exists), Io, Unavailable,
/// Cancelled.
Result<Written> writeVerified(ClipJob const& job);

/// What must be true of a finished clip before it gets its name.
struct Expected {
    int64_t frames = 0;
    bool hasVisibleMark = true;
    SizePx size = {}; ///< empty: not looked at; a column or row more is let pass (4:2:0)
    std::optional<int64_t> samples =
        {}; ///< of its sound; a frame of its codec more or less is let pass; unset: silent
};

/// What reading back found.
struct Checked {
    provenance::C2paReport credentials;
    std::optional<HeardSound> sound;
};

/// Reads a written file back: credentials Valid or Trusted, every frame there, the mark on most of the
/// sampled frames, first and last frame decode, its sound as long as the pictures. `name` is what the
/// sentences call it. Errors: Internal.
Result<Checked> checkWritten(std::filesystem::path const& file, Expected const& expected,
                             std::string const& name);

} // namespace fw::exporting
