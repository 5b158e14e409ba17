// Stands for libnvidia-ml.so.1 where there is no driver: two cards, of which the second tells its memory
// alone. FW_FAKE_NVML_CARDS=3 adds an old one that tells its power but does not count energy.
#include <cstdlib>
#include <cstring>

extern "C" {

struct Memory {
    unsigned long long total, free, used;
};
struct Rates {
    unsigned gpu, memory;
};

int nvmlInit_v2() { return 0; }
int nvmlShutdown() { return 0; }
int nvmlDeviceGetCount_v2(unsigned* count)
{
    char const* cards = std::getenv("FW_FAKE_NVML_CARDS");
    *count = cards ? static_cast<unsigned>(std::atoi(cards)) : 2;
    return 0;
}
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** device)
{
    *device = reinterpret_cast<void*>(static_cast<unsigned long>(index) + 1);
    return 0;
}
static bool isFirst(void* device) { return device == reinterpret_cast<void*>(1UL); }
static bool isOld(void* device) { return device == reinterpret_cast<void*>(3UL); }
static int known(void* device) { return isFirst(device) ? 0 : 3; } // NVML_ERROR_NOT_SUPPORTED

int nvmlDeviceGetName(void* device, char* name, unsigned length)
{
    std::strncpy(name, isFirst(device) ? "Card A" : "Card B", length);
    return 0;
}
int nvmlDeviceGetMemoryInfo(void*, void* memory)
{
    *static_cast<Memory*>(memory) = {24ULL << 30, 20ULL << 30, 4ULL << 30};
    return 0;
}
int nvmlDeviceGetTemperature(void* device, int, unsigned* celsius)
{
    *celsius = 61;
    return known(device);
}
int nvmlDeviceGetUtilizationRates(void* device, void* rates)
{
    *static_cast<Rates*>(rates) = {97, 40};
    return known(device);
}
int nvmlDeviceGetPowerUsage(void* device, unsigned* milliwatts)
{
    static unsigned asked = 0;
    *milliwatts = isOld(device) ? 100'000 + 20'000 * asked++ : 212'500; // the old one warms up
    return isOld(device) ? 0 : known(device);
}
/// 3600 J more whenever somebody asks.
int nvmlDeviceGetTotalEnergyConsumption(void* device, unsigned long long* millijoules)
{
    static unsigned long long counter = 5'000'000;
    *millijoules = counter += 3'600'000;
    return known(device);
}
}
