#include "engine/base/Log.h"

#include "engine/base/Guarded.h"

#include <ctime>
#include <deque>

namespace fw::log {

namespace {

Guarded<Sink>& currentSink()
{
    static Guarded<Sink> sink;
    return sink;
}

constexpr size_t kMostRecent = 300;

Guarded<std::deque<std::string>>& recent()
{
    static Guarded<std::deque<std::string>> lines;
    return lines;
}

std::string stamped(Level level, std::string const& line)
{
    static constexpr char const* kNames[] = {"debug", "info", "warning", "error"};
    std::time_t const now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char clock[16];
    std::strftime(clock, sizeof clock, "%H:%M:%S", &utc);
    return std::string(clock) + " " + kNames[static_cast<int>(level)] + ": " + line;
}

} // namespace

std::vector<std::string> recentLines()
{
    return recent().with([](std::deque<std::string> const& lines) {
        return std::vector<std::string>(lines.begin(), lines.end());
    });
}

void setSink(Sink sink)
{
    currentSink().with([&](Sink& current) { current = std::move(sink); });
}

void write(Level level, std::string const& line)
{
    recent().with([&](std::deque<std::string>& lines) {
        lines.push_back(stamped(level, line));
        if (lines.size() > kMostRecent)
            lines.pop_front();
    });
    Sink const sink = currentSink().with([](Sink const& current) { return current; });
    if (sink)
        sink(level, line);
}

} // namespace fw::log
