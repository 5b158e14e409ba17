#include "engine/media/Wav.h"

#include "engine/base/Files.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

void appendNumber(std::string& bytes, uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string wavHeader(uint32_t dataBytes)
{
    constexpr uint32_t kFrameBytes = 4;
    std::string bytes = "RIFF";
    appendNumber(bytes, 36 + dataBytes, 4);
    bytes += "WAVEfmt ";
    appendNumber(bytes, 16, 4);
    appendNumber(bytes, 1, 2); // PCM
    appendNumber(bytes, 2, 2); // channels
    appendNumber(bytes, kSoundHertz, 4);
    appendNumber(bytes, kSoundHertz * kFrameBytes, 4);
    appendNumber(bytes, kFrameBytes, 2);
    appendNumber(bytes, 16, 2); // bits
    bytes += "data";
    appendNumber(bytes, dataBytes, 4);
    return bytes;
}

} // namespace

Result<bool> writeWav(std::filesystem::path const& file, SoundReader& sound, int64_t from, int64_t samples)
{
    constexpr int64_t kMostSamples = int64_t{kSoundHertz} * 3600; // a WAV file counts its bytes in 32 bits
    samples = std::clamp<int64_t>(samples, 0, kMostSamples);
    std::string bytes = wavHeader(static_cast<uint32_t>(4 * samples));
    bytes.reserve(bytes.size() + static_cast<size_t>(4 * samples));
    bool isSilent = true;
    std::vector<float> piece(2 * static_cast<size_t>(kSoundHertz));
    for (int64_t done = 0; done < samples; done += kSoundHertz) {
        std::span<float> const part(piece.data(),
                                    2 * static_cast<size_t>(std::min<int64_t>(kSoundHertz, samples - done)));
        FW_CHECK(sound.read(from + done, part));
        for (float const each : part) {
            auto const value = static_cast<int16_t>(std::lround(std::clamp(each, -1.0F, 1.0F) * 32767));
            isSilent = isSilent && value == 0;
            appendNumber(bytes, static_cast<uint16_t>(value), 2);
        }
    }
    if (isSilent)
        return false;
    FW_CHECK(writeFileAtomically(file, bytes));
    return true;
}

} // namespace fw::media
