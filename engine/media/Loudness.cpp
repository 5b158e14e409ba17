#include "engine/media/Loudness.h"

#include "engine/media/SoundDecoder.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

constexpr int kHertz = 16000;

} // namespace

Result<std::vector<float>> loudness(std::filesystem::path const& file, FrameRate rate, int frames)
{
    FW_TRY(auto const decoder, SoundDecoder::open(file, {kHertz, 1}));
    std::vector<double> energy(static_cast<size_t>(std::max(0, frames)));
    std::vector<double> counts(energy.size());
    int64_t at = 0;
    std::vector<float> samples;
    bool isWanted = !energy.empty();
    while (isWanted) {
        FW_TRY(bool const isThere, decoder->next(samples));
        if (!isThere)
            break;
        for (float const sample : samples) {
            auto const frame = static_cast<size_t>(static_cast<double>(at++) / kHertz * rate.perSecond());
            isWanted = frame < energy.size();
            if (!isWanted)
                break;
            energy[frame] += static_cast<double>(sample) * sample;
            counts[frame] += 1;
        }
    }
    std::vector<float> levels;
    for (size_t i = 0; i < energy.size(); ++i)
        levels.push_back(counts[i] > 0 ? static_cast<float>(std::sqrt(energy[i] / counts[i])) : 0.f);
    std::vector<float> sorted = levels;
    std::sort(sorted.begin(), sorted.end());
    float const loud = sorted.empty() ? 0 : sorted[(sorted.size() - 1) * 95 / 100];
    for (float& level : levels)
        level = loud > 1e-4f ? std::min(1.f, level / loud) : 0.f;
    return levels;
}

} // namespace fw::media
