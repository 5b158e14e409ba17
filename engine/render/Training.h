#pragma once

#include "engine/render/ModelTraining.h"
#include "engine/render/TrainingFolder.h"

#include <functional>
#include <memory>

namespace fw::render {

/// A LoRA to be trained: a complete value, as RenderRequest is for a clip.
struct LoraRequest {
    plan::RenderRequest clip; ///< the model and clips as it makes them (size, frames, rate, shift, device);
                              ///< the samples at the end are rendered like this
    std::vector<TrainingItem> items; ///< looked at by readTrainingFolder
    int stillFrames =
        1; ///< a still is shown for so many frames: 1, or what a model saw that knows only clips
    int rank = 16;
    double alpha = 16;
    int64_t steps = 1000;
    int batch = 4;
    double rate = 0; ///< of Muon; 0: kLoraRate
    double captionDropout = .1;
    uint64_t seed = 1;
    std::vector<std::string> samplePrompts; ///< rendered without and with the LoRA when it is done
    std::filesystem::path out;              ///< "name.safetensors"
    double saveSeconds = 30;                ///< between two writings of the state
    bool isResumed = false;                 ///< goes on from the state beside `out`
};

constexpr double kLoraRate = 2e-2; ///< measured on the starter: docs/training.md

enum class TrainPhase { Load, Encode, Train, Sample };
char const* phaseName(TrainPhase phase); ///< "load" | "encode" | "train" | "sample"

struct TrainProgress {
    TrainPhase phase = TrainPhase::Load;
    int64_t step = 0, of = 0;
    double loss = 0;             ///< mean of the last steps; 0 outside of Train
    double samplesPerSecond = 0; ///< 0: not known yet
    double etaSeconds = -1;      ///< -1: not known yet
};

/// Called on the worker's thread; must return quickly.
struct TrainHooks {
    std::function<void(TrainProgress const&)> onProgress;
    std::stop_token stop;
};

/// What a training leaves: the LoRA in diffusers' format (fp16), and pictures of how it went beside it.
struct TrainedLora {
    std::filesystem::path file, lossCurve, samples; ///< samples empty: none were asked for
    int64_t steps = 0;
    double firstLoss = 0, lastLoss = 0; ///< means of the first and last tenth
    double seconds = 0;                 ///< of this run
    std::string device, dtype;
};

/// Trains with the networks that render. Thread: GPU worker (created, used and destroyed there).
class Trainer {
public:
    virtual ~Trainer() = default;

    /// State and encoded pictures are kept in the folder stateFolder(out) until the LoRA is complete: killed
    /// at any moment, a training goes on from its last writing, bit for bit. Errors: BadInput,
    /// MissingFile, Unsupported (this model cannot learn), Conflict (an unfinished training is there and
    /// isResumed is not set, or it was made with other settings), OutOfMemory, Cancelled (state written), Io,
    /// Internal.
    virtual Result<TrainedLora> trainLora(LoraRequest const& request, TrainHooks const& hooks) = 0;

    /// The same for a network of a small model. Errors: those above, and Conflict where `out` is there
    /// already.
    virtual Result<TrainedModel> trainModel(ModelRequest const& request, TrainHooks const& hooks) = 0;
};

/// "name.safetensors" -> "name.training".
std::filesystem::path stateFolder(std::filesystem::path const& out);

/// Errors: as openTorchRenderer.
Result<std::unique_ptr<Trainer>> openTorchTrainer();
constexpr char kTorchTrainerSymbol[] = "framewrightCreateTrainer";

} // namespace fw::render
