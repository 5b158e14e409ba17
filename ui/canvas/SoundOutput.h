#pragma once

#include "engine/plan/ExportPlan.h"
#include "engine/playback/SoundStream.h"

#include <filesystem>
#include <memory>

namespace fw::ui {

/// The film's sound on the default sound card, along with the pictures: they lead, and sound that strays from
/// the frame that shows by more than a twelfth of a second is set right. Without a card, and for a film
/// without sounds, nothing happens. Thread: GUI; it only copies what a thread of the engine has mixed.
class SoundOutput {
public:
    SoundOutput();
    ~SoundOutput();
    SoundOutput(SoundOutput const&) = delete;
    SoundOutput& operator=(SoundOutput const&) = delete;

    void setCut(plan::ExportPlan const& cut, std::filesystem::path const& projectFolder);
    void play(TimelineFrame from);
    /// This frame shows now.
    void follow(TimelineFrame shown);
    /// What is heard at this frame, until stop(): for a moment while somebody scrubs. The sound card stays
    /// open between moves that follow each other.
    void scrub(TimelineFrame at);
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::ui
