#include "engine/render/Training.h"

#include "engine/render/TorchLibrary.h"

namespace fw::render {

char const* phaseName(TrainPhase phase)
{
    switch (phase) {
    case TrainPhase::Load: return "load";
    case TrainPhase::Encode: return "encode";
    case TrainPhase::Train: return "train";
    case TrainPhase::Sample: return "sample";
    }
    return "load";
}

double usualRate(ModelRequest const& request)
{
    double const recipe = request.part == ModelPart::Vae          ? 1.3e-3
                          : request.part == ModelPart::VaceBlocks ? 1.2e-3
                                                                  : 1.6e-3;
    return request.isFresh ? recipe : recipe / 4;
}

std::filesystem::path stateFolder(std::filesystem::path const& out)
{
    return std::filesystem::path(out).replace_extension(".training");
}

Result<std::unique_ptr<Trainer>> openTorchTrainer() { return makeFromTorch<Trainer>(kTorchTrainerSymbol); }

} // namespace fw::render
