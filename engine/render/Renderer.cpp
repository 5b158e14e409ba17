#include "engine/render/Renderer.h"

#include "engine/library/ModelFacts.h"
#include "engine/library/Parts.h"
#include "engine/render/TorchLibrary.h"

namespace fw::render {

char const* phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Load: return "load";
    case Phase::Text: return "text";
    case Phase::Denoise: return "denoise";
    case Phase::Decode: return "decode";
    case Phase::Upscale: return "upscale";
    case Phase::Encode: return "encode";
    }
    return "load";
}

std::string Notice::message() const
{
    char const* const text = messageTemplate(messageId);
    return text ? fillMessage(text, args) : messageId;
}

std::optional<Notice> fewStepDoubt(plan::RenderRequest const& request)
{
    if (request.sampler != "few-step")
        return {};
    std::string const folder = std::filesystem::path(request.modelFolder).filename().string();
    bool isNamed = library::isNamedFewStep(folder) || library::isNamedFewStep(request.modelId);
    for (presets::LoraRef const& lora : request.loras)
        isNamed = isNamed || library::isNamedFewStep(std::filesystem::path(lora.file).filename().string());
    for (std::string const& sum : request.modelChecksums)
        isNamed = isNamed || library::factsOf(sum).isFewStep.value_or(false);
    if (isNamed)
        return {};
    return Notice{"render.notFewStep", {request.modelId.empty() ? folder : request.modelId}};
}

bool hasTriedWithLess(Error const& error)
{
    return error.messageId == "render.wouldFit" || error.messageId == "render.nothingFits";
}

Result<std::unique_ptr<Renderer>> openTorchRenderer() { return makeFromTorch<Renderer>(kTorchFactorySymbol); }

} // namespace fw::render
