#include "engine/media/ReaderProcess.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fw::media {

namespace fs = std::filesystem;

namespace {

constexpr char kReaderProgram[] = "framewright-reader";
constexpr int kSocketBytes = 1 << 20;
constexpr uint64_t kMostErrorBytes = 16u << 10;

/// Nothing of the user's surroundings but where libraries are.
std::vector<std::string> readerEnvironment()
{
    std::vector<std::string> made{"LC_ALL=C", "MALLOC_ARENA_MAX=2", "OMP_NUM_THREADS=1"};
    for (char const* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (char const* value = std::getenv(name))
            made.push_back(std::string(name) + '=' + value);
    return made;
}

/// A clip is walked through once when it is opened: hours of film on a slow disk take their time.
int secondsToLookThrough(fs::path const& file)
{
    constexpr uint64_t kSlowDisk = 16u << 20; // bytes a second
    constexpr uint64_t kMostSeconds = 3600;
    std::error_code code;
    uint64_t const size = fs::file_size(file, code);
    return code ? 0 : static_cast<int>(std::min(size / kSlowDisk, kMostSeconds));
}

struct SpawnActions {
    SpawnActions() { ::posix_spawn_file_actions_init(&actions); }
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions); }
    SpawnActions(SpawnActions const&) = delete;
    SpawnActions& operator=(SpawnActions const&) = delete;
    posix_spawn_file_actions_t actions;
};

struct SpawnAttributes {
    SpawnAttributes() { ::posix_spawnattr_init(&attributes); }
    ~SpawnAttributes() { ::posix_spawnattr_destroy(&attributes); }
    SpawnAttributes(SpawnAttributes const&) = delete;
    SpawnAttributes& operator=(SpawnAttributes const&) = delete;
    posix_spawnattr_t attributes;
};

} // namespace

Result<std::unique_ptr<ReaderProcess>> ReaderProcess::start(wire::Order order, fs::path const& file,
                                                            ReaderOptions const& options)
{
    std::error_code code;
    std::string const name = file.string();
    std::string const path = fs::absolute(file, code).string();
    if (!fs::exists(file, code))
        return fail(Error::Kind::MissingFile, "base.missingFile", {name}, name);
    fs::path const program =
        options.program.empty() ? paths::runtimeLibrary(kReaderProgram) : options.program;
    if (program.empty())
        return fail(Error::Kind::Unavailable, "media.noReader", {name}, name);
    std::unique_ptr<ReaderProcess> made(new ReaderProcess(name));
    made->m_answerSeconds = options.answerSeconds;
    made->m_seconds = options.answerSeconds + secondsToLookThrough(path);
    FW_CHECK(made->launch(program));
    order.memoryBytes = options.memoryBytes;
    order.openSeconds = made->m_seconds;
    order.answerSeconds = options.answerSeconds;
    order.pathBytes = static_cast<uint32_t>(path.size());
    FW_CHECK(made->send(&order, sizeof order));
    FW_CHECK(made->send(path.data(), path.size()));
    return made;
}

ReaderProcess::~ReaderProcess() { kill(); }

Status ReaderProcess::launch(fs::path const& program)
{
    auto const cannot = [&](int error) {
        return fail(Error::Kind::Unavailable, "media.readerNotStarted", {m_name, systemReason(error)},
                    m_name);
    };
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return cannot(errno);
    m_socket = ends[0];
    for (int const end : ends) {
        ::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &kSocketBytes, sizeof kSocketBytes);
        ::setsockopt(end, SOL_SOCKET, SO_RCVBUF, &kSocketBytes, sizeof kSocketBytes);
    }
    SpawnActions files;
    ::posix_spawn_file_actions_adddup2(&files.actions, ends[1], STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&files.actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&files.actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&files.actions, STDERR_FILENO + 1);
    SpawnAttributes how;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&how.attributes, &none);
    ::posix_spawnattr_setsigdefault(&how.attributes, &all);
    ::posix_spawnattr_setflags(&how.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string name = program.string();
    char* arguments[] = {name.data(), nullptr};
    std::vector<std::string> environment = readerEnvironment();
    std::vector<char*> variables;
    variables.reserve(environment.size() + 1);
    for (std::string& each : environment)
        variables.push_back(each.data());
    variables.push_back(nullptr);
    int const error =
        ::posix_spawn(&m_pid, name.c_str(), &files.actions, &how.attributes, arguments, variables.data());
    ::close(ends[1]);
    if (error != 0) {
        m_pid = -1;
        return cannot(error);
    }
    return {};
}

void ReaderProcess::kill()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    if (m_pid < 0)
        return;
    ::kill(m_pid, SIGKILL); // it has nothing to lose
    while (::waitpid(m_pid, &m_exit, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
}

/// Ends it and says why, once.
Error ReaderProcess::ended(bool isLate)
{
    if (!m_failed) {
        // One that ended by itself is given the moment to be gone before it is killed.
        constexpr int kTries = 20, kTryMs = 5;
        pid_t gone = 0;
        for (int i = 0; i < kTries && !isLate && m_pid > 0 && gone == 0; ++i) {
            gone = ::waitpid(m_pid, &m_exit, WNOHANG);
            if (gone == 0)
                ::poll(nullptr, 0, kTryMs);
        }
        bool const isSpent =
            gone > 0 && WIFSIGNALED(m_exit) && (WTERMSIG(m_exit) == SIGXCPU || WTERMSIG(m_exit) == SIGALRM);
        if (gone > 0)
            m_pid = -1;
        kill();
        m_failed = isLate || isSpent
                       ? fail(Error::Kind::Unsupported, "media.readerTooSlow",
                              {m_name, std::to_string(m_seconds)}, m_name)
                       : fail(Error::Kind::Unsupported, "media.readerStopped", {m_name}, m_name);
    }
    return *m_failed;
}

Error ReaderProcess::nonsense()
{
    kill();
    return ended(false);
}

Status ReaderProcess::send(void const* bytes, size_t count)
{
    if (m_failed)
        return *m_failed;
    // Orders and questions are small: they always fit into the socket's buffer.
    while (true) {
        ssize_t const sent = ::send(m_socket, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent == static_cast<ssize_t>(count))
            return {};
        if (sent >= 0 || errno != EINTR)
            return ended(false);
    }
}

Status ReaderProcess::ask(wire::Question what, int64_t argument)
{
    wire::Asked const asked{wire::kMagic, what, argument};
    return send(&asked, sizeof asked);
}

Status ReaderProcess::read(void* to, size_t bytes)
{
    using namespace std::chrono;
    if (m_failed)
        return *m_failed;
    auto* at = static_cast<char*>(to);
    while (bytes > 0) {
        auto const left = duration_cast<milliseconds>(m_deadline - steady_clock::now()).count();
        if (left <= 0)
            return ended(true);
        pollfd wait{m_socket, POLLIN, 0};
        int const ready = ::poll(&wait, 1, static_cast<int>(left));
        if (ready == 0)
            return ended(true);
        ssize_t const got = ready < 0 ? -1 : ::recv(m_socket, at, bytes, MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            return ended(false);
        at += got;
        bytes -= static_cast<size_t>(got);
    }
    return {};
}

Result<wire::Answer> ReaderProcess::answer(wire::Kind kind, uint64_t maxBytes)
{
    m_deadline = std::chrono::steady_clock::now() + std::chrono::seconds(m_seconds);
    wire::Answer head;
    FW_CHECK(read(&head, sizeof head));
    m_seconds = m_answerSeconds;
    bool const isError = head.kind == wire::Kind::Error;
    if (head.magic != wire::kMagic || (!isError && head.kind != kind) ||
        head.bytes > (isError ? kMostErrorBytes : maxBytes))
        return nonsense();
    if (!isError)
        return head;
    std::string bytes(head.bytes, '\0');
    FW_CHECK(read(bytes.data(), bytes.size()));
    wire::UnpackedError said = wire::unpackError(bytes, m_name);
    if (!said.isGood)
        return nonsense();
    if (said.error.kind == Error::Kind::OutOfMemory) // of what one file may take, not of the computer
        return fail(Error::Kind::Unsupported, "media.readerMemory", {m_name}, m_name);
    return said.error;
}

Result<std::string> ReaderProcess::text(wire::Kind kind, uint64_t maxBytes)
{
    FW_TRY(wire::Answer const head, answer(kind, maxBytes));
    std::string bytes(head.bytes, '\0');
    FW_CHECK(read(bytes.data(), bytes.size()));
    return bytes;
}

Result<Image> ReaderProcess::picture(int64_t maxPixels)
{
    constexpr uint64_t kPixelBytes = 4, kRowPadding = 3;
    constexpr int kLongestSide = 1 << 20;
    FW_TRY(wire::Answer const head,
           answer(wire::Kind::Picture, static_cast<uint64_t>(maxPixels) * (kPixelBytes + kRowPadding)));
    if (head.width < 1 || head.height < 1 || head.width > kLongestSide || head.height > kLongestSide ||
        int64_t{head.width} * head.height > maxPixels || (head.channels != 3 && head.channels != 4))
        return nonsense();
    Image image({head.width, head.height}, head.channels == 4 ? Image::Format::Rgba32 : Image::Format::Rgb24);
    if (head.bytes != image.sizeBytes())
        return nonsense();
    FW_CHECK(read(image.mutableData(), image.sizeBytes()));
    return image;
}

Result<Image> readForeignImage(fs::path const& path, StillLimits const& limits, ReaderOptions const& options)
{
    wire::Order order;
    order.task = wire::Task::Picture;
    order.maxBytes = limits.maxBytes;
    order.maxPixels = limits.maxPixels;
    FW_TRY(auto const reader, ReaderProcess::start(order, path, options));
    return reader->picture(limits.maxPixels);
}

} // namespace fw::media
