#include "engine/story/Backups.h"

#include "engine/base/Files.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <regex>
#include <set>

namespace fw::story {

namespace fs = std::filesystem;

namespace {

constexpr size_t kKept = 20;
constexpr size_t kDateAt = 8; // after "project-"

bool isBackupName(std::string const& name)
{
    static std::regex const pattern(R"(project-\d{8}-\d{6}\.json)");
    return std::regex_match(name, pattern);
}

std::string weekOf(std::string const& name)
{
    auto const number = [&](size_t at, size_t count) { return std::stoi(name.substr(kDateAt + at, count)); };
    std::chrono::year_month_day const date{std::chrono::year{number(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(4, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    auto const days = std::chrono::sys_days{date}.time_since_epoch().count();
    return std::to_string((days + 3) / 7); // 1 January 1970 was a Thursday; weeks start on Monday
}

} // namespace

std::string utcStamp()
{
    std::time_t const now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts);
    return text;
}

std::vector<fs::path> backupsNewestFirst(fs::path const& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator it(folder / "backups", code), end; !code && it != end; it.increment(code))
        if (isBackupName(it->path().filename().string()))
            files.push_back(it->path());
    std::sort(files.rbegin(), files.rend());
    return files;
}

std::vector<std::string> backupsToKeep(std::vector<std::string> const& namesNewestFirst)
{
    std::set<std::string> hours, days, weeks;
    auto const isNewestOf = [](std::set<std::string>& periods, std::string const& period) {
        return periods.size() < kKept && periods.insert(period).second;
    };
    std::vector<std::string> kept;
    for (std::string const& name : namesNewestFirst) {
        bool const forHour = isNewestOf(hours, name.substr(kDateAt, 11));
        bool const forDay = isNewestOf(days, name.substr(kDateAt, 8));
        bool const forWeek = isNewestOf(weeks, weekOf(name));
        if (forHour || forDay || forWeek)
            kept.push_back(name);
    }
    return kept;
}

Status writeBackup(fs::path const& folder, std::string_view bytes)
{
    FW_CHECK(makeFolders(folder / "backups"));
    FW_CHECK(writeFileAtomically(folder / "backups" / ("project-" + utcStamp() + ".json"), bytes));
    std::vector<std::string> names;
    for (fs::path const& file : backupsNewestFirst(folder))
        names.push_back(file.filename().string());
    std::vector<std::string> const kept = backupsToKeep(names);
    std::error_code ignored; // one copy too many does no harm
    for (std::string const& name : names)
        if (std::find(kept.begin(), kept.end(), name) == kept.end())
            fs::remove(folder / "backups" / name, ignored);
    return {};
}

} // namespace fw::story
