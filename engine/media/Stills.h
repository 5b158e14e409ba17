#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace fw::media {

/// Caps for pictures that came from outside.
struct StillLimits {
    uint64_t maxBytes = 64u << 20;
    int64_t maxPixels = int64_t{64} << 20;
};

/// Reads a PNG, JPEG or WebP, told apart by its first bytes, never by its name. EXIF orientation is applied,
/// every other tag is dropped. Rgba32 when the file has alpha, else Rgb24. Errors: MissingFile, BadInput
/// (another format, cut off, damaged, too large). Thread: any.
Result<Image> readImage(std::filesystem::path const& path, StillLimits const& limits = {});

/// The same from memory (a picture out of the vault). `name` is what the sentence calls it.
Result<Image> decodeImage(std::string_view bytes, std::string const& name, StillLimits const& limits = {});

/// PNG without any metadata; the same picture gives the same bytes. Errors: BadInput (empty), Internal.
Result<std::string> encodePng(Image const& image);

/// Baseline JPEG, 4:4:4, without metadata. `quality` 1..100. Alpha is dropped.
Result<std::string> encodeJpeg(Image const& image, int quality = 90);

/// Encode, then writeFileAtomically. Errors: theirs and Io.
Status writePng(std::filesystem::path const& path, Image const& image);
Status writeJpeg(std::filesystem::path const& path, Image const& image, int quality = 90);

} // namespace fw::media
