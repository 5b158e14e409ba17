#pragma once

#include "engine/models/LatentRgb.h"
#include "engine/render/Renderer.h"
#include "engine/render/torch/Conditions.h"
#include "engine/render/torch/Segments.h"

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
    Result<at::Tensor> sample(std::vector<at::Tensor> const& texts);
    Result<at::Tensor> sampleSegment(size_t index, std::vector<at::Tensor> const& texts,
                                     at::Tensor const& before);
    Result<at::Tensor> denoise(diffusion::VideoModel const& video, at::Tensor const& before);
    void startSegment(size_t index);
    Result<at::Tensor> decode(at::Tensor const& latents);
    Result<at::Tensor> decodeInChunks(at::Tensor const& latents, int64_t latentsPerChunk);
    Result<Rendered> finish(at::Tensor const& video);

    Status makePictures(at::Tensor const& video, Rendered& rendered);

    bool isGuided() const;
    bool isFinished() const; ///< upscaled and interpolated
    std::string fingerprint(size_t segment) const;
    void report(Phase phase, int step, int of) const;
    void notice(Notice notice);
    diffusion::Schedule schedule(diffusion::SamplerKind kind) const;
    Status checkStop() const;
    void preview(diffusion::StepReport const& report) const;

    LoadedModel& m_model;
    plan::RenderRequest const& m_request;
    RenderPaths const& m_paths;
    RenderHooks const& m_hooks;
    std::vector<Segment> m_segments; ///< one, unless the shot is longer than the model can make at once
    size_t m_segment = 0;
    plan::RenderRequest m_part; ///< the request of this segment
    Conditions m_conditions;    ///< of this segment
    struct {
        int overlapFrames = 0;
        at::Tensor parentFrames;
        bool usesLatentReplacement = false;
    } m_given; ///< what the request itself continues: of the first segment
    std::vector<Notice> m_notices;
    std::optional<models::LatentRgb> m_previewColours; ///< none: this model has no cheap preview
};

} // namespace fw::render
