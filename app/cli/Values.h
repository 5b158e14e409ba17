#pragma once

#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <string>

namespace fw::cli {

/// Empty for a whole number that fits 64 bits, else what is wrong: CLI11 alone would take the nearest one.
std::string seedProblem(std::string const& text);

/// "640x384". Errors: BadInput.
Result<SizePx> parseSize(std::string const& text);

/// "24", "23.976" or "24000/1001". Errors: BadInput.
Result<FrameRate> parseRate(std::string const& text);

/// "12-48", "12-" or "-48": frames counted from 1, both shown; 0 where nothing is said. Errors: BadInput.
struct Frames {
    int64_t first = 0, last = 0;
};
Result<Frames> parseFrames(std::string const& text);

/// "49" (a frame, counted from 1) or "00:00:02:00" (non-drop timecode from the film's start). Errors:
/// BadInput.
Result<TimelineFrame> parseMoment(std::string const& text, FrameRate rate);

} // namespace fw::cli
