#pragma once

#include "engine/base/Time.h"

#include <string>

namespace fw {

/// Whole frames that a second of non-drop timecode counts: 24000/1001 counts 24.
int64_t framesPerSecond(FrameRate rate);

/// "HH:MM:SS:FF", non-drop; frames below 0 show as 0.
std::string timecode(int64_t frame, FrameRate rate);

} // namespace fw
