#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/plan/RenderRequest.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <vector>

namespace fw::render {

/// Rgb24 pictures of one size -> [1, 3, n, H, W] in -1..1, fp32 on the CPU.
at::Tensor toVideo(std::vector<Image> const& images);

/// Reads a still and fits it to the clip: scaled to cover it, cut evenly. [1, 3, 1, H, W]. Errors: of
/// reading.
Result<at::Tensor> loadStill(plan::FileRef const& file, SizePx size);

/// A picture as CLIP looks at it: its shorter side brought to `sidePx` (bicubic), the middle cut out. [1, 3,
/// side, side] in 0..1.
at::Tensor forClip(Image const& image, int sidePx);
/// Errors: of reading.
Result<at::Tensor> loadForClip(plan::FileRef const& file, int sidePx);

/// Reads a reference and letter-boxes it on white, as VACE wants it. [1, 3, 1, H, W]. As in diffusers its
/// sides are first brought down to multiples of `cellPx` (Lanczos), then it is scaled (bilinear).
Result<at::Tensor> loadReference(plan::FileRef const& file, SizePx size, int cellPx);
at::Tensor asReference(Image const& picture, SizePx size, int cellPx);

/// `count` frames of a clip file from `first` on, both at the rate `fps`, fitted to `size`: [1, 3, count, H,
/// W]. Errors: of reading, BadInput (the clip is shorter).
struct ClipSpan {
    FrameRate fps;
    int64_t first = 0;
    int64_t count = 1;
};
Result<at::Tensor> loadClip(std::filesystem::path const& file, SizePx size, ClipSpan const& span);

/// The last `count` frames of a clip file at the rate `fps`, counted back from the end of its motion, fitted
/// to `size`: [1, 3, count, H, W]. Of a finished clip these are the frames that the model made, not those
/// interpolated between them. Errors: of reading, BadInput (the clip is shorter).
Result<at::Tensor> loadClipEnd(plan::FileRef const& file, SizePx size, FrameRate fps, int count);

} // namespace fw::render
