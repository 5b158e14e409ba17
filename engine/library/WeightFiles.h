#pragma once

#include "engine/base/SafetensorsHeader.h"
#include "engine/library/ModelIndex.h"

namespace fw::library {

/// The weight files of one component folder and what their headers say. Internal to engine/library.
struct ComponentWeights {
    std::vector<WeightFile> files;
    uint64_t parameters = 0;
    uint64_t bytes = 0;
    std::string dtype; ///< of most parameters: "F16"
};

/// Finds the sharded index or the single safetensors file of `folder`, checks that every shard is there and
/// holds the tensors that the index promises. Errors: MissingFile (which), BadInput (only pickles, or not
/// what the index says).
Result<ComponentWeights> findWeights(std::filesystem::path const& folder, std::string const& component);

} // namespace fw::library
