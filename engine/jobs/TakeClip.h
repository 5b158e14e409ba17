#pragma once

#include "engine/jobs/TakeRecipe.h"
#include "engine/jobs/TakeStore.h"

namespace fw::jobs {

// A take's lossless clip is by far the largest of its files. It can go to save disk: the latents that it was
// decoded from stay, and the clip is made again from them, without denoising. Thread: any.

/// The clip is not there, on purpose, and what it is made from is.
bool isClipDropped(TakeFiles const& files);

/// Whether a take's own files allow that its clip goes. Errors: MissingFile (no clip, no latents),
/// Unsupported (footage; what was drawn or kept from elsewhere is not in the latents), BadInput (the latents
/// are not those that were rendered). Reads the latents.
Status mayDropClip(TakeFiles const& files, Recipe const& recipe);

/// Notes it in the recipe, then deletes the clip. A kill in between leaves a whole take. Returns the bytes.
/// Errors: those of mayDropClip and of reading the recipe, Io.
Result<uint64_t> dropClip(TakeFiles const& files);

/// What became of a clip that was made again.
struct MadeClip {
    bool isSame = true; ///< byte for byte; else another device or version rounded otherwise
};

/// Writes the clip from the frames that the renderer made of the latents, complete or not at all. Errors: Io,
/// BadInput (they are not this take's: size or number differ).
Result<MadeClip> restoreClip(TakeFiles const& files, render::Rendered const& rendered);

} // namespace fw::jobs
