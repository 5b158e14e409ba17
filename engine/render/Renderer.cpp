#include "engine/render/Renderer.h"

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

Result<std::unique_ptr<Renderer>> openTorchRenderer() { return makeFromTorch<Renderer>(kTorchFactorySymbol); }

} // namespace fw::render
