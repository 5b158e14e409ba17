#pragma once

#include "engine/diffusion/Denoise.h"
#include "engine/diffusion/WanVideoModel.h"
#include "engine/plan/RenderRequest.h"
#include "engine/render/torch/LoadedModel.h"

#include <optional>

namespace fw::render {

/// What a request's pictures, clips and parents come to for its model.
struct Conditions {
    diffusion::WanConditioning wan;
    std::optional<diffusion::CleanPrefix> prefix;
    int64_t references = 0;  ///< latent frames in front that are dropped after sampling
    int overlapFrames = 0;   ///< frames shared with the parent, dropped from what is returned
    at::Tensor parentFrames; ///< [1, 3, overlap, H, W] when colours are to be matched to them
    bool usesLatentReplacement = false;
};

/// Reads and encodes everything that conditions the request. A model with VACE blocks sees it all as VACE
/// context (always, as diffusers' pipeline does); an I2V model takes first and last frame as extra channels;
/// a TI2V model keeps the first latent frames clean; any other model, and the starter besides its VACE
/// context, gets them by latent replacement. Errors: MissingFile, BadInput (does not fit the clip),
/// Unsupported (this model cannot work with it). `chain`: the latents of the clip so far, which
/// `request.conditioning.extend` then stands for instead of a file (undefined: the file).
Result<Conditions> prepareConditions(LoadedModel& model, plan::RenderRequest const& request,
                                     at::Tensor const& chain = {});

} // namespace fw::render
