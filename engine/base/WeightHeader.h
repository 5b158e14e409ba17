#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fw {

/// One tensor of a weight file, whatever the file's format.
struct WeightTensor {
    std::string name;
    std::string type; ///< "BF16", "F8_E4M3", "Q4_K"
    std::vector<int64_t> shape;
    uint64_t elements = 0;
};

/// What a weight file says about itself.
struct WeightHeader {
    std::vector<WeightTensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// True for the names of files that hold weights this program reads (.safetensors, .gguf).
bool isWeightFile(std::filesystem::path const& path);
/// True for Python pickles (.pt, .pth, .ckpt, .bin, .pkl), which are never opened.
bool isPickleFile(std::filesystem::path const& path);

/// Reads and checks the header of a safetensors or GGUF file; no weights are read. Errors: those of
/// readSafetensorsHeader and readGgufHeader.
Result<WeightHeader> readWeightHeader(std::filesystem::path const& path);

} // namespace fw
