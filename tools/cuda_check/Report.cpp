#include "tools/cuda_check/Report.h"

#include "engine/base/Files.h"

#include <cstdio>

namespace fw::cudacheck {

namespace {

template <class... Args>
std::string line(char const* format, Args... args)
{
    char text[240];
    std::snprintf(text, sizeof text, format, args...);
    std::printf("%s\n", text);
    std::fflush(stdout);
    return std::string(text) + "\n";
}

} // namespace

void Report::fact(std::string const& key, Json const& value)
{
    m_facts[key] = value;
    line("%s: %s", key.c_str(), value.dump().c_str());
    save();
}

void Report::add(Comparison const& row)
{
    m_isOk = m_isOk && row.isOk();
    char const* const verdict = row.bound == 0 ? "(no bound)" : row.isOk() ? "ok" : "FAILED";
    m_table += line("%-34s %-5s  max abs %9.2e  relative RMS %9.2e  bound %7.0e  %s", row.what.c_str(),
                    row.dtype.c_str(), row.maxAbs, row.relativeRms, row.bound, verdict);
    m_comparisons.push_back({{"what", row.what},
                             {"dtype", row.dtype},
                             {"maxAbs", row.maxAbs},
                             {"relativeRms", row.relativeRms},
                             {"bound", row.bound},
                             {"isOk", row.isOk()}});
    save();
}

void Report::add(Timing const& row)
{
    m_table +=
        line("%-34s %-5s  median %10.3f ms of %2d runs  peak %8.1f MiB", row.what.c_str(), row.dtype.c_str(),
             row.medianMs, row.runs, static_cast<double>(row.peakBytes) / 1048576.0);
    m_timings.push_back({{"what", row.what},
                         {"dtype", row.dtype},
                         {"medianMs", row.medianMs},
                         {"runs", row.runs},
                         {"peakBytes", row.peakBytes}});
    save();
}

void Report::fail(std::string const& what, std::string const& why)
{
    m_isOk = false;
    m_table += line("%-34s FAILED: %.180s", what.c_str(), why.c_str());
    m_failures.push_back({{"what", what}, {"why", why}});
    save();
}

bool Report::finish()
{
    std::printf("\n%s%s\n", m_table.c_str(),
                m_isOk ? "all within their bounds" : "NOT all within their bounds");
    m_facts["isOk"] = m_isOk;
    save();
    return m_isOk;
}

void Report::save() const
{
    if (m_file.empty())
        return;
    OrderedJson all = m_facts;
    all["comparisons"] = m_comparisons;
    all["timings"] = m_timings;
    all["failures"] = m_failures;
    if (Status const written = writeFileAtomically(m_file, dumpJson(all, 1) + "\n"); !written)
        std::fprintf(stderr, "%s\n", written.error().message().c_str());
}

} // namespace fw::cudacheck
