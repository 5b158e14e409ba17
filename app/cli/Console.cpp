#include "app/cli/Console.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace fw::cli {

namespace {

int exitStatusOf(Error::Kind kind, int cancelledStatus)
{
    switch (kind) {
    case Error::Kind::BadInput:
    case Error::Kind::MissingFile:
    case Error::Kind::Unsupported:
    case Error::Kind::Conflict:
    case Error::Kind::Io: // a full disk, a folder that cannot be written: for the caller to put right
    case Error::Kind::NewerSchema: return kBadInput;
    case Error::Kind::Refused: return kRefused;
    case Error::Kind::OutOfMemory: return kOutOfMemory;
    case Error::Kind::Cancelled: return cancelledStatus;
    case Error::Kind::Unavailable:
    case Error::Kind::Internal: break;
    }
    return kOther;
}

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (int const each : {SIGINT, SIGTERM, SIGUSR2})
        sigaddset(&set, each);
    return set;
}

} // namespace

void Console::event(OrderedJson const& object) const
{
    if (!m_isJson)
        return;
    std::string const line = dumpJson(object) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

void Console::print(std::string const& text) const
{
    if (m_isJson)
        return;
    std::fputs((text + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Console::say(std::string const& text) const
{
    std::fputs(((m_hasProgressLine ? "\n" : "") + text + "\n").c_str(), stderr);
}

void Console::progress(std::string const& text)
{
    if (!::isatty(STDERR_FILENO))
        return;
    std::fputs(("\r\033[K" + text).c_str(), stderr);
    m_hasProgressLine = true;
}

int Console::failed(Error const& error, int cancelledStatus)
{
    std::string const message = error.message();
    say(message);
    OrderedJson object = {{"event", "error"}, {"kind", kindName(error.kind)}, {"message", message}};
    object["file"] = error.file.empty() ? OrderedJson() : OrderedJson(error.file);
    event(object);
    return exitStatusOf(error.kind, cancelledStatus);
}

StopSignals::StopSignals()
{
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t const set = stopSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::jthread([this] { wait(); });
}

StopSignals::~StopSignals()
{
    ::pthread_kill(m_thread.native_handle(), SIGUSR2); // wakes the thread; it ends
}

void StopSignals::wait()
{
    sigset_t const set = stopSignals();
    int signal = 0;
    while (::sigwait(&set, &signal) == 0 && signal != SIGUSR2) {
        if (m_signal.exchange(signal) != 0)
            std::_Exit(exitStatus());
        m_source.request_stop();
    }
}

int StopSignals::exitStatus() const { return m_signal == SIGTERM ? kTerminated : kInterrupted; }

} // namespace fw::cli
