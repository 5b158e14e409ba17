#pragma once

#include "engine/models/WanVae.h"
#include "engine/render/Training.h"
#include "engine/toyworld/World.h"

namespace fw::render {

/// The cheapest preview (wan.md section 4): each normalised latent pixel to the mean colour (-1..1) of its
/// cell in the decoded frames that it stands for, by least squares with a small ridge over drawn clips; a
/// fifth of them only measures. As models::LatentRgb reads it.
struct FittedPreview {
    OrderedJson json;
    double explained = 0; ///< of the colours' variance, on clips that were not fitted
};
/// Errors: BadInput (clips of another size than the VAE takes), Cancelled.
Result<FittedPreview> fitPreview(models::WanVae const& vae, toyworld::World const& world,
                                 ModelRequest const& request, TrainHooks const& hooks);

/// `train preview`: the model's folder with a new preview.json. Errors: those of Trainer::trainModel.
Result<TrainedModel> trainPreview(ModelRequest const& request, TrainHooks const& hooks);

} // namespace fw::render
