#pragma once

#include "engine/render/Training.h"

namespace fw::render {

/// Trains the transformer of a small model with its text encoder, or its VACE blocks alone, on drawn clips
/// that the model's own VAE encodes; renders some at the end. Errors: those of Trainer::trainModel. Thread:
/// GPU worker.
Result<TrainedModel> trainStarter(ModelRequest const& request, TrainHooks const& hooks);

} // namespace fw::render
