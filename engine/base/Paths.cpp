#include "engine/base/Paths.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

// Set by CMake: where the source tree and the run-time libraries of this build
// are.
#ifndef FW_SOURCE_DIR
#define FW_SOURCE_DIR ""
#endif
#ifndef FW_RUNTIME_LIBRARY_DIRS
#define FW_RUNTIME_LIBRARY_DIRS ""
#endif

namespace fw::paths {

namespace fs = std::filesystem;

namespace {

fs::path xdg(char const* variable, char const* underHome)
{
    char const* value = std::getenv(variable);
    if (value && *value == '/')
        return fs::path(value) / "framewright";
    char const* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / underHome / "framewright";
}

bool isThere(fs::path const& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

} // namespace

fs::path config() { return xdg("XDG_CONFIG_HOME", ".config"); }
fs::path data() { return xdg("XDG_DATA_HOME", ".local/share"); }
fs::path cache() { return xdg("XDG_CACHE_HOME", ".cache"); }
fs::path state() { return xdg("XDG_STATE_HOME", ".local/state"); }

fs::path program()
{
    std::error_code code;
    fs::path const self = fs::read_symlink("/proc/self/exe", code);
    return code ? fs::path(".") : self.parent_path();
}

fs::path resources()
{
    if (char const* value = std::getenv("FRAMEWRIGHT_RESOURCES"); value && *value)
        return value;
    fs::path const installed = program() / "../share/framewright";
    return isThere(installed) ? installed : fs::path(FW_SOURCE_DIR) / "resources";
}

fs::path runtimeLibrary(char const* fileName)
{
    for (fs::path const& folder : {program(), program() / "../lib/framewright"})
        if (isThere(folder / fileName))
            return folder / fileName;
    std::string const dirs = FW_RUNTIME_LIBRARY_DIRS;
    for (size_t begin = 0; begin < dirs.size();) {
        size_t const end = std::min(dirs.find(':', begin), dirs.size());
        fs::path candidate = fs::path(dirs.substr(begin, end - begin)) / fileName;
        if (isThere(candidate))
            return candidate;
        begin = end + 1;
    }
    return {};
}

} // namespace fw::paths
