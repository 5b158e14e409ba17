#pragma once

#include "engine/base/Result.h"
#include "engine/media/SoundReader.h"
#include "engine/plan/ExportPlan.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace fw::playback {

/// The film's sound as samples: stereo floats at media::kSoundHertz, counted from the film's first frame. A
/// sound begins and ends on the sample on which its frames do (plan::toSamples), at any frame rate. Gain in
/// decibels; fades keep the power (a quarter of a sine wave), so that two of them that cross stay as loud.
/// The canvas and the export call this same class. Thread: one owner, never the window's.
class Mixer {
public:
    /// Muted sounds are no part of a cut.
    Mixer(std::vector<story::Sound> sounds, FrameRate rate, std::filesystem::path projectFolder);
    ~Mixer();
    Mixer(Mixer const&) = delete;
    Mixer& operator=(Mixer const&) = delete;

    /// The plain sum of what sounds in [from, from + stereo.size() / 2), which may go beyond full scale: see
    /// softLimit. Errors: MissingFile, BadInput, each naming the sound.
    Status mix(int64_t from, std::span<float> stereo);

private:
    struct Voice;
    Status add(Voice& voice, int64_t from, std::span<float> stereo);

    std::vector<Voice> m_voices;
    std::filesystem::path m_folder;
    std::vector<float> m_scratch;
};

/// Below 0.9 of full scale nothing changes; above, samples bend towards 1 and never reach it (tanh). Each
/// sample for itself: no look-ahead, no memory, so blocks may be cut anywhere.
void softLimit(std::span<float> samples);

} // namespace fw::playback
