#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/plan/RenderRequest.h"
#include "engine/presets/Preset.h"
#include "engine/story/Storyboard.h"

#include <functional>

namespace fw::plan {

/// A request and its key. For an extension the parent's key is inside the key, so staleness travels down a
/// chain.
struct Resolved {
    RenderRequest request;
    RequestKey key;
};

/// What resolving needs besides the board.
struct Context {
    presets::PresetLibrary const& presets;
    library::ModelIndex const& models;
    /// SHA-256 of a weight file (library::weightChecksum); tests pass their own. May return an empty string:
    /// then the checksum is left out of the key.
    std::function<std::string(std::string const& file)> checksum;
};

/// Pure, microseconds. Errors: BadInput (empty prompt, parent gone, no take), MissingFile (preset or
/// checkpoint).
Result<Resolved> resolve(story::Storyboard const& board, ShotId const& shot, Context const& context);

/// The whole cut of one shot into frames of a take: only plan converts clocks.
ClipFrame toClipFrame(TimelineFrame offset, FrameRate project, FrameRate clip);
/// The same moment between two frames of a take: `part` of the way from `frame` to the next one, 0 <= part
/// < 1.
struct ClipMoment {
    ClipFrame frame;
    double part = 0;
};
ClipMoment toClipMoment(TimelineFrame offset, FrameRate project, FrameRate clip);
/// Project frames that a whole take lasts, to the nearest, at least 1.
TimelineFrame toTimelineLength(ClipFrame length, FrameRate clip, FrameRate project);
/// Frames of a clip at `clip` rate needed to play `length` project frames, rounded up to 4n+1 and capped.
int clipFramesFor(TimelineFrame length, FrameRate project, FrameRate clip, int maxFrames);

/// What is wrong or right with a shot's shown take; nothing of it is stored.
enum class TakeState { Empty, Ready, Stale };
struct ShotStatus {
    TakeState state = TakeState::Empty;
    std::string reason; ///< why it is stale: "Shot 2 changed", "The prompt changed"
};
ShotStatus statusOf(story::Storyboard const& board, ShotId const& shot, Context const& context);

/// Several shots as a graph: a job may wait for the job of its parent.
struct BatchNode {
    ShotId shot;
    Resolved resolved;
    int waitsFor =
        -1; ///< index of the parent's node in the batch, -1 when the parent's take exists or there is none
};
struct RenderBatch {
    std::vector<BatchNode> nodes; ///< parents before children
};
/// `shots` in any order; parents without a fitting take are added to the batch. Errors: those of resolve.
Result<RenderBatch> batchOf(story::Storyboard const& board, std::vector<ShotId> const& shots,
                            Context const& context);

} // namespace fw::plan
