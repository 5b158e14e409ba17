#pragma once

#include "engine/library/ModelIndex.h"

namespace fw::library {

/// The most bytes that a rendering has allocated at once, counted from what the code in engine/models,
/// engine/diffusion and engine/render/torch keeps alive stage by stage; mapped files are not in it. Internal
/// to engine/library; render.TorchMemory compares it with what the allocator hands out.
uint64_t peakBytes(ModelInfo const& model, EstimateInput const& input, MemoryMode mode);

/// Whether MemoryMode::Packed holds less than Tiled: the transformer's blocks are stored in fewer bytes than
/// they are computed in.
bool isPackable(ModelInfo const& model, std::string const& dtype);

} // namespace fw::library
