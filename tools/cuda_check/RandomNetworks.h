#pragma once

#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"

namespace fw::cudacheck {

/// Who draws random weights: the CPU, the same numbers for every device and type, or the device itself,
/// because a billion of them takes the CPU too long.
enum class DrawnBy { Cpu, Device };

/// Networks whose weights nobody trained, with activations of about one. prepare() is done.
models::WanTransformer randomTransformer(models::WanTransformerConfig const& config, nn::Placement placement,
                                         DrawnBy by);
models::WanVae randomVae(models::WanVaeConfig const& config, nn::Placement placement, DrawnBy by);

/// Two small layers with every branch that the starter model lacks: VACE blocks and image tokens.
models::WanTransformerConfig smallVaceConfig();
/// The 2.1 form of the autoencoder (the starter's is the 2.2 form), narrow.
models::WanVaeConfig smallVaeConfig();

} // namespace fw::cudacheck
