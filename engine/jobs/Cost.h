#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <optional>
#include <string>

namespace fw::jobs {

/// What a second of rendering costs on this computer, as its owner says: paths::config()/costs.json.
struct Rates {
    double watts = 100;           ///< that the computer draws while it renders; for what nothing measured
    double pricePerKwh = 0;       ///< of electricity
    double pricePerHour = 0;      ///< of the machine: rent, or what it loses in worth
    std::string currency = "EUR"; ///< as people write it, for display only

    bool hasPrices() const { return pricePerKwh > 0 || pricePerHour > 0; }
    friend bool operator==(Rates const&, Rates const&) = default;
};

/// Errors: BadInput (a number out of range, broken file); without a file the defaults.
Result<Rates> loadRates(std::filesystem::path const& file);
Result<Rates> loadDefaultRates();
/// Errors: BadInput, Io.
Status saveRates(Rates const& rates, std::filesystem::path const& file);
std::filesystem::path defaultRatesFile();

/// What rendering took or would take.
struct Cost {
    double seconds = 0;
    double wattHours = 0;         ///< measured, and estimated from Rates::watts for the rest
    double measuredWattHours = 0; ///< of these
    double money = 0;             ///< 0 without prices

    /// Energy was measured all the time, a part of it, or never.
    bool isMeasured() const { return measuredWattHours > 0 && measuredWattHours >= wattHours; }
    bool isPartlyMeasured() const { return measuredWattHours > 0 && !isMeasured(); }
};
Cost costOf(double seconds, Rates const& rates);

/// Renderings that are done: how long they took, and what was measured meanwhile.
struct Spent {
    double seconds = 0;
    double measuredSeconds = 0; ///< of these
    double measuredWattHours = 0;

    void add(double takeSeconds, std::optional<double> wattHours);
    friend Spent operator-(Spent const& after, Spent const& before);
};
Cost costOf(Spent const& spent, Rates const& rates);
Cost costOf(story::Take const& take, Rates const& rates);

/// "3:20, about 5.6 Wh, 0.02 EUR"; "3:20, 5.6 Wh measured" or "3:20, about 5.6 Wh, partly measured" where
/// there is more than an estimate; money only where there are prices. Thread: any.
std::string costText(Cost const& cost, Rates const& rates);

} // namespace fw::jobs
