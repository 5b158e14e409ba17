#include "engine/jobs/Cost.h"

#include "engine/base/Files.h"
#include "engine/base/JsonFields.h"
#include "engine/base/Paths.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace fw::jobs {

template <class V, MaybeConst<Rates> S>
void fields(V& v, S& rates)
{
    v.optional("watts", rates.watts);
    v.optional("pricePerKwh", rates.pricePerKwh);
    v.optional("pricePerHour", rates.pricePerHour);
    v.optional("currency", rates.currency);
}

namespace {

Status checkRates(Rates const& rates, std::string const& name)
{
    constexpr double kMost = 1e6;
    for (double const value : {rates.watts, rates.pricePerKwh, rates.pricePerHour})
        if (!std::isfinite(value) || value < 0 || value > kMost)
            return fail(Error::Kind::BadInput, "jobs.badRates", {name}, name);
    return {};
}

constexpr double kLeast = .01; // what two digits show

std::string number(double value)
{
    if (value > 0 && value < kLeast)
        return "under 0.01";
    char text[32];
    std::snprintf(text, sizeof text, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f", value);
    return text;
}

/// "0.4 s", "12 s", "3:20", "1:02:03"
std::string clockText(double seconds)
{
    constexpr double kFewSeconds = 9.95;
    auto const whole = static_cast<long long>(std::llround(seconds));
    char text[48];
    if (seconds < kFewSeconds)
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    else if (whole < 60)
        std::snprintf(text, sizeof text, "%lld s", whole);
    else if (whole < 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    return text;
}

} // namespace

Result<Rates> loadRates(std::filesystem::path const& file)
{
    auto const json = readJsonFile(file);
    if (!json && json.error().kind == Error::Kind::MissingFile)
        return Rates();
    if (!json)
        return json.error();
    FW_TRY(Rates rates, fieldsFromJson<Rates>(*json, file.string()));
    FW_CHECK(checkRates(rates, file.string()));
    return rates;
}

std::filesystem::path defaultRatesFile() { return paths::config() / "costs.json"; }

Result<Rates> loadDefaultRates() { return loadRates(defaultRatesFile()); }

Status saveRates(Rates const& rates, std::filesystem::path const& file)
{
    FW_CHECK(checkRates(rates, file.string()));
    FW_CHECK(makeFolders(file.parent_path()));
    return writeFileAtomically(file, dumpJson(fieldsToJson(rates), 2) + "\n");
}

void Spent::add(double takeSeconds, std::optional<double> wattHours)
{
    seconds += takeSeconds;
    if (wattHours) {
        measuredSeconds += takeSeconds;
        measuredWattHours += *wattHours;
    }
}

Spent operator-(Spent const& after, Spent const& before)
{
    return {after.seconds - before.seconds, after.measuredSeconds - before.measuredSeconds,
            after.measuredWattHours - before.measuredWattHours};
}

Cost costOf(double seconds, Rates const& rates) { return costOf(Spent{seconds, 0, 0}, rates); }

Cost costOf(Spent const& spent, Rates const& rates)
{
    constexpr double kHour = 3600, kKilo = 1000;
    double const hours = spent.seconds / kHour;
    double const guessed = std::max(0.0, spent.seconds - spent.measuredSeconds) / kHour * rates.watts;
    double const wattHours = spent.measuredWattHours + guessed;
    return {spent.seconds, wattHours, spent.measuredWattHours,
            wattHours / kKilo * rates.pricePerKwh + hours * rates.pricePerHour};
}

Cost costOf(story::Take const& take, Rates const& rates)
{
    Spent spent;
    spent.add(take.seconds, take.wattHours);
    return costOf(spent, rates);
}

std::string costText(Cost const& cost, Rates const& rates)
{
    bool const isPlain = cost.isMeasured() || cost.wattHours < kLeast; // "about under 0.01 Wh" is no English
    std::string text =
        clockText(cost.seconds) + (isPlain ? ", " : ", about ") + number(cost.wattHours) + " Wh";
    if (cost.isMeasured() && cost.wattHours >= kLeast)
        text += " measured";
    else if (cost.isPartlyMeasured())
        text += ", partly measured";
    if (rates.hasPrices())
        text += ", " + number(cost.money) + " " + rates.currency;
    return text;
}

} // namespace fw::jobs
