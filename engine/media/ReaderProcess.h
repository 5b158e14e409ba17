#pragma once

#include "engine/media/Foreign.h"
#include "engine/media/ReaderWire.h"

#include <chrono>
#include <memory>
#include <sys/types.h>

namespace fw::media {

/// A framewright-reader at work on one file, seen from the program that asks. Whatever it does wrong ends it
/// and is one sentence about the file; that sentence is the answer to all later questions. Internal to
/// engine/media. Thread: one owner; waits for an answer, but never longer than the options allow.
class ReaderProcess {
public:
    /// Starts it with its order (task, limits, view); the rest of the order is filled in here. Errors:
    /// Unavailable, Io.
    static Result<std::unique_ptr<ReaderProcess>> start(wire::Order order, std::filesystem::path const& file,
                                                        ReaderOptions const& options);
    ~ReaderProcess(); ///< ends it at once
    ReaderProcess(ReaderProcess const&) = delete;
    ReaderProcess& operator=(ReaderProcess const&) = delete;

    Status ask(wire::Question what, int64_t argument);
    /// The head of the next answer, which must be of this kind with at most so many bytes behind it; an error
    /// of the reader's is given as it is. Errors: the reader's; Unsupported (it died, hangs or talks
    /// nonsense).
    Result<wire::Answer> answer(wire::Kind kind, uint64_t maxBytes);
    /// The bytes behind that head, all of them.
    Status read(void* to, size_t bytes);
    Result<std::string> text(wire::Kind kind, uint64_t maxBytes); ///< both
    /// A whole picture within `maxPixels`.
    Result<Image> picture(int64_t maxPixels);

    /// What it said cannot be so: ends it.
    Error nonsense();
    pid_t pid() const { return m_pid; }

private:
    explicit ReaderProcess(std::string name) : m_name(std::move(name)) {}
    Status launch(std::filesystem::path const& program);
    Status send(void const* bytes, size_t count);
    Error ended(bool isLate);
    void kill();

    std::string m_name; ///< of the file
    int m_seconds = 0;  ///< for the next answer
    int m_answerSeconds = 0;
    pid_t m_pid = -1;
    int m_socket = -1;
    int m_exit = 0; ///< as waitpid has it
    std::chrono::steady_clock::time_point m_deadline;
    std::optional<Error> m_failed;
};

} // namespace fw::media
