#pragma once

#include "tools/cuda_check/Networks.h"
#include "tools/cuda_check/Report.h"

namespace fw::cudacheck {

/// One forward, one decode and the whole clip of the loaded model: median of at least ten runs after a
/// warm-up, by a clock that waits for the device, and the most memory that the device's allocator held.
void timeNetworks(Networks const& networks, Report& report);

/// Random weights in the shape of Wan 2.1 T2V-1.3B at 832x480 in bf16: one forward for 17 and for 81 frames,
/// and the VAE's decode of 17. On a CPU something small, so that the code is run.
void timeRealSize(at::Device device, Report& report);

} // namespace fw::cudacheck
