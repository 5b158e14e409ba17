#pragma once

#include "engine/plan/Clocks.h"
#include "engine/library/EngineSettings.h"
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
    library::EngineSettings engine = {}; ///< where and how the requests are to be rendered
};

/// The model and its files by checksum.
void setModel(RenderRequest& request, library::ModelInfo const& model, Context const& context);
/// A preset's LoRAs at a quality, by checksum.
std::vector<presets::LoraRef> lorasOf(presets::Preset const& preset, story::Quality quality,
                                      Context const& context);

/// Pure, microseconds. Errors: BadInput (empty prompt, parent gone, no take), MissingFile (preset or
/// checkpoint).
Result<Resolved> resolve(story::Storyboard const& board, ShotId const& shot, Context const& context);

/// What is wrong or right with a shot's shown take; nothing of it is stored.
enum class TakeState { Empty, Ready, Stale };
struct ShotStatus {
    TakeState state = TakeState::Empty;
    std::string reason; ///< why it is stale: "Shot 2 changed", "The prompt changed"
};
ShotStatus statusOf(story::Storyboard const& board, ShotId const& shot, Context const& context);

/// Several shots as a graph: a job may wait for the jobs of its neighbours.
struct BatchNode {
    ShotId shot;
    Resolved resolved;
    int waitsFor =
        -1; ///< index of the parent's node in the batch, -1 when the parent's take exists or there is none
    int alsoWaitsFor = -1; ///< of the shot that it leads up to
};
struct RenderBatch {
    std::vector<BatchNode> nodes; ///< neighbours before what is made from them
};
/// `shots` in any order; neighbours without a fitting take are added to the batch. Errors: those of resolve.
Result<RenderBatch> batchOf(story::Storyboard const& board, std::vector<ShotId> const& shots,
                            Context const& context);

} // namespace fw::plan
