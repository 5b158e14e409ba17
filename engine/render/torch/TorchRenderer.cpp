#include "engine/render/torch/TorchRenderer.h"

#include "engine/base/Log.h"
#include "engine/render/torch/MemoryMeter.h"
#include "engine/render/torch/RenderJob.h"
#include "engine/render/torch/TorchEdge.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <chrono>

namespace fw::render {

TorchRenderer::TorchRenderer() { configureTorch(); }

Result<LoadedModel*> TorchRenderer::model(plan::RenderRequest const& request)
{
    std::string const key = request.modelFolder + "\n" + request.device + "\n" + request.dtype;
    if (!m_model || key != m_modelKey) {
        unload(); // never two models in memory
        FW_TRY(m_model, LoadedModel::open(request.modelFolder, request.device, request.dtype));
        m_modelKey = key;
    }
    m_device = nn::deviceName(m_model->placement().device);
    return m_model.get();
}

Result<Rendered> TorchRenderer::attempt(plan::RenderRequest const& request, RenderPaths const& paths,
                                        RenderHooks const& hooks)
{
    c10::NoGradGuard const noGrad;
    auto const begin = std::chrono::steady_clock::now();
    FW_TRY(LoadedModel* const loaded, model(request));
    loaded->setLoras(request.loras);
    FW_CHECK(plan::validate(request, loaded->folder().sizeStep()));
    MemoryMeter const meter(loaded->placement().device);
    FW_TRY(Rendered rendered, RenderJob(*loaded, request, paths, hooks).run());
    rendered.peakBytes = meter.peakBytes();
    rendered.loadSeconds = loaded->takeLoadSeconds();
    double const all = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    rendered.seconds = all - rendered.loadSeconds;
    return rendered;
}

Result<Rendered> TorchRenderer::render(plan::RenderRequest const& request, RenderPaths const& paths,
                                       RenderHooks const& hooks)
{
    auto rendered = atTorchEdge([&] { return attempt(request, paths, hooks); });
    if (rendered || !m_model || m_model->placement().dtype == at::kFloat)
        return rendered;
    std::string const& id = rendered.error().messageId;
    if (id != "diffusion.notFinite" && id != "render.decodedNotFinite")
        return rendered;
    Notice const notice{"render.retriedInFp32", {m_model->folder().folder.filename().string()}};
    log::warning("bf16 gave numbers that are not finite, once more in fp32");
    if (hooks.onNotice)
        hooks.onNotice(notice);
    plan::RenderRequest careful = request;
    careful.dtype = "fp32";
    rendered = atTorchEdge([&] { return attempt(careful, paths, hooks); });
    if (rendered)
        rendered->notices.insert(rendered->notices.begin(), notice);
    return rendered;
}

void TorchRenderer::unload()
{
    m_model.reset();
    m_modelKey.clear();
}

std::string TorchRenderer::deviceName() const { return m_device; }

} // namespace fw::render

/// What engine/render/Renderer.cpp looks up. Null when libtorch cannot start.
extern "C" __attribute__((visibility("default"))) fw::render::Renderer* framewrightCreateRenderer()
{
    auto made = fw::render::atTorchEdge([]() -> fw::Result<std::unique_ptr<fw::render::Renderer>> {
        return std::make_unique<fw::render::TorchRenderer>();
    });
    return made ? made->release() : nullptr;
}
