#pragma once

#include "engine/export/Export.h"
#include "engine/playback/Mixer.h"

#include <span>

namespace fw::exporting {

/// The film's sound as it is exported: the mix, one gain for all of it, and the soft limit of the canvas.
/// Thread: one owner.
class FilmSound {
public:
    FilmSound(plan::ExportPlan const& plan, std::filesystem::path const& projectFolder);

    /// Nothing that is not muted lies on the timeline: the film is silent.
    bool isSilent() const { return m_isSilent; }

    /// Measures the mix between two film frames and chooses the gain that brings it to kTargetLufs, or to the
    /// largest loudness at which the true peak stays at `peakDb`. Silence stays as it is. Errors: those of
    /// the mixer, Cancelled.
    struct Part {
        TimelineFrame first, end;
        double peakDb = -1;
    };
    Result<SoundReport> normalise(Part const& part, ProgressHook const& onProgress,
                                  std::stop_token const& stop);

    /// The samples of the film from `from` on; silence from film sample `end` on.
    Status read(int64_t from, int64_t end, std::span<float> stereo);

    static constexpr double kTargetLufs = -14;

private:
    FrameRate m_rate;
    bool m_isSilent;
    playback::Mixer m_mixer;
    float m_gain = 1;
};

/// What is heard in a written file. Errors: BadInput (no sound in it).
struct HeardSound {
    int64_t samples = 0; ///< at media::kSoundHertz
    double lufs = 0, truePeakDb = 0;
};
Result<HeardSound> hearSound(std::filesystem::path const& file);

} // namespace fw::exporting
