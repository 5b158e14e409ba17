#pragma once

#include "engine/cameo/Faces.h"

namespace fw::render {

/// The face finder of libframewright_torch.so, which is opened with it. Errors: MissingFile (its weights are
/// not installed), BadInput (they are damaged), Unavailable (built without torch, library missing). Thread:
/// the worker that uses it.
Result<std::unique_ptr<cameo::FaceBackend>> openFaceFinder();

/// The symbol that the library exports: extern "C" fw::render::FaceFinderMaker*
/// framewrightCreateFaceFinder(). A maker, because weights can be refused with a sentence.
constexpr char kTorchFacesSymbol[] = "framewrightCreateFaceFinder";

class FaceFinderMaker {
public:
    virtual ~FaceFinderMaker() = default;
    virtual Result<std::unique_ptr<cameo::FaceBackend>> make(std::filesystem::path const& weights) = 0;
};

} // namespace fw::render
