#pragma once

#include "engine/library/WeightFiles.h"

namespace fw::library {

/// Describes what findParts finds. Internal to engine/library. Errors: those of findParts.
Result<ModelInfo> inspectParts(std::filesystem::path const& fileOrFolder);

/// Adds a component's files and sizes to a description, and its parameters to the given count.
void addComponent(ModelInfo& info, ComponentWeights const& weights, uint64_t ModelInfo::*parameters);

/// The negative prompt of Wan's own programs (Wan2.1 wan/configs/shared_config.py), for all but the starter.
extern char const* const kWanNegative;

/// "1.3B", "14B", "5B" by width and depth, else the count of parameters.
void nameSize(ModelInfo& info);

} // namespace fw::library
