#pragma once

#include "engine/render/torch/Conditions.h"

#include <vector>

namespace fw::render {

/// The pieces that preparing a segment needs at every step. Internal to Conditions.
struct Preparing {
    LoadedModel& model;
    plan::RenderRequest const& request; ///< of the segment
    ChainPlace const& place;
    SourceClips clips;
    CastSource openCast = {};

    models::WanVaeConfig const& vae() const { return model.folder().vae; }
    plan::Conditioning const& given() const { return request.conditioning; }
    /// The segment in the clips that are as long as the shot.
    FrameSpan span() const { return {place.firstFrame, request.frames}; }
    bool isChained() const { return place.before.latents.defined(); }
};

/// First, timed and last frames with their places.
std::vector<plan::TimedFrame> stillsOf(Preparing const& in);

/// Of a retake: 1 where pixels are made anew, 0 where they stay, [1, 1, F, H, W].
at::Tensor openPixels(Preparing const& in);

/// The shared frames of the clip before and of the clip behind, as they were shown.
Result<at::Tensor> parentPixels(Preparing const& in);
Result<at::Tensor> followingPixels(Preparing const& in);

/// What is known of the latents [1, z, T', H', W'], and where (bool [1, 1, T', H', W']).
struct KnownCells {
    at::Tensor latents, mask;
    at::Tensor parentColours; ///< [2, 3] of the parent's last latents, when they were taken over
};

/// Everything given, as latents. `isAll` false: only what a retake keeps.
Result<KnownCells> knownCells(Preparing const& in, bool isAll);

} // namespace fw::render
