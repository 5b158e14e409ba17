#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <filesystem>
#include <vector>

namespace fw::media {

/// Longest side of a poster in pixels unless the caller says otherwise.
constexpr int kPosterSidePx = 640;

/// The frame that stands for a clip: of the first, the second third's and the middle frame the one with the
/// most detail (a fade from black has a black first frame), at most `maxSidePx` on its longer side. Never
/// enlarged. Empty frames give an empty picture. Thread: any.
Image posterOf(std::vector<Image> const& frames, int maxSidePx = kPosterSidePx);

/// The same from a file, decoding those frames only. Errors: those of ClipReader.
Result<Image> posterOf(std::filesystem::path const& clip, int maxSidePx = kPosterSidePx);

} // namespace fw::media
