#include "engine/render/torch/TorchRenderer.h"

#include "engine/base/Log.h"
#include "engine/library/ModelIndex.h"
#include "engine/render/torch/MemoryMeter.h"
#include "engine/render/torch/RenderJob.h"
#include "engine/render/torch/TorchEdge.h"

#include <ATen/ATen.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/GradMode.h>

#include <algorithm>
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

namespace {

library::EstimateInput estimateInput(plan::RenderRequest const& request, nn::Placement placement)
{
    plan::Conditioning const& given = request.conditioning;
    library::EstimateInput input;
    input.size = request.size;
    input.frames = request.frames;
    input.steps = request.steps;
    input.isGuided = request.guidance > 1;
    input.dtype = nn::dtypeName(placement.dtype);
    input.availableBytes = availableBytes(placement.device);
    input.isOnGpu = placement.device.is_cuda();
    input.isConditioned = !plan::filesOf(given).empty();
    return input;
}

/// The mode that was asked for, else the fastest that fits; small models always stay in memory.
library::MemoryMode memoryFor(plan::RenderRequest const& request, LoadedModel const& model)
{
    if (auto const asked = library::memoryMode(request.memory))
        return *asked;
    if (model.isSmall())
        return library::MemoryMode::Resident;
    auto const info = library::inspectModel(model.folder().folder);
    return info ? library::estimate(*info, estimateInput(request, model.placement())).mode
                : library::MemoryMode::EncoderFreed;
}

} // namespace

Result<Rendered> TorchRenderer::attempt(plan::RenderRequest const& request, RenderPaths const& paths,
                                        RenderHooks const& hooks)
{
    c10::NoGradGuard const noGrad;
    auto const begin = std::chrono::steady_clock::now();
    FW_TRY(LoadedModel* const loaded, model(request));
    loaded->setLoras(request.loras);
    loaded->setMemory(memoryFor(request, *loaded));
    FW_CHECK(plan::validate(request, loaded->folder().sizeStep()));
    MemoryMeter const meter(loaded->placement().device);
    FW_TRY(Rendered rendered, RenderJob(*loaded, request, paths, hooks).run());
    rendered.peakBytes = meter.peakBytes();
    rendered.loadSeconds = loaded->takeLoadSeconds();
    double const all = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    rendered.seconds = all - rendered.loadSeconds;
    return rendered;
}

Result<Rendered> TorchRenderer::attemptCounted(plan::RenderRequest const& request, RenderPaths const& paths,
                                               RenderHooks const& hooks)
{
    AllocationCount::Scope const counting(m_count);
    m_count->restart();
    return atTorchEdge([&] { return attempt(request, paths, hooks); });
}

/// Not enough memory in the leanest mode either: what would fit. Main memory has no better measure than what
/// the attempt has got, for limits of a job or a container show nowhere else.
Error TorchRenderer::tooLarge(plan::RenderRequest const& request, Error const& error)
{
    constexpr double kPrecision = 1.1; // of what the arithmetic says (render.TorchMemory)
    nn::Placement const placement = m_model->placement();
    std::filesystem::path const folder = m_model->folder().folder;
    auto const got = static_cast<uint64_t>(static_cast<double>(m_count->peakBytes()) / kPrecision);
    unload();
    auto const info = library::inspectModel(folder);
    if (!info)
        return error;
    library::EstimateInput input = estimateInput(request, placement);
    input.frames = std::max(1, request.frames - 4); // this one has just failed
    if (placement.device.is_cpu())
        input.availableBytes = std::min(library::estimate(*info, input).availableBytes, got);
    auto const smaller = library::fittingClip(*info, input);
    if (!smaller)
        return fail(Error::Kind::OutOfMemory, "render.nothingFits", {folder.filename().string()});
    return fail(Error::Kind::OutOfMemory, "render.wouldFit",
                {folder.filename().string(), std::to_string(smaller->size.widthPx),
                 std::to_string(smaller->size.heightPx), std::to_string(smaller->frames)});
}

/// Once more with a change to the request, and a notice that says so.
Result<Rendered> TorchRenderer::again(plan::RenderRequest const& request, RenderPaths const& paths,
                                      RenderHooks const& hooks, Notice const& notice)
{
    log::warning(notice.message());
    if (hooks.onNotice)
        hooks.onNotice(notice);
    auto rendered = attemptCounted(request, paths, hooks);
    if (rendered)
        rendered->notices.insert(rendered->notices.begin(), notice);
    return rendered;
}

/// With less and less of the model in memory at once. Finished steps are in the checkpoint.
Result<Rendered> TorchRenderer::withLess(plan::RenderRequest const& request, RenderPaths const& paths,
                                         RenderHooks const& hooks, Error const& first)
{
    Result<Rendered> rendered = first;
    std::string const name = m_model->folder().folder.filename().string();
    plan::RenderRequest careful = request;
    auto const isTooMuch = [&] {
        return !rendered && rendered.error().kind == Error::Kind::OutOfMemory && m_model;
    };
    while (isTooMuch() && m_model->memory() != library::MemoryMode::Swapped) {
        bool const isPlain = m_model->memory() < library::MemoryMode::Tiled;
        careful.memory =
            library::memoryWord(isPlain ? library::MemoryMode::Tiled : library::MemoryMode::Swapped);
        unload();
        rendered = again(careful, paths, hooks, {"render.retriedWithLess", {name}});
    }
    return isTooMuch() ? tooLarge(request, rendered.error()) : std::move(rendered);
}

Result<Rendered> TorchRenderer::render(plan::RenderRequest const& request, RenderPaths const& paths,
                                       RenderHooks const& hooks)
{
    auto rendered = attemptCounted(request, paths, hooks);
    if (rendered || !m_model)
        return rendered;
    if (rendered.error().kind == Error::Kind::OutOfMemory)
        return withLess(request, paths, hooks, rendered.error());
    std::string const& id = rendered.error().messageId;
    bool const isOverflow = id == "diffusion.notFinite" || id == "render.decodedNotFinite";
    if (!isOverflow || m_model->placement().dtype == at::kFloat)
        return rendered;
    plan::RenderRequest careful = request;
    careful.dtype = "fp32";
    if (m_model->memory() < library::MemoryMode::Tiled && !m_model->isSmall())
        careful.memory = library::memoryWord(library::MemoryMode::Tiled);
    std::string const name = m_model->folder().folder.filename().string();
    return again(careful, paths, hooks, {"render.retriedInFp32", {name}});
}

void TorchRenderer::unload()
{
    bool const isOnGpu = m_model && m_model->placement().device.is_cuda();
    AllocationCount::Scope const counting(m_count);
    m_model.reset();
    m_modelKey.clear();
    if (isOnGpu) // what was freed is otherwise kept for ourselves
        at::getDeviceAllocator(at::kCUDA)->emptyCache();
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
