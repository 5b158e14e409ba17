#pragma once

#include <filesystem>

namespace fw::ui {

/// Knows where a folder is, also after somebody moved or renamed it. Thread: any, one at a time.
class FolderWatch {
public:
    FolderWatch() = default;
    ~FolderWatch();
    FolderWatch(FolderWatch const&) = delete;
    FolderWatch& operator=(FolderWatch const&) = delete;

    void watch(std::filesystem::path const& folder); ///< an empty path: none
    /// Absolute; empty when it was deleted, went to another disk, or none is watched.
    std::filesystem::path now() const;
    bool hasMoved() const; ///< to another place that is known
    bool isGone() const;

private:
    void close();

    std::filesystem::path m_first; ///< where it was when it was watched, absolute and without links
    int m_fd = -1;
};

} // namespace fw::ui
