#pragma once

#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <filesystem>
#include <vector>

namespace fw::media {

/// How loud a sound file is during each of the first `frames` pictures at `rate`: 0 silence, 1 its loud parts
/// (the 95th percentile); silence after its end. The first sound of WAV, FLAC, MP3, Ogg, AAC in MP4, or of a
/// clip. Errors: MissingFile, BadInput (no sound in it). Thread: any.
Result<std::vector<float>> loudness(std::filesystem::path const& file, FrameRate rate, int frames);

} // namespace fw::media
