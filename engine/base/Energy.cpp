#include "engine/base/Energy.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string_view>

namespace fw {

namespace fs = std::filesystem;

namespace {

constexpr double kMicro = 1e-6;

std::string lineOf(fs::path const& file)
{
    std::string line;
    std::getline(std::ifstream(file) >> std::ws, line);
    return line;
}

std::optional<double> microIn(fs::path const& file)
{
    std::string const text = lineOf(file);
    uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(static_cast<double>(value) * kMicro) : std::nullopt;
}

/// Sockets, and memory, which most of them do not count as their own. Cores and on-chip graphics are parts of
/// a socket, and "psys" is the whole computer, which few count well.
bool isCounted(std::string const& zone) { return zone.starts_with("package") || zone == "dram"; }

std::optional<size_t> numberOf(std::string_view text)
{
    size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

EnergyMeter::EnergyMeter(fs::path root, std::string const& nvml)
    : m_root(std::move(root)), m_nvml(Nvml::open(nvml))
{
    findZones();
}

EnergyMeter::~EnergyMeter() = default;
EnergyMeter::EnergyMeter(EnergyMeter&&) noexcept = default;
EnergyMeter& EnergyMeter::operator=(EnergyMeter&&) noexcept = default;

void EnergyMeter::findZones()
{
    std::error_code code;
    for (fs::directory_iterator it(m_root / "sys/class/powercap", code), end; !code && it != end;
         it.increment(code)) {
        // "intel-rapl-mmio" counts the same sockets once more.
        if (!it->path().filename().string().starts_with("intel-rapl:") ||
            !isCounted(lineOf(it->path() / "name")))
            continue;
        Zone zone{it->path() / "energy_uj"};
        zone.range = microIn(it->path() / "max_energy_range_uj").value_or(0);
        if (microIn(zone.counter)) // for root alone on most systems
            m_zones.push_back(std::move(zone));
    }
}

void EnergyMeter::start(double seconds)
{
    m_used = {};
    sampleProcessor(true);
    sampleGpus(seconds, true);
    m_lastSeconds = seconds;
}

void EnergyMeter::sample(double seconds)
{
    sampleProcessor(false);
    sampleGpus(seconds, false);
    m_lastSeconds = seconds;
}

void EnergyMeter::sampleProcessor(bool isFirst)
{
    for (Zone& zone : m_zones) {
        std::optional<double> const now = microIn(zone.counter);
        if (!now)
            continue;
        double const since = *now - zone.last;
        if (!isFirst)
            m_used.processor = m_used.processor.value_or(0) + (since < 0 ? since + zone.range : since);
        zone.last = *now;
    }
    if (isFirst && !m_zones.empty())
        m_used.processor = 0;
}

void EnergyMeter::sampleGpus(double seconds, bool isFirst)
{
    std::vector<Nvml::Energy> now = m_nvml ? m_nvml->energy() : std::vector<Nvml::Energy>();
    if (isFirst || now.size() != m_lastGpus.size()) {
        m_used.gpus.clear();
        for (Nvml::Energy const& card : now) {
            bool const isMeasured = isFirst && (card.joules || card.watts);
            m_used.gpus.push_back({card.name, isMeasured ? std::optional(0.0) : std::nullopt});
        }
        m_lastGpus = std::move(now);
        return;
    }
    for (size_t i = 0; i < now.size(); ++i) {
        Nvml::Energy const& before = m_lastGpus[i];
        std::optional<double> drawn;
        if (now[i].joules && before.joules)
            drawn = *now[i].joules - *before.joules;
        else if (now[i].watts && before.watts)
            drawn = (*now[i].watts + *before.watts) / 2 * (seconds - m_lastSeconds);
        std::optional<double>& sum = m_used.gpus[i].joules;
        // A counter that starts over, or a card that is gone: what was measured is not the whole any more.
        sum = sum && drawn && *drawn >= 0 ? std::optional(*sum + *drawn) : std::nullopt;
    }
    m_lastGpus = std::move(now);
}

std::optional<size_t> driversCard(std::string const& device, char const* visibleDevices)
{
    constexpr std::string_view kCuda = "cuda";
    if (!device.starts_with(kCuda))
        return std::nullopt;
    std::string_view const rest = std::string_view(device).substr(kCuda.size());
    std::optional<size_t> const index = rest.empty()     ? std::optional<size_t>(0)
                                        : rest[0] == ':' ? numberOf(rest.substr(1))
                                                         : std::nullopt;
    if (!index || !visibleDevices)
        return index;
    std::string_view left = visibleDevices;
    for (size_t i = 0; !left.empty(); ++i) {
        size_t const comma = std::min(left.find(','), left.size());
        if (i == *index)
            return numberOf(left.substr(0, comma)); // names ("GPU-8932f937") are not looked up
        left.remove_prefix(std::min(comma + 1, left.size()));
    }
    return std::nullopt;
}

} // namespace fw
