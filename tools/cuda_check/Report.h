#pragma once

#include "engine/base/Json.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace fw::cudacheck {

/// A tensor of the device against the same one from the CPU in fp32.
struct Comparison {
    std::string what;       ///< "VAE decode"
    std::string dtype;      ///< "fp32", "tf32", "bf16"
    double maxAbs = 0;      ///< largest difference
    double relativeRms = 0; ///< RMS of the difference / RMS of the CPU's values
    double bound = 0;       ///< of relativeRms; 0: for information
    bool isOk() const { return bound == 0 || relativeRms <= bound; } ///< NaN is not
};

struct Timing {
    std::string what, dtype;
    double medianMs = 0;
    int runs = 0;
    uint64_t peakBytes = 0;
};

/// Prints every figure as soon as it is there and keeps all of them; the file is written anew after each, so
/// that a run that is cut short leaves what it had.
class Report {
public:
    explicit Report(std::filesystem::path file) : m_file(std::move(file)) {}

    void fact(std::string const& key, Json const& value);
    void add(Comparison const& row);
    void add(Timing const& row);
    /// Something that could not be done: counts as a failure.
    void fail(std::string const& what, std::string const& why);

    /// The whole table again, and whether everything passed.
    bool finish();

private:
    void save() const;

    std::filesystem::path m_file;
    OrderedJson m_facts = OrderedJson::object();
    OrderedJson m_comparisons = OrderedJson::array(), m_timings = OrderedJson::array(),
                m_failures = OrderedJson::array();
    std::string m_table;
    bool m_isOk = true;
};

} // namespace fw::cudacheck
