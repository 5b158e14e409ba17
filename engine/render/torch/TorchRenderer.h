#pragma once

#include "engine/render/Renderer.h"
#include "engine/render/torch/AllocationCount.h"
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
    Result<Rendered> attemptCounted(plan::RenderRequest const& request, RenderPaths const& paths,
                                    RenderHooks const& hooks);
    Result<Rendered> withLess(plan::RenderRequest const& request, RenderPaths const& paths,
                              RenderHooks const& hooks, Error const& first);
    Error tooLarge(plan::RenderRequest const& request, Error const& error);
    Result<LoadedModel*> model(plan::RenderRequest const& request);

    std::unique_ptr<LoadedModel> m_model;
    std::string m_modelKey; ///< folder, device and type that m_model was opened with
    std::string m_device = "cpu";
    /// From an attempt that ran out of main memory: what it could have.
    std::shared_ptr<AllocationCount> m_count = std::make_shared<AllocationCount>();
};

} // namespace fw::render
