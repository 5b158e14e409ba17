#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numbers>
#include <string>

// Sounds for tests, as WAV files of 32-bit floats.

namespace fw::test {

/// The sample of a channel at a sample's number.
using Wave = std::function<float(int channel, int64_t at)>;

inline Wave sine(double cycles, int hertz, double level = .5)
{
    return [=](int, int64_t at) {
        return static_cast<float>(level * std::sin(2 * std::numbers::pi * cycles * double(at) / hertz));
    };
}

inline bool writeWav(std::filesystem::path const& file, int hertz, int channels, int64_t samples,
                     Wave const& wave)
{
    std::ofstream out(file, std::ios::binary);
    auto const number = [&out](uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            out.put(static_cast<char>(value >> (8 * i)));
    };
    auto const frame = static_cast<uint32_t>(4 * channels);
    auto const bytes = static_cast<uint32_t>(samples) * frame;
    out << "RIFF";
    number(36 + bytes, 4);
    out << "WAVEfmt ";
    number(16, 4);
    number(3, 2); // floats
    number(static_cast<uint32_t>(channels), 2);
    number(static_cast<uint32_t>(hertz), 4);
    number(static_cast<uint32_t>(hertz) * frame, 4);
    number(frame, 2);
    number(32, 2);
    out << "data";
    number(bytes, 4);
    for (int64_t at = 0; at < samples; ++at)
        for (int channel = 0; channel < channels; ++channel) {
            float const value = wave(channel, at);
            out.write(reinterpret_cast<char const*>(&value), sizeof value);
        }
    return out.good();
}

} // namespace fw::test
