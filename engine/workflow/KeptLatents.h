#pragma once

#include "engine/jobs/TakeClip.h"
#include "engine/workflow/Workflow.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace fw::workflow {

// "Keep latents only": the lossless clips of takes go to save disk, and are made again from the latents when
// they are needed. Thread: any.

/// Which takes of a board.
enum class TakeRange {
    Spare, ///< that neither play nor are chosen, and that no shot is made from
    All
};

/// A take whose clip can go, with the bytes that this frees.
struct DroppableClip {
    ShotId shot;
    TakeId take;
    uint64_t bytes = 0;
};
/// A take whose clip stays, and why.
struct StayingClip {
    ShotId shot;
    TakeId take;
    Error why;
};
struct ClipSurvey {
    std::vector<DroppableClip> canGo;
    std::vector<StayingClip> stay;
    std::vector<TakeId> dropped; ///< whose clips are gone already, of all takes

    uint64_t bytes() const; ///< that would be free
};

/// A clip can go when its latents are whole, and the model that made it is on this computer with the VAE that
/// it had. Reads latents, and weights that nobody has read yet. What is not there is not listed.
ClipSurvey surveyClips(std::filesystem::path const& project, story::Storyboard const& board,
                       Toolbox const& tools, TakeRange range, std::stop_token const& stop = {});

/// Takes them off the disk. Returns the bytes that are free now. Errors: Io, Cancelled; what went before is
/// gone.
Result<uint64_t> dropClips(std::filesystem::path const& project, std::vector<DroppableClip> const& clips,
                           std::stop_token const& stop = {});

/// The takes whose clips were dropped, in film order.
std::vector<TakeId> droppedClips(std::filesystem::path const& project, story::Storyboard const& board);
/// Those of them that play: what exporting the film needs.
std::vector<TakeId> droppedOfFilm(std::filesystem::path const& project, story::Storyboard const& board);

/// QueueOptions::clipRequest: the recipe's request with the model where it lies now, and device, type and
/// memory mode as they were. Errors: MissingFile (the model is not here, or its VAE or upscaler is another).
Result<plan::RenderRequest> clipRequest(jobs::Recipe const& recipe, Toolbox const& tools);

} // namespace fw::workflow
