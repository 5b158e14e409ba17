#include "engine/base/Files.h"
#include "engine/story/Journal.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace fw::story {

namespace {

Error writeError(std::filesystem::path const& file, int errorNumber)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(errorNumber)},
                file.string());
}

} // namespace

JournalFile::~JournalFile() { close(); }

void JournalFile::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

Status JournalFile::open(std::filesystem::path const& file, uint64_t goodBytes)
{
    close();
    m_file = file;
    m_fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (m_fd < 0 || ::ftruncate(m_fd, static_cast<off_t>(goodBytes)) != 0)
        return writeError(m_file, errno);
    m_bytes = goodBytes;
    m_hasUnsynced = false;
    m_isInDoubt = false;
    return {};
}

Status JournalFile::append(std::string const& line)
{
    ssize_t written = -1;
    do
        written = ::write(m_fd, line.data(), line.size());
    while (written < 0 && errno == EINTR);
    if (written != static_cast<ssize_t>(line.size())) {
        int const reason = written < 0 ? errno : ENOSPC;
        if (::ftruncate(m_fd, static_cast<off_t>(m_bytes)) != 0)
            m_isInDoubt = true; // half a line may stand there: the next entry may not follow it
        return writeError(m_file, reason);
    }
    m_bytes += line.size();
    m_hasUnsynced = true;
    return {};
}

Status JournalFile::sync()
{
    if (!m_hasUnsynced)
        return {};
    if (::fdatasync(m_fd) != 0) {
        m_isInDoubt = true;
        return writeError(m_file, errno);
    }
    m_hasUnsynced = false;
    return {};
}

Status JournalFile::restart()
{
    FW_CHECK(writeFileAtomically(m_file, ""));
    return open(m_file, 0);
}

} // namespace fw::story
