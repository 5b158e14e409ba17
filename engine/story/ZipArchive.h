#pragma once

#include <zip.h>

#include <filesystem>
#include <memory>
#include <string>

// libzip's handles as owned values. Internal to engine/story.

namespace fw::story {

struct DiscardArchive { // without a word to the disk
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, DiscardArchive>;

struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using ZipFile = std::unique_ptr<zip_file_t, CloseEntry>;

/// None, and the library's reason, when it cannot be opened. `flags` are zip_open's.
Zip openZip(std::filesystem::path const& file, int flags, std::string& why);

} // namespace fw::story
