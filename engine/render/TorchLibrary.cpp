#include "engine/render/TorchLibrary.h"

#include "engine/base/Paths.h"
#include "engine/base/Sanitized.h"

#include <dlfcn.h>

namespace fw::render {

namespace {

constexpr char kTorchLibrary[] = "libframewright_torch.so";

/// DEEPBIND: OpenCV brings the reference libblas into the program, whose sgemm_ would otherwise replace the
/// fast one inside libtorch (measured: fp32 twenty times slower). AddressSanitizer's runtime refuses the
/// flag.
#ifdef FW_IS_SANITIZED
constexpr int kOpenFlags = RTLD_NOW | RTLD_LOCAL;
#else
constexpr int kOpenFlags = RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND;
#endif

} // namespace

Result<void*> torchSymbol(char const* name)
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
    void* const symbol = ::dlsym(handle, name);
    if (!symbol)
        return fail(Error::Kind::Unavailable, "render.torchForeign", {library.string()}, library.string());
    return symbol;
}

} // namespace fw::render
