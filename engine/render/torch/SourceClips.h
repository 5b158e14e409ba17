#pragma once

#include "engine/render/torch/LoadedModel.h"
#include "engine/plan/RenderRequest.h"

namespace fw::render {

/// Latents as a take keeps them.
struct SavedLatents {
    at::Tensor latents; ///< [1, z, T', H', W'] fp32, normalised
    at::Tensor colours; ///< [T', 2, 3], what Colours.h did to the frames when they were shown
};

/// Part of a clip, in frames at the model's rate.
struct FrameSpan {
    int first = 0;
    int count = 0;
};

/// The files that a rendering sees clips in, whether they hold pictures or latents. Thread: GPU worker.
class SourceClips {
public:
    SourceClips(LoadedModel& model, plan::RenderRequest const& request) : m_model(model), m_request(request)
    {
    }

    static bool isLatents(plan::FileRef const& file);

    /// The latents that a file holds, of this clip's model and size, on the model's device. Errors:
    /// MissingFile, BadInput.
    Result<SavedLatents> latents(plan::FileRef const& file) const;

    /// Frames as they were shown, [1, 3, count, H, W] in -1..1 on the CPU. Errors: MissingFile, BadInput (the
    /// clip is shorter).
    Result<at::Tensor> pixels(plan::FileRef const& file, FrameSpan span) const;
    Result<at::Tensor> lastPixels(plan::FileRef const& file, int count) const;

    /// The latents of some frames, beginning at a latent frame: those that were saved, else encoded pixels.
    Result<at::Tensor> latentsOf(plan::FileRef const& file, FrameSpan span) const;

    /// Frames as they were shown of latents that are in memory.
    Result<at::Tensor> decoded(SavedLatents const& saved) const;

private:
    Result<SavedLatents> longEnough(plan::FileRef const& file, FrameSpan span) const;

    LoadedModel& m_model;
    plan::RenderRequest const& m_request;
};

} // namespace fw::render
