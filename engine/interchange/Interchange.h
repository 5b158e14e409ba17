#pragma once

#include "engine/plan/ExportPlan.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace fw::interchange {

/// What other programs can read: the structure of the film (cuts, ranges, gaps, transitions, notes) and, for
/// every clip, the address of its marked and signed proxy. Only Otioz carries those proxies along.
enum class Format {
    Otio,   ///< OpenTimelineIO JSON: Resolve, Premiere, Kdenlive, RV ...
    Otioz,  ///< the same with proxies and sounds in one zip file, OpenTimelineIO's file bundle 1.0.0
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

/// By the ending of the name (.otio .otioz .edl .fcpxml .srt .csv). Errors: BadInput that lists them.
Result<Format> formatOf(std::filesystem::path const& file);

/// The whole file. A shot without a take becomes a gap; what a shot plays beyond the end of its take (its
/// last frame holds there) becomes a gap too, because no format here says "hold" in a way that all readers
/// keep. Of a bundle it is the content.otio inside. Errors: BadInput for a film without shots, or without
/// words when subtitles are wanted.
Result<std::string> textOf(Film const& film, Format format);

/// `textOf` into `target`, complete or not at all; a bundle gets its proxies and sounds, never a master.
/// Errors: as textOf and formatOf, Conflict (target is there and `overwrite` is false), MissingFile (a proxy
/// or a sound that a bundle needs), BadInput (one that leads out of the project), Io, Cancelled.
Status writeFile(Film const& film, std::filesystem::path const& target, bool overwrite,
                 std::stop_token stop = {});

} // namespace fw::interchange
