#pragma once

#include "engine/base/Image.h"
#include "engine/diffusion/Denoise.h"
#include "engine/diffusion/WanVideoModel.h"
#include "engine/plan/RenderRequest.h"
#include "engine/render/torch/LoadedModel.h"
#include "engine/render/torch/SourceClips.h"

#include <functional>
#include <optional>
#include <vector>

namespace fw::render {

/// Frames that this clip and a neighbour both show; dropped from what is returned.
struct SharedFrames {
    int count = 0;
    at::Tensor pixels;  ///< [1, 3, count, H, W] as the neighbour shows them, when colours are to be matched
    at::Tensor colours; ///< [2, 3] that its latents are shown with, when they were taken over as they are
};

/// What a request's pictures, clips and parents come to for its model.
struct Conditions {
    diffusion::WanConditioning wan;
    at::Tensor pictures; ///< what CLIP makes of the first frame (and the last), of models that look so
    std::optional<diffusion::KnownLatents> known;
    at::Tensor start;       ///< video-to-video: clean latents that denoising begins from
    int64_t references = 0; ///< latent frames in front that are dropped after sampling
    SharedFrames front, back;
    bool usesLatentReplacement = false;
};

/// Where a segment of a longer shot lies.
struct ChainPlace {
    SavedLatents before; ///< of the clip so far, which `conditioning.extend` then stands for; undefined: none
    int firstFrame = 0;  ///< of the segment in the shot
};

/// RenderHooks::openCast.
using CastSource = std::function<Result<std::vector<Image>>()>;

/// Reads and encodes everything that conditions the request. A model with VACE blocks sees it all as VACE
/// context (always, as diffusers' pipeline does); an I2V model takes given frames as extra channels; a TI2V
/// model keeps known latents clean; any other model, and the starter besides its VACE context, gets them by
/// latent replacement, as does what a retake keeps in every model. The cast are reference pictures, which
/// only a VACE checkpoint makes a likeness of (not the starter). Errors: MissingFile, BadInput (does not fit
/// the clip), Unsupported (this model cannot work with it), those of `openCast`.
Result<Conditions> prepareConditions(LoadedModel& model, plan::RenderRequest const& request,
                                     ChainPlace const& place = {}, CastSource const& openCast = {});

/// Of a retake: the source's frames [1, 3, F, H, W], and how much of the new ones is shown [1, 1, F, H, W],
/// 0 outside what was made anew, rising to 1 within a few pixels inside.
struct KeptFrames {
    at::Tensor source, fresh;
};
Result<KeptFrames> keptFrames(LoadedModel& model, plan::RenderRequest const& request);

} // namespace fw::render
