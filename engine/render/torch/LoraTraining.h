#pragma once

#include "engine/render/Training.h"
#include "engine/render/torch/LoadedModel.h"
#include "engine/training/LoraLayers.h"
#include "engine/training/Samples.h"
#include "engine/training/TrainingRun.h"

#include <chrono>
#include <map>

namespace fw::render {

/// One LoRA, from pictures to file, phase by phase. Exceptions of libtorch pass through. Thread: GPU worker.
class LoraTraining {
public:
    LoraTraining(LoadedModel& model, LoraRequest const& request, TrainHooks const& hooks);

    /// Errors: those of Trainer::trainLora.
    Result<TrainedLora> run();

private:
    Status checkModel() const;
    Status train(training::SampleSet const& samples);
    Result<at::Tensor> loss(models::WanTransformer const& network, training::SampleSet const& samples,
                            int64_t step);
    Result<models::VaceInput const*> vace(int64_t latentFrames);
    Status writeLora(training::TrainingRun const& run);
    Status renderSamples();
    std::string settings() const;
    double rate() const;

    LoadedModel& m_model;
    LoraRequest const& m_request;
    TrainHooks const& m_hooks;
    training::LoraShape m_shape;
    std::filesystem::path m_folder, m_state;
    std::map<int64_t, models::VaceInput> m_vace; ///< by latent frames
    TrainedLora m_result;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace fw::render
