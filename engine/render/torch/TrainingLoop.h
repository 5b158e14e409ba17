#pragma once

#include "engine/base/Image.h"
#include "engine/render/Training.h"
#include "engine/training/TrainingRun.h"

#include <chrono>

namespace fw::render {

/// Where a training keeps its state and how it is told apart from others.
struct LoopPlan {
    std::filesystem::path state; ///< file
    std::string settings;        ///< a JSON object: everything that decides the next step
    double saveSeconds = 30;
    bool isResumed = false;
    int samplesPerStep = 1;
};

/// The loss of a step, with autograd.
using StepLoss = std::function<Result<at::Tensor>(int64_t step)>;

/// Goes on from the state where that is asked for and there is one, and takes all steps that are left,
/// reporting and saving as it goes. Errors: of the loss and the run, Cancelled (the state is written).
/// Thread: GPU worker.
Status runSteps(training::TrainingRun& run, LoopPlan const& plan, TrainHooks const& hooks,
                StepLoss const& loss);

/// The folder for a state; an unfinished training is only gone on with when that is asked for. Errors:
/// Conflict, Io.
Status openStateFolder(std::filesystem::path const& folder, std::filesystem::path const& state,
                       bool isResumed);

double secondsSince(std::chrono::steady_clock::time_point begin);
/// Mean of a tenth of the values, the first or the last.
double meanOfTenth(std::vector<float> const& values, bool isLast);
/// First, middle and last.
std::vector<Image> someFrames(std::vector<Image> const& frames);
/// "name.safetensors" or "name" -> "name.<ending>" beside it.
std::filesystem::path besideOut(std::filesystem::path const& out, char const* ending);
/// Errors: Cancelled, when that was asked for.
Status checkStop(TrainHooks const& hooks);

} // namespace fw::render
