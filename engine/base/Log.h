#pragma once

#include <functional>
#include <string>
#include <vector>

namespace fw::log {

enum class Level { Debug, Info, Warning, Error };

/// Where log lines go. Never pass prompts, names or paths of people's files:
/// they are not redacted later.
using Sink = std::function<void(Level, std::string const&)>;

/// Replaces the sink; the default writes nothing. Thread: any.
void setSink(Sink sink);
void write(Level level, std::string const& line);

/// The newest lines, oldest first, at most a few hundred: "12:00:03 warning: ...", in UTC. Thread: any.
std::vector<std::string> recentLines();

inline void info(std::string const& line) { write(Level::Info, line); }
inline void warning(std::string const& line) { write(Level::Warning, line); }

/// A rotating file in paths::state() (spdlog inside: 3 files of 2 MB). Without
/// it nothing is logged.
void logToStateFolder();

} // namespace fw::log
