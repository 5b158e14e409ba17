#include "engine/provenance/FileStream.h"

#include "engine/base/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace fw::provenance {

namespace {

Error openError(std::filesystem::path const& file, bool isWriting)
{
    int const code = errno;
    bool const isMissing = !isWriting && code == ENOENT;
    char const* const id = isWriting   ? "base.cannotWrite"
                           : isMissing ? "base.missingFile"
                                       : "base.cannotRead";
    return fail(isMissing ? Error::Kind::MissingFile : Error::Kind::Io, id,
                {file.string(), systemReason(code)}, file.string());
}

} // namespace

Result<std::unique_ptr<FileStream>> FileStream::openToRead(C2paApi const& api,
                                                           std::filesystem::path const& file)
{
    int const descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return openError(file, false);
    return std::unique_ptr<FileStream>(new FileStream(api, descriptor));
}

Result<std::unique_ptr<FileStream>> FileStream::create(C2paApi const& api, std::filesystem::path const& file)
{
    int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return openError(file, true);
    return std::unique_ptr<FileStream>(new FileStream(api, descriptor));
}

FileStream::FileStream(C2paApi const& api, int descriptor) : m_api(api), m_descriptor(descriptor)
{
    m_stream = api.createStream(reinterpret_cast<C2paStreamContext*>(this), &FileStream::read,
                                &FileStream::seek, &FileStream::write, &FileStream::flush);
}

FileStream::~FileStream()
{
    if (m_stream)
        m_api.releaseStream(m_stream);
    ::close(m_descriptor);
}

ssize_t FileStream::checked(ssize_t result)
{
    if (result < 0 && m_failure == 0)
        m_failure = errno;
    return result;
}

ssize_t FileStream::read(C2paStreamContext* context, uint8_t* data, ssize_t length)
{
    FileStream& self = from(context);
    if (length < 0)
        return -1;
    while (true) {
        ssize_t const got = ::read(self.m_descriptor, data, static_cast<size_t>(length));
        if (got >= 0 || errno != EINTR)
            return self.checked(got);
    }
}

ssize_t FileStream::seek(C2paStreamContext* context, ssize_t offset, C2paSeekMode mode)
{
    FileStream& self = from(context);
    int const whence = mode == C2paSeekStart ? SEEK_SET : mode == C2paSeekCurrent ? SEEK_CUR : SEEK_END;
    // Not remembered as a failure: a damaged file makes the library seek to impossible places.
    return ::lseek(self.m_descriptor, offset, whence);
}

ssize_t FileStream::write(C2paStreamContext* context, uint8_t const* data, ssize_t length)
{
    FileStream& self = from(context);
    if (length < 0)
        return -1;
    while (true) {
        ssize_t const written = ::write(self.m_descriptor, data, static_cast<size_t>(length));
        if (written >= 0 || errno != EINTR)
            return self.checked(written);
    }
}

ssize_t FileStream::flush(C2paStreamContext*) { return 0; }

} // namespace fw::provenance
