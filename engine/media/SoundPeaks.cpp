#include "engine/media/SoundReader.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/media/SoundDecoder.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fw::media {

namespace fs = std::filesystem;

namespace {

constexpr char kMagic[8] = {'F', 'W', 'P', 'E', 'A', 'K', '1', '\n'};
constexpr int64_t kMostSamples = int64_t{24} * 3600 * kSoundHertz;

size_t bucketsOf(int64_t samples)
{
    return static_cast<size_t>((samples + SoundPeaks::kBucket - 1) / SoundPeaks::kBucket);
}

int8_t quantised(float value) { return static_cast<int8_t>(std::lround(std::clamp(value, -1.f, 1.f) * 127)); }

/// Magic, length in samples, all lows, all highs. What does not fit that is made anew.
bool readCached(fs::path const& file, SoundPeaks& peaks)
{
    Result<std::string> const bytes = readFile(file);
    size_t const head = sizeof kMagic + sizeof peaks.samples;
    if (!bytes || bytes->size() < head || std::memcmp(bytes->data(), kMagic, sizeof kMagic) != 0)
        return false;
    std::memcpy(&peaks.samples, bytes->data() + sizeof kMagic, sizeof peaks.samples);
    if (peaks.samples < 0 || peaks.samples > kMostSamples ||
        bytes->size() != head + 2 * bucketsOf(peaks.samples))
        return false;
    size_t const buckets = bucketsOf(peaks.samples);
    auto const* values = reinterpret_cast<int8_t const*>(bytes->data() + head);
    peaks.low.assign(values, values + buckets);
    peaks.high.assign(values + buckets, values + 2 * buckets);
    return true;
}

void writeCached(fs::path const& file, SoundPeaks const& peaks)
{
    std::string bytes(kMagic, sizeof kMagic);
    bytes.append(reinterpret_cast<char const*>(&peaks.samples), sizeof peaks.samples);
    bytes.append(peaks.low.begin(), peaks.low.end());
    bytes.append(peaks.high.begin(), peaks.high.end());
    if (makeFolders(file.parent_path()))
        (void)writeFileAtomically(file, bytes).isOk(); // without it the file is decoded again next time
}

Result<SoundPeaks> decoded(fs::path const& file)
{
    FW_TRY(auto const decoder, SoundDecoder::open(file, {kSoundHertz, 2}));
    SoundPeaks peaks;
    std::vector<float> piece;
    float low = 1, high = -1;
    auto const close = [&] {
        peaks.low.push_back(quantised(low));
        peaks.high.push_back(quantised(high));
        low = 1;
        high = -1;
    };
    while (true) {
        FW_TRY(bool const isThere, decoder->next(piece));
        if (!isThere)
            break;
        for (size_t i = 0; i + 1 < piece.size(); i += 2) {
            low = std::min({low, piece[i], piece[i + 1]});
            high = std::max({high, piece[i], piece[i + 1]});
            if (++peaks.samples % SoundPeaks::kBucket == 0)
                close();
        }
        if (peaks.samples > kMostSamples)
            return fail(Error::Kind::BadInput, "media.soundTooLong", {file.string()}, file.string());
    }
    if (peaks.samples % SoundPeaks::kBucket != 0)
        close();
    if (peaks.samples == 0)
        return fail(Error::Kind::BadInput, "media.noSound", {file.string()}, file.string());
    return peaks;
}

/// A checksum comes from a project file that anybody may have written: it must not lead elsewhere.
bool isChecksum(std::string const& sha256)
{
    return sha256.size() == 64 &&
           std::all_of(sha256.begin(), sha256.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

} // namespace

Result<SoundPeaks> soundPeaks(fs::path const& file, std::string const& sha256)
{
    fs::path const cache = paths::cache() / "sounds" / (sha256 + ".peaks");
    SoundPeaks peaks;
    if (isChecksum(sha256) && readCached(cache, peaks))
        return peaks;
    FW_TRY(peaks, decoded(file));
    if (isChecksum(sha256))
        writeCached(cache, peaks);
    return peaks;
}

} // namespace fw::media
