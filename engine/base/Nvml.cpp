#include "engine/base/Nvml.h"

#include <dlfcn.h>

#include <array>

namespace fw {

namespace {

using NvmlDevice = void*;
struct NvmlMemory {
    unsigned long long total, free, used; // bytes
};
struct NvmlRates {
    unsigned gpu, memory; // percent
};
constexpr int kSuccess = 0;
constexpr int kOfTheChip = 0; // NVML_TEMPERATURE_GPU
constexpr unsigned kNameLength = 96;
constexpr double kThousandth = 1e-3; // milliwatts, millijoules

} // namespace

struct Nvml::Api {
    explicit Api(std::string const& file) : library(::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {}
    ~Api()
    {
        if (isStarted)
            stop();
        if (library)
            ::dlclose(library);
    }
    Api(Api const&) = delete;
    Api& operator=(Api const&) = delete;

    template <class Function>
    bool load(Function& function, char const* symbol)
    {
        function = reinterpret_cast<Function>(::dlsym(library, symbol));
        return function != nullptr;
    }

    bool loadAll()
    {
        (void)load(joules, "nvmlDeviceGetTotalEnergyConsumption"); // older drivers have none
        return load(start, "nvmlInit_v2") && load(stop, "nvmlShutdown") &&
               load(count, "nvmlDeviceGetCount_v2") && load(device, "nvmlDeviceGetHandleByIndex_v2") &&
               load(name, "nvmlDeviceGetName") && load(memory, "nvmlDeviceGetMemoryInfo") &&
               load(celsius, "nvmlDeviceGetTemperature") && load(rates, "nvmlDeviceGetUtilizationRates") &&
               load(power, "nvmlDeviceGetPowerUsage");
    }

    /// nullptr where a card does not answer.
    std::vector<NvmlDevice> devices() const
    {
        unsigned cards = 0;
        std::vector<NvmlDevice> found;
        if (count(&cards) != kSuccess)
            return found;
        found.resize(cards);
        for (unsigned i = 0; i < cards; ++i)
            if (device(i, &found[i]) != kSuccess)
                found[i] = nullptr;
        return found;
    }

    std::string nameOf(NvmlDevice card) const
    {
        std::array<char, kNameLength> text{};
        return card && name(card, text.data(), kNameLength - 1) == kSuccess ? text.data() : std::string();
    }

    std::optional<double> watts(NvmlDevice card) const
    {
        unsigned milliwatts = 0;
        return power(card, &milliwatts) == kSuccess ? std::optional(milliwatts * kThousandth) : std::nullopt;
    }

    void* library;
    bool isStarted = false;
    int (*start)() = nullptr;
    int (*stop)() = nullptr;
    int (*count)(unsigned*) = nullptr;
    int (*device)(unsigned, NvmlDevice*) = nullptr;
    int (*name)(NvmlDevice, char*, unsigned) = nullptr;
    int (*memory)(NvmlDevice, void* memory) = nullptr;
    int (*celsius)(NvmlDevice, int, unsigned*) = nullptr;
    int (*rates)(NvmlDevice, void* rates) = nullptr;
    int (*power)(NvmlDevice, unsigned*) = nullptr;
    int (*joules)(NvmlDevice, unsigned long long*) = nullptr; ///< thousandths
};

Nvml::Nvml(std::unique_ptr<Api> api) : m_api(std::move(api)) {}
Nvml::~Nvml() = default;

std::unique_ptr<Nvml> Nvml::open(std::string const& library)
{
    auto api = std::make_unique<Api>(library);
    if (!api->library || !api->loadAll() || api->start() != kSuccess)
        return nullptr;
    api->isStarted = true;
    return std::unique_ptr<Nvml>(new Nvml(std::move(api)));
}

std::vector<GpuLoad> Nvml::read() const
{
    std::vector<GpuLoad> gpus;
    for (NvmlDevice const card : m_api->devices()) {
        if (!card)
            continue;
        GpuLoad load;
        load.name = m_api->nameOf(card);
        NvmlMemory memory{};
        NvmlRates rates{};
        unsigned celsius = 0;
        if (m_api->memory(card, &memory) == kSuccess) {
            load.usedBytes = memory.used;
            load.totalBytes = memory.total;
        }
        if (m_api->rates(card, &rates) == kSuccess)
            load.percent = static_cast<int>(rates.gpu);
        if (m_api->celsius(card, kOfTheChip, &celsius) == kSuccess)
            load.celsius = static_cast<int>(celsius);
        load.watts = m_api->watts(card);
        gpus.push_back(std::move(load));
    }
    return gpus;
}

std::vector<Nvml::Energy> Nvml::energy() const
{
    std::vector<Energy> cards;
    for (NvmlDevice const card : m_api->devices()) {
        Energy& energy = cards.emplace_back();
        energy.name = m_api->nameOf(card);
        unsigned long long millijoules = 0;
        if (!card)
            continue;
        if (m_api->joules && m_api->joules(card, &millijoules) == kSuccess)
            energy.joules = static_cast<double>(millijoules) * kThousandth;
        else
            energy.watts = m_api->watts(card);
    }
    return cards;
}

} // namespace fw
