#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <filesystem>
#include <vector>

namespace fw::media {

/// Longest side of a poster in pixels unless the caller says otherwise.
constexpr int kPosterSidePx = 640;

/// The frame that stands for a clip: its middle frame, unless one near the start or the end has clearly more
/// in it (a fade, a black middle). At most `maxSidePx` on the longer side, never enlarged. No frames give an
/// empty picture. Thread: any.
Image posterOf(std::vector<Image> const& frames, int maxSidePx = kPosterSidePx);

/// The same from a file, decoding those frames only. Errors: those of ClipReader.
Result<Image> posterOf(std::filesystem::path const& clip, int maxSidePx = kPosterSidePx);

} // namespace fw::media
