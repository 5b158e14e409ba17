#include "engine/base/Machine.h"

#include "engine/base/Nvml.h"

#include <unistd.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace fw {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kKibi = 1024;
constexpr int kMilliDegrees = 1000;

std::string textOf(fs::path const& file)
{
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// "MemAvailable:   1234 kB" of a file of such lines; 0 when it has none.
uint64_t kibiLine(std::string const& text, std::string const& key)
{
    size_t const at = text.find(key);
    return at == std::string::npos ? 0 : std::strtoull(text.c_str() + at + key.size(), nullptr, 10) * kKibi;
}

std::optional<int> numberIn(fs::path const& file)
{
    std::string const text = textOf(file);
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// User and system time in seconds, from /proc/self/stat: fields 14 and 15, counted behind the name, which
/// may hold anything.
double processorSeconds(std::string const& stat)
{
    constexpr int kFieldsBefore = 11; // between the name and the two
    size_t const name = stat.rfind(')');
    if (name == std::string::npos)
        return 0;
    std::istringstream rest(stat.substr(name + 1));
    std::string skipped;
    for (int i = 0; i < kFieldsBefore; ++i)
        rest >> skipped;
    double user = 0, system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// The first temperature of a sensor that sits in the processor.
std::optional<int> processorCelsius(fs::path const& hwmon)
{
    std::error_code code;
    for (fs::directory_iterator it(hwmon, code), end; !code && it != end; it.increment(code)) {
        std::string const name = textOf(it->path() / "name");
        if (name.starts_with("coretemp") || name.starts_with("k10temp") || name.starts_with("zenpower"))
            if (auto const milli = numberIn(it->path() / "temp1_input"))
                return *milli / kMilliDegrees;
    }
    return std::nullopt;
}

} // namespace

Machine::Machine(fs::path root, std::string const& nvml) : m_root(std::move(root)), m_nvml(Nvml::open(nvml))
{
}

Machine::~Machine() = default;
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(Machine&&) noexcept = default;

MachineLoad Machine::read() const
{
    MachineLoad load;
    load.processBytes = kibiLine(textOf(m_root / "proc/self/status"), "VmRSS:");
    std::string const memory = textOf(m_root / "proc/meminfo");
    load.availableBytes = kibiLine(memory, "MemAvailable:");
    load.totalBytes = kibiLine(memory, "MemTotal:");
    load.processorSeconds = processorSeconds(textOf(m_root / "proc/self/stat"));
    load.celsius = processorCelsius(m_root / "sys/class/hwmon");
    if (m_nvml)
        load.gpus = m_nvml->read();
    return load;
}

} // namespace fw
