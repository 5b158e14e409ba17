#pragma once

#include "engine/plan/ExportPlan.h"

#include <filesystem>
#include <memory>
#include <span>

namespace fw::playback {

/// Mixes ahead on its own thread, so that whoever feeds a sound card never waits for a decoder. A sound that
/// cannot be read is silence here (the export says what is wrong with it). Thread: any.
class SoundStream {
public:
    SoundStream();
    ~SoundStream();
    SoundStream(SoundStream const&) = delete;
    SoundStream& operator=(SoundStream const&) = delete;

    /// Another cut; what was mixed ahead is mixed again.
    void setCut(std::vector<story::Sound> sounds, FrameRate rate, std::filesystem::path projectFolder);
    /// The next sample that `take` gives (at media::kSoundHertz, from the film's start).
    void start(int64_t sample);
    void stop();
    /// Fills in what is mixed, and silence for what is not yet; time goes on either way. Never waits for
    /// long.
    void take(std::span<float> stereo);
    /// The sample that `take` gives next.
    int64_t position() const;
    /// How many samples are mixed from there on.
    int64_t ahead() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::playback
