#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/library/Parts.h"
#include "engine/library/Shapes.h"

namespace fw::library {

/// The weight files of one component and what their headers say. Internal to engine/library.
struct ComponentWeights {
    std::vector<WeightFile> files;
    uint64_t parameters = 0;
    uint64_t bytes = 0;
    uint64_t stored = 0;       ///< bytes of the tensors
    std::string dtype;         ///< of most parameters: "F16", "Q4_K"
    ShapeMap shapes;           ///< under diffusers names
    bool hasTokenizer = false; ///< a `spiece_model` tensor
};

/// Reads the headers of a weight file, of the files that an index names, or of a folder that holds either;
/// checks that every shard is there and holds the tensors that the index promises. Errors: MissingFile
/// (which), BadInput (only pickles, or not what the index says).
Result<ComponentWeights> findWeights(PartSource const& source, std::string const& component);

/// The weight files and indexes of a folder, sorted; shards that an index of the folder names are left out.
std::vector<std::filesystem::path> weightUnits(std::filesystem::path const& folder);

} // namespace fw::library
