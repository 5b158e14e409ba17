#pragma once

#include "engine/base/GgufHeader.h"

#include <cstdint>

namespace fw::nn {

/// Writes the values of `blocks` blocks of a quantised type to `out`, in fp32 and in ggml's order of
/// operations, so that the numbers are the same to the bit (ggml-quants.c, gguf-py quants.py). Nothing here
/// knows torch. Only for types whose block holds more than one element.
void dequantiseBlocks(GgufType type, uint8_t const* from, int64_t blocks, float* out);

} // namespace fw::nn
