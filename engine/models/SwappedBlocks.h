#pragma once

#include "engine/models/WanTransformer.h"
#include "engine/nn/Lora.h"

#include <vector>

namespace fw::models {

/// A transformer of which one block at a time is in memory, read from its (mapped) file when its turn comes,
/// LoRAs merged into it. Gives the same numbers as WanTransformer::load followed by prepare. Errors: those of
/// load, of LoRAs. Thread: GPU worker.
Result<WanTransformer> loadSwapped(nn::Weights weights, WanTransformerConfig const& config,
                                   nn::Placement placement, std::vector<nn::LoraUse> loras);

} // namespace fw::models
