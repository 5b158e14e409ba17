#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/export/Formats.h"
#include "engine/plan/ExportPlan.h"
#include "engine/provenance/C2pa.h"
#include "engine/provenance/InvisibleMark.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::exporting {

/// Part of the film, in its own frames.
struct FrameRange {
    TimelineFrame first;
    TimelineFrame last; ///< shown too
};

/// Where titles of the style Subtitle go; all others are always in the picture.
enum class Subtitles {
    InPicture,
    Beside, ///< an SRT file of the film's name
    Both,
    None
};

struct ExportSettings {
    std::filesystem::path projectFolder;
    std::filesystem::path target; ///< a file, or a folder for pictures and for one file a shot
    std::string format = {};      ///< Format::name; empty: by the target's ending
    SizePx size = {};             ///< empty: the project's
    FrameRate rate = {0, 1};      ///< 0: the project's
    std::optional<FrameRange> range = {};
    bool isPerShot =
        false; ///< one file for every shot that shows in the range, whole and without transitions
    Quality quality = Quality::Standard;
    int crf = -1; ///< on the encoder's own scale; negative: what the quality says
    bool overwrite = false;
    Subtitles subtitles = Subtitles::InPicture; ///< the file beside is workflow::exportFilm's
    std::string modelId = {};                   ///< for the manifest
    /// An animatic: shots without a take show their card for as long as they are planned.
    bool showsCards = false;
    /// The film's sound is brought to -14 LUFS by one gain, as far as its true peak stays below -1 dBTP.
    bool normalisesLoudness = true;
};

struct ExportProgress {
    char const* phase = "encode"; ///< measure (the sound) | encode | sign | verify
    int64_t step = 0;
    int64_t of = 0;
};

using ProgressHook = std::function<void(ExportProgress const&)>;

/// How loud the film's sound was and is. Infinite for silence and for less than 0.4 s.
struct SoundReport {
    std::optional<double> lufsBefore, truePeakBeforeDb; ///< of the mix; unset: it was not measured
    double gainDb = 0;                                  ///< of all of it
};

/// What became of one clip.
struct Written {
    provenance::C2paReport credentials;
    std::string markId;                ///< in the invisible mark, 12 hex digits
    bool isInvisibleMarkFound = false; ///< read back; plain or very small pictures may not hold it
    std::optional<double> lufs = {};   ///< of its sound, read back; unset: it has none
    std::optional<double> truePeakDb = {};
};

struct ExportResult {
    std::filesystem::path file; ///< or the folder
    /// The clips, one or one a shot; of a folder of pictures its first one.
    std::vector<std::filesystem::path> files;
    std::vector<Written> written;          ///< of each of them
    int64_t frames = 0;                    ///< of all together
    provenance::C2paReport credentials;    ///< of the first
    std::vector<int> staleShots;           ///< warnings: exported although out of date
    std::vector<int> cardShots;            ///< of an animatic: shown as their card
    std::optional<SoundReport> sound = {}; ///< unset: no file has sound
    bool isSoundLeftOut = false;           ///< a warning: the film has sound, but the format holds none
    std::filesystem::path subtitles = {};  ///< the file beside, when one was wanted
};

/// The part of the film that is written. Errors: BadInput (outside the film).
Result<FrameRange> shownRange(plan::ExportPlan const& plan, ExportSettings const& settings);

/// compose -> visible mark -> invisible mark -> encode -> mux -> sign (last write) -> read back and verify ->
/// rename. Every file is absent or complete and verified. Errors: BadInput (format, range; missing takes
/// unless it is an animatic: lists the shots), Conflict (it is there), Io, Unavailable (cannot be signed or
/// encoded), Cancelled. Thread: IO worker.
Result<ExportResult> run(plan::ExportPlan plan, ExportSettings const& settings,
                         std::function<void(ExportProgress const&)> onProgress, std::stop_token stop);

/// Frames of one take as a marked, signed clip (proxy, `render --out clip.mp4`).
struct ClipExport {
    std::vector<Image> const& frames;
    FrameRate rate;
    std::filesystem::path target;
    provenance::ManifestSpec manifest;
    uint64_t markSeed = 0; ///< moves the visible mark from shot to shot
    int crf = 18;
    ProgressHook onProgress{}; ///< may be empty
    std::stop_token stop{};
};
Result<Written> writeSignedClip(ClipExport const& clip);

/// Everything `framewright-cli verify` prints about a file.
struct VerifyReport {
    provenance::C2paReport c2pa;
    bool visibleMark = false;
    double visibleScore = 0;
    provenance::InvisibleDetection invisible; ///< with this installation's key
};
/// A clip, a picture, or a folder of exported pictures (its first one). Where the credentials do not hold,
/// cut and mirrored pictures are searched for the invisible mark too, which takes some seconds.
Result<VerifyReport> verifyFile(std::filesystem::path const& file, std::string const& anchorsPem = {});

} // namespace fw::exporting
