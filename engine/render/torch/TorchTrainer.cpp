#include "engine/render/Training.h"
#include "engine/render/torch/LoraTraining.h"
#include "engine/render/torch/PreviewTraining.h"
#include "engine/render/torch/StarterTraining.h"
#include "engine/render/torch/TorchEdge.h"
#include "engine/render/torch/VaeTraining.h"

#include <ATen/ATen.h>

namespace fw::render {

namespace {

/// Trains with libtorch. Thread: GPU worker.
class TorchTrainer final : public Trainer {
public:
    TorchTrainer() { configureTorch(); }

    Result<TrainedLora> trainLora(LoraRequest const& request, TrainHooks const& hooks) override
    {
        return atTorchEdge([&]() -> Result<TrainedLora> {
            if (hooks.onProgress)
                hooks.onProgress({TrainPhase::Load, 0, 1});
            plan::RenderRequest const& clip = request.clip;
            FW_TRY(auto const model, LoadedModel::open(clip.modelFolder, clip.device, clip.dtype));
            return LoraTraining(*model, request, hooks).run();
        });
    }

    Result<TrainedModel> trainModel(ModelRequest const& request, TrainHooks const& hooks) override
    {
        return atTorchEdge([&]() -> Result<TrainedModel> {
            if (hooks.onProgress)
                hooks.onProgress({TrainPhase::Load, 0, 1});
            if (request.part == ModelPart::Vae)
                return trainVae(request, hooks);
            if (request.part == ModelPart::Preview)
                return trainPreview(request, hooks);
            return trainStarter(request, hooks);
        });
    }
};

} // namespace

} // namespace fw::render

/// What engine/render/Training.cpp looks up. Null when libtorch cannot start.
extern "C" __attribute__((visibility("default"))) fw::render::Trainer* framewrightCreateTrainer()
{
    auto made = fw::render::atTorchEdge([]() -> fw::Result<std::unique_ptr<fw::render::Trainer>> {
        return std::make_unique<fw::render::TorchTrainer>();
    });
    return made ? made->release() : nullptr;
}
