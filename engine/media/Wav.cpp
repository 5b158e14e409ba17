#include "engine/media/Wav.h"

#include "engine/base/Files.h"

#include <algorithm>
#include <cmath>
#include <fstream>

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

int16_t sampleOf(float value)
{
    return static_cast<int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * 32767));
}

/// Appends pieces to `out` until there are none. Returns the samples.
Result<int64_t> appendPieces(std::ofstream& out, SoundPieces& sound, std::stop_token const& stop,
                             std::string const& name)
{
    constexpr int64_t kMostHours = 6; // a WAV file counts its bytes in 32 bits
    int64_t samples = 0;
    std::string bytes;
    while (true) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        FW_TRY(std::span<float const> const piece, sound.next());
        if (piece.empty())
            return samples;
        samples += static_cast<int64_t>(piece.size() / 2);
        if (samples > kMostHours * 3600 * kSoundHertz)
            return fail(Error::Kind::BadInput, "media.soundTooLongToKeep", {name, std::to_string(kMostHours)},
                        name);
        bytes.clear();
        for (float const each : piece)
            appendNumber(bytes, static_cast<uint16_t>(sampleOf(each)), 2);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!out)
            return fail(Error::Kind::Io, "base.cannotWrite", {name, systemReason(errno)}, name);
    }
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
            int16_t const value = sampleOf(each);
            isSilent = isSilent && value == 0;
            appendNumber(bytes, static_cast<uint16_t>(value), 2);
        }
    }
    if (isSilent)
        return false;
    FW_CHECK(writeFileAtomically(file, bytes));
    return true;
}

Result<int64_t> writeWav(std::filesystem::path const& file, SoundPieces& sound, std::stop_token stop)
{
    std::filesystem::path const temporary = temporaryBeside(file);
    std::string const name = file.string();
    std::ofstream out(temporary, std::ios::binary);
    std::string const room = wavHeader(0);
    out.write(room.data(), static_cast<std::streamsize>(room.size()));
    auto samples =
        out ? appendPieces(out, sound, stop, name)
            : Result<int64_t>(fail(Error::Kind::Io, "base.cannotWrite", {name, systemReason(errno)}, name));
    if (samples && *samples == 0)
        samples = fail(Error::Kind::BadInput, "media.noSound", {name}, name);
    if (samples) {
        std::string const header = wavHeader(static_cast<uint32_t>(4 * *samples));
        out.seekp(0);
        out.write(header.data(), static_cast<std::streamsize>(header.size()));
        out.close();
        if (!out)
            samples = fail(Error::Kind::Io, "base.cannotWrite", {name, systemReason(errno)}, name);
    }
    Status const kept = samples ? commitFile(temporary, file) : Status();
    std::error_code ignored;
    if (!samples || !kept)
        std::filesystem::remove(temporary, ignored);
    if (!kept)
        return kept.error();
    return samples;
}

} // namespace fw::media
