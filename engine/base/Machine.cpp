#include "engine/base/Machine.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>

namespace fw {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kKibi = 1024;
constexpr int kMilli = 1000;

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
                return *milli / kMilli;
    }
    return std::nullopt;
}

} // namespace

/// The few functions of the NVIDIA Management Library that are needed (its reference, "NVML API"); loaded by
/// name, because a computer without a driver has none.
class Machine::Nvml {
public:
    static std::unique_ptr<Nvml> open(std::string const& library)
    {
        auto nvml = std::unique_ptr<Nvml>(new Nvml(::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL)));
        bool const isThere = nvml->m_library && nvml->load(nvml->m_start, "nvmlInit_v2") &&
                             nvml->load(nvml->m_stop, "nvmlShutdown") &&
                             nvml->load(nvml->m_count, "nvmlDeviceGetCount_v2") &&
                             nvml->load(nvml->m_device, "nvmlDeviceGetHandleByIndex_v2") &&
                             nvml->load(nvml->m_name, "nvmlDeviceGetName") &&
                             nvml->load(nvml->m_memory, "nvmlDeviceGetMemoryInfo") &&
                             nvml->load(nvml->m_celsius, "nvmlDeviceGetTemperature") &&
                             nvml->load(nvml->m_rates, "nvmlDeviceGetUtilizationRates") &&
                             nvml->load(nvml->m_power, "nvmlDeviceGetPowerUsage");
        if (!isThere || nvml->m_start() != kSuccess)
            return nullptr;
        nvml->m_isStarted = true;
        return nvml;
    }

    ~Nvml()
    {
        if (m_isStarted)
            m_stop();
        if (m_library)
            ::dlclose(m_library);
    }
    Nvml(Nvml const&) = delete;
    Nvml& operator=(Nvml const&) = delete;

    std::vector<GpuLoad> read() const
    {
        std::vector<GpuLoad> gpus;
        unsigned count = 0;
        m_count(&count);
        for (unsigned i = 0; i < count; ++i) {
            Device device = nullptr;
            if (m_device(i, &device) == kSuccess)
                gpus.push_back(read(device));
        }
        return gpus;
    }

private:
    using Device = void*;
    struct Memory {
        unsigned long long total, free, used; // bytes
    };
    struct Rates {
        unsigned gpu, memory; // percent
    };
    static constexpr int kSuccess = 0;
    static constexpr int kOfTheChip = 0; // NVML_TEMPERATURE_GPU
    static constexpr unsigned kNameLength = 96;

    explicit Nvml(void* library) : m_library(library) {}

    template <class Function>
    bool load(Function& function, char const* name)
    {
        function = reinterpret_cast<Function>(::dlsym(m_library, name));
        return function != nullptr;
    }

    GpuLoad read(Device device) const
    {
        GpuLoad load;
        std::array<char, kNameLength> name{};
        Memory memory{};
        Rates rates{};
        unsigned celsius = 0, milliwatts = 0;
        if (m_name(device, name.data(), kNameLength - 1) == kSuccess)
            load.name = name.data();
        if (m_memory(device, &memory) == kSuccess) {
            load.usedBytes = memory.used;
            load.totalBytes = memory.total;
        }
        if (m_rates(device, &rates) == kSuccess)
            load.percent = static_cast<int>(rates.gpu);
        if (m_celsius(device, kOfTheChip, &celsius) == kSuccess)
            load.celsius = static_cast<int>(celsius);
        if (m_power(device, &milliwatts) == kSuccess)
            load.watts = static_cast<double>(milliwatts) / kMilli;
        return load;
    }

    void* m_library;
    bool m_isStarted = false;
    int (*m_start)() = nullptr;
    int (*m_stop)() = nullptr;
    int (*m_count)(unsigned*) = nullptr;
    int (*m_device)(unsigned, Device*) = nullptr;
    int (*m_name)(Device, char*, unsigned) = nullptr;
    int (*m_memory)(Device, void* memory) = nullptr;
    int (*m_celsius)(Device, int, unsigned*) = nullptr;
    int (*m_rates)(Device, void* rates) = nullptr;
    int (*m_power)(Device, unsigned*) = nullptr;
};

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
