#pragma once

#include "engine/models/WanTransformer.h"
#include "engine/nn/Lora.h"

#include <vector>

namespace fw::models {

/// Where the blocks of a swapped transformer wait.
enum class BlocksLie {
    InFile,  ///< mapped; the system reads the next one while this one computes
    InMemory ///< on the device, as small as the file has them (Weights::hold)
};

/// A transformer of which one block at a time has its full width in memory, made when its turn comes, LoRAs
/// merged into it. Gives the same numbers as WanTransformer::load followed by prepare. Errors: those of load,
/// of LoRAs. Thread: GPU worker.
Result<WanTransformer> loadSwapped(nn::Weights weights, WanTransformerConfig const& config,
                                   nn::Placement placement, std::vector<nn::LoraUse> loras,
                                   BlocksLie lie = BlocksLie::InFile);

} // namespace fw::models
