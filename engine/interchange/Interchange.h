#pragma once

#include "engine/plan/ExportPlan.h"

#include <filesystem>
#include <optional>
#include <string>

namespace fw::interchange {

/// What other programs can read. None of them carries pixels: clips are named by the address of their marked
/// and signed proxy, and the structure of the film goes along (cuts, ranges, gaps, transitions, notes).
enum class Format {
    Otio,   ///< OpenTimelineIO JSON: Resolve, Premiere, Kdenlive, RV ...
    Edl,    ///< CMX3600 edit decision list: everything; one track
    FcpXml, ///< Final Cut Pro XML 1.9: Final Cut, Resolve
    Srt,    ///< SubRip subtitles: titles of that style, or a shot's dialogue
    Csv     ///< RFC 4180 table, one row a shot
};

/// A film as it is handed over. The plan is that of the board.
struct Film {
    story::Storyboard const& board;
    plan::ExportPlan const& plan;
    std::filesystem::path projectFolder; ///< where the takes are
    /// Subtitles of a part only: its first frame counts as 0. No length: to the end.
    TimelineFrame first = {};
    std::optional<TimelineFrame> length = {};
};

/// By the ending of the name (.otio .edl .fcpxml .srt .csv). Errors: BadInput that lists them.
Result<Format> formatOf(std::filesystem::path const& file);

/// The whole file. A shot without a take becomes a gap; what a shot plays beyond the end of its take (its
/// last frame holds there) becomes a gap too, because no format here says "hold" in a way that all readers
/// keep. Errors: BadInput for a film without shots, or without words when subtitles are wanted.
Result<std::string> textOf(Film const& film, Format format);

/// `textOf` into `target`, complete or not at all. Errors: as textOf and formatOf, Conflict (target is there
/// and `overwrite` is false), Io.
Status writeFile(Film const& film, std::filesystem::path const& target, bool overwrite);

} // namespace fw::interchange
