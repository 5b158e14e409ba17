#include "engine/base/Files.h"
#include "engine/base/Log.h"
#include "engine/base/Paths.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace fw::log {

void logToStateFolder()
{
    if (!makeFolders(paths::state()))
        return; // a machine without a writable state folder still works, it only
                // keeps no log
    try {
        auto logger = spdlog::rotating_logger_mt("framewright", (paths::state() / "framewright.log").string(),
                                                 2u << 20, 3);
        logger->flush_on(spdlog::level::warn);
        setSink([logger](Level level, std::string const& line) {
            static constexpr spdlog::level::level_enum kLevels[] = {spdlog::level::debug, spdlog::level::info,
                                                                    spdlog::level::warn, spdlog::level::err};
            logger->log(kLevels[static_cast<int>(level)], line);
        });
    } catch (spdlog::spdlog_ex const&) {
        setSink({});
    }
}

} // namespace fw::log
