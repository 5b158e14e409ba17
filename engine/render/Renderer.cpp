#include "engine/render/Renderer.h"

#include "engine/base/Paths.h"
#include "engine/library/Parts.h"

#include <dlfcn.h>

namespace fw::render {

namespace {

/// DEEPBIND: OpenCV brings the reference libblas into the program, whose sgemm_ would otherwise replace the
/// fast one inside libtorch (measured: fp32 twenty times slower). AddressSanitizer's runtime refuses the
/// flag.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kOpenFlags = RTLD_NOW | RTLD_LOCAL;
#else
constexpr int kOpenFlags = RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND;
#endif

} // namespace

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
    if (isNamed)
        return {};
    return Notice{"render.notFewStep", {request.modelId.empty() ? folder : request.modelId}};
}

Result<std::unique_ptr<Renderer>> openTorchRenderer()
{
    std::filesystem::path const library = paths::runtimeLibrary(kTorchLibrary);
    if (library.empty())
        return fail(Error::Kind::Unavailable, "render.noTorch", {kTorchLibrary});
    // Never closed: torch's own threads and destructors live until the program ends.
    void* handle = ::dlopen(library.c_str(), kOpenFlags);
    if (!handle) {
        char const* reason = ::dlerror();
        return fail(Error::Kind::Unavailable, "render.torchBroken",
                    {library.string(), reason ? reason : "unknown reason"}, library.string());
    }
    auto* create = reinterpret_cast<Renderer* (*)()>(::dlsym(handle, kTorchFactorySymbol));
    if (!create)
        return fail(Error::Kind::Unavailable, "render.torchForeign", {library.string()}, library.string());
    std::unique_ptr<Renderer> renderer(create());
    if (!renderer)
        return fail(Error::Kind::Unavailable, "render.torchRefused", {library.string()}, library.string());
    return renderer;
}

} // namespace fw::render
