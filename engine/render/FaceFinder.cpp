#include "engine/render/FaceFinder.h"

#include "engine/render/TorchLibrary.h"

namespace fw::render {

Result<std::unique_ptr<cameo::FaceBackend>> openFaceFinder()
{
    FW_TRY(std::filesystem::path const weights, cameo::faceWeights());
    FW_TRY(auto const maker, makeFromTorch<FaceFinderMaker>(kTorchFacesSymbol));
    return maker->make(weights);
}

} // namespace fw::render
