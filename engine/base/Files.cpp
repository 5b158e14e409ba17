#include "engine/base/Files.h"

#include "engine/base/Ids.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace fw {

namespace fs = std::filesystem;

namespace {

constexpr char kTemporaryPrefix[] = ".fw-tmp-";

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    int get() const { return m_fd; }
    bool close()
    {
        int const fd = m_fd;
        m_fd = -1;
        return ::close(fd) == 0;
    }

private:
    int m_fd;
};

Error writeError(fs::path const& path, int errorNumber)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {path.string(), systemReason(errorNumber)},
                path.string());
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        ssize_t const written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

/// -1 when somebody else holds the folder or took its name away in the meantime.
int lockFolder(fs::path const& folder)
{
    int const fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    struct stat held {
    }, named{};
    bool const isOurs = ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::fstat(fd, &held) == 0 &&
                        ::stat(folder.c_str(), &named) == 0 && held.st_ino == named.st_ino;
    if (!isOurs)
        ::close(fd);
    return isOurs ? fd : -1;
}

/// Folders of the temporary pattern that no running program holds.
void removeAbandonedFolders(fs::path const& parent)
{
    std::error_code ignored;
    for (fs::directory_iterator it(parent, ignored), end; !ignored && it != end; it.increment(ignored)) {
        std::error_code each;
        if (it->path().filename().string().rfind(kTemporaryPrefix, 0) != 0 || it->is_symlink(each))
            continue;
        Descriptor const lock(lockFolder(it->path()));
        if (lock.get() >= 0)
            fs::remove_all(it->path(), each);
    }
}

} // namespace

std::string systemReason(int errorNumber) { return std::generic_category().message(errorNumber); }

Result<std::string> readFile(fs::path const& path, uint64_t maxBytes)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
        Error::Kind const kind = errno == ENOENT ? Error::Kind::MissingFile : Error::Kind::Io;
        char const* id = errno == ENOENT ? "base.missingFile" : "base.cannotRead";
        return fail(kind, id, {path.string(), systemReason(errno)}, path.string());
    }
    if (S_ISDIR(info.st_mode))
        return fail(Error::Kind::BadInput, "base.isFolder", {path.string()}, path.string());
    if (static_cast<uint64_t>(info.st_size) > maxBytes)
        return fail(Error::Kind::BadInput, "base.fileTooLarge",
                    {path.string(), std::to_string(info.st_size), std::to_string(maxBytes)}, path.string());
    std::string bytes;
    char buffer[1 << 16];
    while (true) {
        ssize_t const got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(Error::Kind::Io, "base.cannotRead", {path.string(), systemReason(errno)},
                        path.string());
        if (got == 0)
            return bytes;
        bytes.append(buffer, static_cast<size_t>(got));
        if (bytes.size() > maxBytes)
            return fail(Error::Kind::BadInput, "base.fileTooLarge",
                        {path.string(), std::to_string(bytes.size()), std::to_string(maxBytes)},
                        path.string());
    }
}

fs::path temporaryBeside(fs::path const& target)
{
    return target.parent_path() / (kTemporaryPrefix + randomHex16() + "-" + target.filename().string());
}

void removeStaleTemporaries(fs::path const& folder)
{
    std::error_code ignored;
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored)) {
        std::error_code each;
        bool const isOurs = it->path().filename().string().rfind(kTemporaryPrefix, 0) == 0;
        if (isOurs && !it->is_symlink(each))
            fs::remove_all(it->path(), each);
    }
}

Result<WorkingFolder> WorkingFolder::beside(fs::path const& target)
{
    fs::path const parent = target.parent_path();
    removeAbandonedFolders(parent.empty() ? fs::path(".") : parent);
    for (int attempt = 0; attempt < 3; ++attempt) { // between mkdir and lock another program may clean up
        WorkingFolder made;
        fs::path const path = temporaryBeside(target);
        if (::mkdir(path.c_str(), 0777) != 0)
            return writeError(target, errno);
        made.m_path = path;
        made.m_lock = lockFolder(path);
        struct stat info {};
        if (made.m_lock >= 0 || ::stat(path.c_str(), &info) == 0) // there, if perhaps on a disk without locks
            return made;
    }
    return writeError(target, ENOENT);
}

WorkingFolder::WorkingFolder(WorkingFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::exchange(other.m_lock, -1))
{
}

WorkingFolder& WorkingFolder::operator=(WorkingFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

WorkingFolder::~WorkingFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
    if (m_lock >= 0)
        ::close(m_lock);
}

Status makeFolders(fs::path const& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotMakeFolder", {folder.string(), code.message()},
                    folder.string());
    return {};
}

Status syncFolder(fs::path const& folder)
{
    fs::path const target = folder.empty() ? fs::path(".") : folder;
    Descriptor handle(::open(target.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0 || ::fsync(handle.get()) != 0)
        return writeError(target, errno);
    return {};
}

Status commitFile(fs::path const& temporary, fs::path const& target)
{
    {
        Descriptor file(::open(temporary.c_str(), O_RDWR | O_CLOEXEC));
        if (file.get() < 0 || ::fsync(file.get()) != 0 || !file.close())
            return writeError(target, errno);
    }
    if (::rename(temporary.c_str(), target.c_str()) != 0)
        return writeError(target, errno);
    return syncFolder(target.parent_path());
}

Status writeFileAtomically(fs::path const& path, std::string_view bytes, ReadableBy readableBy)
{
    mode_t const mode = readableBy == ReadableBy::OwnerOnly ? 0600 : 0644;
    fs::path const temporary = temporaryBeside(path);
    Status status;
    {
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        if (file.get() < 0)
            return writeError(path, errno);
        if (!writeAll(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close())
            status = writeError(path, errno);
    }
    if (status && ::rename(temporary.c_str(), path.c_str()) != 0)
        status = writeError(path, errno);
    if (!status) {
        ::unlink(temporary.c_str());
        return status;
    }
    return syncFolder(path.parent_path());
}

} // namespace fw
