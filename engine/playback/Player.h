#pragma once

#include "engine/playback/Compose.h"

#include <functional>
#include <memory>
#include <optional>

namespace fw::playback {

/// A composed frame and where it belongs.
struct PlayerFrame {
    TimelineFrame at;
    Image image;
    uint64_t planVersion = 0; ///< which setPlan it was made from
    Image other = {};         ///< of the plan that it is compared with; empty where both show the same take
};

/// Decodes ahead on its own thread while playing and answers scrubs latest-wins. `onFrame` runs on that
/// thread. The clock is steady_clock; frames that come too late are dropped and counted. Thread: any.
class Player {
public:
    struct Options {
        Composer::Options composer;
        std::function<void(PlayerFrame)> onFrame;
        std::function<void(Error)> onError;
        std::function<void(bool isPlaying)> onState; ///< playing stopped at the end, or started
    };

    Player(plan::ExportPlan plan, Options options);
    ~Player();

    void setPlan(plan::ExportPlan plan, uint64_t version);
    /// The same film with other takes, composed in step with it from now on; nullopt: nothing is compared.
    void setComparison(std::optional<plan::ExportPlan> other);
    void setSize(SizePx size); ///< canvas size in pixels, for cheap decode; empty = project size
    void seek(TimelineFrame frame);
    void play(double speed = 1.0); ///< negative plays backwards
    void pause();
    bool isPlaying() const;
    /// First frame of the loop and first frame after it; nullopt plays on to the end.
    void setLoop(std::optional<std::pair<TimelineFrame, TimelineFrame>> range);
    int droppedFrames() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::playback
