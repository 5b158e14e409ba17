#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Safetensors.h"
#include "engine/render/Training.h"
#include "engine/training/TrainingRun.h"

namespace fw::render {

/// A copy of a model folder in the making, inside a training's state folder: complete under its name or not
/// there.
class NewModelFolder {
public:
    /// Copies `model` without its `leftOut` (names of files or folders). Errors: Io.
    static Result<NewModelFolder> copyOf(std::filesystem::path const& model,
                                         std::filesystem::path const& work,
                                         std::vector<std::string> const& leftOut);

    std::filesystem::path const& path() const { return m_path; }
    /// The only weights of a part ("vae", "transformer", "text_encoder"). Errors: Io.
    Status writeWeights(char const* part, nn::TensorMap const& tensors) const;
    Status writeJson(char const* file, OrderedJson const& json) const;
    /// Gives it its name. Errors: Io.
    Status moveTo(std::filesystem::path const& out) const;

private:
    std::filesystem::path m_path;
};

/// Checks before anything is done: a model in diffusers layout, small enough to be trained whole, clips as
/// the toy world draws them, an output that is not there yet. Errors: BadInput, Unsupported, Conflict.
Status checkModelRequest(ModelRequest const& request);
/// Pixels of a clip in units of the toy world: 1 is 160x96. Errors: BadInput.
Result<double> worldScale(ModelRequest const& request);

/// What the files of a model's parts hold, as one hash. Errors: of reading.
Result<std::string> identityOf(std::filesystem::path const& model, std::vector<std::string> const& parts);

/// What every training's settings have in common.
OrderedJson settingsOf(ModelRequest const& request, std::string const& model, std::string const& dtype);

/// Steps and losses into the result, and the loss curve beside the folder. Errors: Io.
Status writeLosses(training::TrainingRun const& run, ModelRequest const& request, TrainedModel& result);

/// What a training keeps besides its state goes with it, and the folder when nothing else is in it.
void removeTrainingFolder(std::filesystem::path const& folder);

} // namespace fw::render
