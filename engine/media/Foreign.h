#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/media/Stills.h"

#include <cstdint>
#include <filesystem>

// Files that came from outside are decoded by a program of its own, framewright-reader, that may do nothing
// but read that one file and answer (docs/security.md): a damaged or malicious file costs an error sentence,
// never this program. ClipReader::openForeign, SoundReader::openForeign and SoundPieces::openForeign are its
// other faces; what this program wrote itself is read by their `open`.
namespace fw::media {

/// What a reader's process may use.
struct ReaderOptions {
    std::filesystem::path program = {}; ///< empty: framewright-reader, beside this program
    int answerSeconds = 30;             ///< wall clock and processor, for each picture or piece of sound
    uint64_t memoryBytes = uint64_t{4} << 30; ///< address space
};

/// As readImage, in a process of its own. Errors: as readImage; Unsupported (the reader died or took too long
/// over it: what is wrong with the file is not known), Unavailable (the reader is not installed). Thread: any
/// but the window's.
Result<Image> readForeignImage(std::filesystem::path const& path, StillLimits const& limits = {},
                               ReaderOptions const& options = {});

} // namespace fw::media
