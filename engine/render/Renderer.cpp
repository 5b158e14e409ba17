#include "engine/render/Renderer.h"

#include "engine/base/Paths.h"

#include <dlfcn.h>

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

Result<std::unique_ptr<Renderer>> openTorchRenderer()
{
    std::filesystem::path const library = paths::runtimeLibrary(kTorchLibrary);
    if (library.empty())
        return fail(Error::Kind::Unavailable, "render.noTorch", {kTorchLibrary});
    // Never closed: torch's own threads and destructors live until the program ends.
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
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
