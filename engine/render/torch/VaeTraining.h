#pragma once

#include "engine/render/Training.h"

namespace fw::render {

/// Trains the autoencoder of a small model on drawn clips, measures its latents, fits the preview's table and
/// leaves the folder. The transformer in it was made for other latents: it has to be trained again. Errors:
/// those of Trainer::trainModel. Thread: GPU worker.
Result<TrainedModel> trainVae(ModelRequest const& request, TrainHooks const& hooks);

} // namespace fw::render
