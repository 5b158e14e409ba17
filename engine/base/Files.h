#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace fw {

/// Reads a whole file. Errors: MissingFile, BadInput (larger than maxBytes),
/// Io. Thread: any.
Result<std::string> readFile(std::filesystem::path const& path, uint64_t maxBytes = 64u << 20);

/// Temporary file in the same folder, write, fsync, rename, fsync the folder: a
/// file under its final name is always complete, and on error the previous one
/// is untouched (reliability.md P2-P4). Secrets are for `OwnerOnly` from their first byte on. Errors: Io.
/// Thread: any.
enum class ReadableBy { Everyone, OwnerOnly };
Status writeFileAtomically(std::filesystem::path const& path, std::string_view bytes,
                           ReadableBy readableBy = ReadableBy::Everyone);

/// fsyncs an already written file, renames it onto `target` and fsyncs the
/// folder. Errors: Io.
Status commitFile(std::filesystem::path const& temporary, std::filesystem::path const& target);

/// A fresh name beside `target` that `removeStaleTemporaries` recognises:
/// ".fw-tmp-<16 hex>-<name>".
std::filesystem::path temporaryBeside(std::filesystem::path const& target);

/// Removes what an earlier crash left behind in this one folder (only names of
/// the pattern above).
void removeStaleTemporaries(std::filesystem::path const& folder);

/// A folder beside `target` for what is not finished, gone with the object. A lock on it ends with the
/// process, however that ends, so the next one made in the same place removes what killed programs left there
/// and nothing that a running one still writes. Thread: one owner.
class WorkingFolder {
public:
    /// Errors: Io, speaking of `target`.
    static Result<WorkingFolder> beside(std::filesystem::path const& target);

    WorkingFolder() = default;
    WorkingFolder(WorkingFolder&& other) noexcept;
    WorkingFolder& operator=(WorkingFolder&& other) noexcept;
    ~WorkingFolder();

    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    int m_lock = -1;
};

/// Makes a folder and its parents. Errors: Io with the folder and the system's
/// reason.
Status makeFolders(std::filesystem::path const& folder);

/// Writes the folder's entries to disk. Errors: Io.
Status syncFolder(std::filesystem::path const& folder);

/// The system's words for errno ("No space left on device").
std::string systemReason(int errorNumber);

} // namespace fw
