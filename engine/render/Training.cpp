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

std::filesystem::path stateFolder(std::filesystem::path const& out)
{
    return std::filesystem::path(out).replace_extension(".training");
}

Result<std::unique_ptr<Trainer>> openTorchTrainer() { return makeFromTorch<Trainer>(kTorchTrainerSymbol); }

} // namespace fw::render
