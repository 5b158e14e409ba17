#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

// Zip files as they are written here and as single files of them are read. Thread: any.

namespace fw::story {

/// One file on its way into a zip file.
struct ZipEntry {
    std::string name;           ///< its path inside, UTF-8, parts apart by /
    std::string text = {};      ///< what it holds, when `file` is empty
    std::filesystem::path file; ///< or where it lies
    bool isCompressed = false;
};

/// Writes `target`, complete or not at all; what is there is replaced. Errors: Io, Cancelled.
Status writeZip(std::filesystem::path const& target, std::vector<ZipEntry> const& entries,
                std::stop_token stop = {});

/// The file of this name inside. Errors: MissingFile, BadInput (story.badZip: no zip file, no such file in
/// it, damaged, larger than `maxBytes` or than it says).
Result<std::string> readZipEntry(std::filesystem::path const& file, std::string const& name,
                                 uint64_t maxBytes);

} // namespace fw::story
