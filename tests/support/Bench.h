#pragma once

#include <chrono>
#include <cstdio>

namespace fw::test {

/// One row of the table that ./dev bench prints. Tests with the label `bench` call it; they never assert on
/// time.
inline void benchRow(char const* name, double value, char const* unit, char const* note = "")
{
    std::printf("bench | %s | %.4g | %s | %s\n", name, value, unit, note);
    std::fflush(stdout);
}

/// Wall time of one call, in milliseconds.
template <class Work>
double wallMs(Work&& work)
{
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace fw::test
