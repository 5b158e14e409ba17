#include "engine/story/ProjectLock.h"

#include "engine/base/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace fw::story {

namespace {

/// "framewright (process 4711)"
std::string ownDescription()
{
    std::error_code code;
    std::string const name = std::filesystem::read_symlink("/proc/self/exe", code).filename().string();
    return (code ? "a program" : name) + " (process " + std::to_string(::getpid()) + ")";
}

} // namespace

Result<int> lockProject(std::filesystem::path const& folder)
{
    std::filesystem::path const file = folder / "lock";
    int const fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0)
        return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(errno)}, file.string());
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        char holder[256] = "another program";
        ssize_t const got = ::read(fd, holder, sizeof holder - 1);
        if (got > 0)
            holder[got] = '\0';
        ::close(fd);
        return fail(Error::Kind::Conflict, "story.locked", {folder.string(), holder}, folder.string());
    }
    std::string const text = ownDescription();
    if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) {
        int const reason = errno;
        ::close(fd);
        return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(reason)},
                    file.string());
    }
    return fd;
}

} // namespace fw::story
