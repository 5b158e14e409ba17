#pragma once

#include "engine/base/Json.h"
#include "engine/base/Result.h"

#include <stop_token>
#include <string>
#include <thread>

namespace fw::cli {

/// What the program ends with (docs/cli.md).
enum ExitStatus {
    kDone = 0,
    kOther = 1, ///< missing device or library, our own mistake
    kUsage = 2,
    kBadInput = 3,
    kRefused = 4,
    kOutOfMemory = 5,
    kDifferent = 6, ///< `reproduce`: the take came out otherwise
    kInterrupted = 130,
    kTerminated = 143
};

/// Standard output carries JSON lines or the asked-for text and nothing else; people's text goes to standard
/// error. Thread: main.
class Console {
public:
    void setJson(bool isJson) { m_isJson = isJson; }
    bool isJson() const { return m_isJson; }

    /// One JSON object on one line, only with --json.
    void event(OrderedJson const& object) const;
    /// A result for people on standard output; nothing with --json.
    void print(std::string const& text) const;
    /// A sentence on standard error.
    void say(std::string const& text) const;
    /// Overwrites the last progress line on a terminal; elsewhere it prints nothing.
    void progress(std::string const& text);
    /// Reports the error both ways and gives the exit status for it.
    int failed(Error const& error, int cancelledStatus = kInterrupted);

private:
    bool m_isJson = false;
    bool m_hasProgressLine = false;
};

/// Ctrl+C and SIGTERM as a stop token: they are blocked everywhere and waited for on a thread of their own,
/// so that work ends at its own safe places. A second signal ends the program at once. Thread: main; make it
/// before any other thread starts.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    std::stop_token token() const { return m_source.get_token(); }
    /// 130 or 143, by the signal that came.
    int exitStatus() const;

private:
    void wait();

    std::stop_source m_source;
    std::atomic<int> m_signal{0};
    std::jthread m_thread; // last
};

} // namespace fw::cli
