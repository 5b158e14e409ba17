#pragma once

#include "engine/base/Time.h"

#include <optional>
#include <string>

namespace fw {

/// Whole frames that a second of non-drop timecode counts: 24000/1001 counts 24.
int64_t framesPerSecond(FrameRate rate);

/// "HH:MM:SS:FF", non-drop; frames below 0 show as 0.
std::string timecode(int64_t frame, FrameRate rate);

/// The frame that a person means, counted from 0: "01:02:03:04", its end alone ("3:04" is three seconds and
/// four frames), or digits alone as editors read them, from the right in pairs ("304" is the same as
/// "3:04"). ';' and '.' do for ':'. Seconds and minutes may pass 59. Empty for anything else.
std::optional<int64_t> frameOfTimecode(std::string const& text, FrameRate rate);

} // namespace fw
