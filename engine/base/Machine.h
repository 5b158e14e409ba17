#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw {

/// One graphics card, as its driver reports it. A figure that the driver does not give is missing.
struct GpuLoad {
    std::string name;
    uint64_t usedBytes = 0, totalBytes = 0; ///< by all programs
    std::optional<int> percent;             ///< of the time at work, lately
    std::optional<int> celsius;
    std::optional<double> watts;

    friend bool operator==(GpuLoad const&, GpuLoad const&) = default;
};

/// What this program and its computer are doing.
struct MachineLoad {
    uint64_t processBytes = 0;                   ///< resident memory of this program
    uint64_t availableBytes = 0, totalBytes = 0; ///< of the computer
    double processorSeconds = 0;                 ///< used by this program so far, all threads together
    std::optional<int> celsius;                  ///< of the processor, where a sensor tells
    std::vector<GpuLoad> gpus;

    friend bool operator==(MachineLoad const&, MachineLoad const&) = default;
};

class Nvml;

/// Reads /proc and /sys, and NVIDIA's management library where a driver has brought one. Thread: any one at
/// a time; some milliseconds with a graphics card, under one without.
class Machine {
public:
    /// `root` stands for "/" in tests, `nvml` for the name of the library.
    explicit Machine(std::filesystem::path root = "/", std::string const& nvml = "libnvidia-ml.so.1");
    ~Machine();
    Machine(Machine&&) noexcept;
    Machine& operator=(Machine&&) noexcept;

    MachineLoad read() const;

private:
    std::filesystem::path m_root;
    std::unique_ptr<Nvml> m_nvml; ///< nullptr: no driver
};

} // namespace fw
