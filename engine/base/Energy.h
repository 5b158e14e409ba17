#pragma once

#include "engine/base/Nvml.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw {

/// What was drawn between two moments, in joules, by all programs together. What nobody counts is missing.
struct EnergyUsed {
    struct Card {
        std::string name;
        std::optional<double> joules;
    };
    std::optional<double> processor; ///< all sockets, with their memory where it is counted
    std::vector<Card> gpus;          ///< in the driver's order
};

/// Measures energy: graphics cards by NVIDIA's management library (its counter, else power over time), the
/// processor by the counters that Linux shows in /sys/class/powercap (RAPL), where they may be read.
/// Thread: one owner; `sample` takes some milliseconds with a graphics card.
class EnergyMeter {
public:
    /// `root` stands for "/" in tests, `nvml` for the name of the library.
    explicit EnergyMeter(std::filesystem::path root = "/", std::string const& nvml = "libnvidia-ml.so.1");
    ~EnergyMeter();
    EnergyMeter(EnergyMeter&&) noexcept;
    EnergyMeter& operator=(EnergyMeter&&) noexcept;

    /// Begins anew at zero. `seconds` is any clock that runs evenly.
    void start(double seconds);
    /// At least every few minutes (the processor's counters start over), for cards without a counter more
    /// often: what they draw between two samples is taken as the mean of both.
    void sample(double seconds);
    EnergyUsed const& used() const { return m_used; } ///< up to the last sample

private:
    struct Zone {
        std::filesystem::path counter;
        double range = 0; ///< joules at which it starts over
        double last = 0;
    };
    void findZones();
    void sampleProcessor(bool isFirst);
    void sampleGpus(double seconds, bool isFirst);

    std::filesystem::path m_root;
    std::unique_ptr<Nvml> m_nvml; ///< nullptr: no driver
    std::vector<Zone> m_zones;
    std::vector<Nvml::Energy> m_lastGpus;
    double m_lastSeconds = 0;
    EnergyUsed m_used;
};

/// Which of the driver's cards "cuda:1" is: CUDA_VISIBLE_DEVICES (as given) may hide some. Unset: no card, or
/// one that cannot be told.
std::optional<size_t> driversCard(std::string const& device, char const* visibleDevices);

} // namespace fw
