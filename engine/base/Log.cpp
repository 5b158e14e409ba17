#include "engine/base/Log.h"

#include "engine/base/Guarded.h"

namespace fw::log {

namespace {

Guarded<Sink>& currentSink()
{
    static Guarded<Sink> sink;
    return sink;
}

} // namespace

void setSink(Sink sink)
{
    currentSink().with([&](Sink& current) { current = std::move(sink); });
}

void write(Level level, std::string const& line)
{
    Sink const sink = currentSink().with([](Sink const& current) { return current; });
    if (sink)
        sink(level, line);
}

} // namespace fw::log
