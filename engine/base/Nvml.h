#pragma once

#include "engine/base/Machine.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw {

/// The few functions of the NVIDIA Management Library that are needed (its reference, "NVML API"); loaded by
/// name, because a computer without a driver has none. Thread: any one at a time.
class Nvml {
public:
    /// nullptr: there is no driver.
    static std::unique_ptr<Nvml> open(std::string const& library);
    ~Nvml();
    Nvml(Nvml const&) = delete;
    Nvml& operator=(Nvml const&) = delete;

    /// One a card, in the driver's order.
    std::vector<GpuLoad> read() const;

    /// What a card has drawn, by all programs.
    struct Energy {
        std::string name;
        std::optional<double> joules; ///< since the driver was loaded; cards before Volta do not count them
        std::optional<double> watts;  ///< at this moment
    };
    /// One a card, in the driver's order.
    std::vector<Energy> energy() const;

private:
    struct Api;
    explicit Nvml(std::unique_ptr<Api> api);
    std::unique_ptr<Api> m_api;
};

} // namespace fw
