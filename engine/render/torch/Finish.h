#pragma once

#include "engine/models/CompactUpscaler.h"
#include "engine/render/Interpolate.h"

#include <vector>

namespace fw::render {

/// A clip [1, 3, T, H, W] in -1..1 enlarged frame by frame, so that memory is bounded by one of them, as
/// 8-bit pictures. Errors: the hook's.
Result<std::vector<Image>> upscale(models::CompactUpscaler const& network, at::Tensor const& video,
                                   StepHook const& onStep);
/// The same with Lanczos, for a model without upscaler weights.
Result<std::vector<Image>> enlarge(at::Tensor const& video, int scale, StepHook const& onStep);

} // namespace fw::render
