#pragma once

#include "engine/provenance/C2paApi.h"

#include <filesystem>

namespace fw::provenance {

/// A file as libc2pa's stream: plain read, write and seek on one descriptor. It remembers the first failed
/// system call, because the library only says "io error". Thread: one owner.
class FileStream {
public:
    /// Errors: MissingFile, Io.
    static Result<std::unique_ptr<FileStream>> openToRead(C2paApi const& api,
                                                          std::filesystem::path const& file);
    /// A new file; one that exists is refused. Errors: Io.
    static Result<std::unique_ptr<FileStream>> create(C2paApi const& api, std::filesystem::path const& file);

    ~FileStream();
    FileStream(FileStream const&) = delete;
    FileStream& operator=(FileStream const&) = delete;

    C2paStream* get() const { return m_stream; }
    /// errno of the first read or write that failed; 0 when none did.
    int failure() const { return m_failure; }

private:
    FileStream(C2paApi const& api, int descriptor);

    static FileStream& from(C2paStreamContext* context) { return *reinterpret_cast<FileStream*>(context); }
    static ssize_t read(C2paStreamContext* context, uint8_t* data, ssize_t length);
    static ssize_t seek(C2paStreamContext* context, ssize_t offset, C2paSeekMode mode);
    static ssize_t write(C2paStreamContext* context, uint8_t const* data, ssize_t length);
    static ssize_t flush(C2paStreamContext* context);
    ssize_t checked(ssize_t result);

    C2paApi const& m_api;
    int m_descriptor;
    int m_failure = 0;
    C2paStream* m_stream = nullptr;
};

} // namespace fw::provenance
