#pragma once

#include "engine/render/Renderer.h"
#include "engine/render/torch/LoadedModel.h"

#include <memory>
#include <string>

namespace fw::render {

/// Renders with libtorch: the only place that joins models to requests. The model of the last request stays
/// loaded. Thread: GPU worker (created, used and destroyed there).
class TorchRenderer final : public Renderer {
public:
    TorchRenderer();

    Result<Rendered> render(plan::RenderRequest const& request, RenderPaths const& paths,
                            RenderHooks const& hooks) override;
    void unload() override;
    std::string deviceName() const override;

private:
    Result<Rendered> attempt(plan::RenderRequest const& request, RenderPaths const& paths,
                             RenderHooks const& hooks);
    Result<Rendered> again(plan::RenderRequest const& request, RenderPaths const& paths,
                           RenderHooks const& hooks, Notice const& notice);
    Result<LoadedModel*> model(plan::RenderRequest const& request);

    std::unique_ptr<LoadedModel> m_model;
    std::string m_modelKey; ///< folder, device and type that m_model was opened with
    std::string m_device = "cpu";
};

} // namespace fw::render
