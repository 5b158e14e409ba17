#include "ui/session/FolderWatch.h"

#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fw::ui {

FolderWatch::~FolderWatch() { close(); }

void FolderWatch::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    m_first.clear();
}

void FolderWatch::watch(std::filesystem::path const& folder)
{
    close();
    if (folder.empty())
        return;
    m_fd = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    m_first = now();
}

std::filesystem::path FolderWatch::now() const
{
    struct stat held {};
    if (m_fd < 0 || ::fstat(m_fd, &held) != 0)
        return {};
    std::error_code code;
    auto const path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(m_fd), code);
    // A deleted folder still has a name there, with a remark behind it: what is at that name must be this
    // one.
    struct stat found {};
    bool const isThere = !code && ::stat(path.c_str(), &found) == 0 && found.st_ino == held.st_ino &&
                         found.st_dev == held.st_dev;
    return isThere ? path : std::filesystem::path();
}

bool FolderWatch::hasMoved() const
{
    std::filesystem::path const at = now();
    return !at.empty() && !m_first.empty() && at != m_first;
}

bool FolderWatch::isGone() const { return !m_first.empty() && now().empty(); }

} // namespace fw::ui
