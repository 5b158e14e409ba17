#pragma once

#include "engine/render/Interpolate.h"
#include "engine/render/Renderer.h"
#include "engine/render/torch/Colours.h"
#include "engine/render/torch/Conditions.h"
#include "engine/render/torch/Segments.h"
#include "engine/render/torch/StepPreview.h"

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
    Result<diffusion::WanExpert> bindExpert(size_t which, std::vector<at::Tensor> const& texts);
    Result<diffusion::WanVideoModel> bindModel(std::vector<at::Tensor> const& texts);
    Result<at::Tensor> initialNoise() const;
    Result<SavedLatents> savedLatents();
    Result<SavedLatents> sample(std::vector<at::Tensor> const& texts);
    Result<size_t> resumed(SavedLatents& finished);
    Result<SavedLatents> sampleSegment(size_t index, std::vector<at::Tensor> const& texts,
                                       SavedLatents const& before);
    Result<at::Tensor> denoise(diffusion::VideoModel const& video, SavedLatents const& before);
    Result<at::Tensor> coloursOf(at::Tensor const& latents) const;
    void startSegment(size_t index);
    void placeInSegment(plan::Conditioning& given, Segment const& segment) const;
    void noteGiven();
    Result<at::Tensor> decode(at::Tensor const& latents);
    Result<at::Tensor> decodeInTiles(at::Tensor const& latents);
    Result<at::Tensor> decodeInChunks(at::Tensor const& latents, int64_t latentsPerChunk);
    Result<at::Tensor> shownFrames(at::Tensor const& video, SavedLatents& saved);
    Result<Rendered> finish(at::Tensor const& video, SavedLatents& saved);

    Status makePictures(at::Tensor const& video, Rendered& rendered);

    bool isGuided() const;
    bool isFinished() const;     ///< enlarged
    bool isInterpolated() const; ///< brought to the film's rate
    /// Whether frames of the clips before and behind are needed for the motion from and to them.
    Beside beside() const;
    std::string fingerprint(size_t segment) const;
    std::filesystem::path checkpointFile() const;
    void report(Phase phase, int step, int of) const;
    void notice(Notice notice);
    diffusion::Schedule schedule(diffusion::SamplerKind kind) const;
    Status checkStop() const;
    void preview(diffusion::StepReport const& report);

    LoadedModel& m_model;
    plan::RenderRequest const& m_request;
    RenderPaths const& m_paths;
    RenderHooks const& m_hooks;
    std::vector<Segment> m_segments; ///< one, unless the shot is longer than the model can make at once
    size_t m_segment = 0;
    plan::RenderRequest m_part; ///< the request of this segment
    Conditions m_conditions;    ///< of this segment
    struct {
        int front = 0, back = 0; ///< frames shared with the clips before and behind
        at::Tensor backPixels;
        bool usesLatentReplacement = false;
    } m_given; ///< what the request itself asks for: of the first and of the last segment
    std::vector<Notice> m_notices;
    StepPreview m_preview;
};

} // namespace fw::render
