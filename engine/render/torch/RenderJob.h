#pragma once

#include "engine/models/LatentRgb.h"
#include "engine/render/Renderer.h"
#include "engine/render/torch/Conditions.h"

#include <optional>
#include <string>

namespace fw::render {

/// One rendering, from request to frames, phase by phase. Exceptions of libtorch pass through. Thread: GPU
/// worker.
class RenderJob {
public:
    RenderJob(LoadedModel& model, plan::RenderRequest const& request, RenderPaths const& paths,
              RenderHooks const& hooks)
        : m_model(model), m_request(request), m_paths(paths), m_hooks(hooks)
    {
    }

    /// Errors: those of Renderer::render.
    Result<Rendered> run();

private:
    Status load();
    Result<std::vector<at::Tensor>> encodeTexts();
    Result<diffusion::WanVideoModel> bindModel(std::vector<at::Tensor> const& texts);
    Result<at::Tensor> initialNoise() const;
    Result<at::Tensor> denoise(diffusion::VideoModel const& video);
    Result<at::Tensor> decode(at::Tensor const& latents);
    Result<at::Tensor> decodeInChunks(at::Tensor const& latents, int64_t latentsPerChunk);
    Result<Rendered> finish(at::Tensor const& video);

    bool isGuided() const;
    std::string fingerprint() const;
    void report(Phase phase, int step, int of) const;
    Status checkStop() const;
    void preview(diffusion::StepReport const& report) const;

    LoadedModel& m_model;
    plan::RenderRequest const& m_request;
    RenderPaths const& m_paths;
    RenderHooks const& m_hooks;
    Conditions m_conditions;
    std::optional<models::LatentRgb> m_previewColours; ///< none: this model has no cheap preview
};

} // namespace fw::render
