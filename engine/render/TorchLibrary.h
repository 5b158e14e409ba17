#pragma once

#include "engine/base/Result.h"

#include <memory>

namespace fw::render {

/// Opens libframewright_torch.so, which stays open, and finds what it exports under a name. Errors:
/// Unavailable with the reason (built without torch, library missing). Thread: any.
Result<void*> torchSymbol(char const* name);

/// Makes an object with one of the library's functions `extern "C" Made* name()`, which gives null when
/// libtorch cannot start. Errors: Unavailable.
template <class Made>
Result<std::unique_ptr<Made>> makeFromTorch(char const* name)
{
    FW_TRY(void* const symbol, torchSymbol(name));
    std::unique_ptr<Made> made(reinterpret_cast<Made* (*)()>(symbol)());
    if (!made)
        return fail(Error::Kind::Unavailable, "render.torchRefused", {"libframewright_torch.so"});
    return made;
}

} // namespace fw::render
