#pragma once

#include "engine/base/Result.h"

#include <filesystem>
#include <string>

namespace fw::jobs {

/// What a second of rendering costs on this computer, as its owner says: paths::config()/costs.json.
struct Rates {
    double watts = 100;      ///< that the computer draws while it renders; an estimate, never measured here
    double pricePerKwh = 0;  ///< of electricity
    double pricePerHour = 0; ///< of the machine: rent, or what it loses in worth
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
    double wattHours = 0; ///< estimated from Rates::watts
    double money = 0;     ///< 0 without prices
};
Cost costOf(double seconds, Rates const& rates);

/// "3:20, about 5.6 Wh, 0.02 EUR"; money only where there are prices. Thread: any.
std::string costText(Cost const& cost, Rates const& rates);

} // namespace fw::jobs
