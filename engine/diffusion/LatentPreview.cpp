#include "engine/diffusion/LatentPreview.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstring>

namespace fw::diffusion {

std::vector<Image> toImages(at::Tensor const& video)
{
    at::Tensor const bytes = video.detach()
                                 .select(0, 0)
                                 .to(at::kCPU, at::kFloat)
                                 .add(1)
                                 .mul(127.5)
                                 .round()
                                 .clamp(0, 255)
                                 .to(at::kByte)
                                 .permute({1, 2, 3, 0})
                                 .contiguous(); // [T, H, W, 3]
    int const height = static_cast<int>(bytes.size(1));
    int const width = static_cast<int>(bytes.size(2));
    size_t const rowBytes = static_cast<size_t>(width) * 3;
    uint8_t const* source = bytes.const_data_ptr<uint8_t>();
    std::vector<Image> images;
    for (int64_t frame = 0; frame < bytes.size(0); ++frame) {
        Image image(SizePx{width, height});
        for (int y = 0; y < height; ++y, source += rowBytes)
            std::memcpy(image.mutableRow(y), source, rowBytes);
        images.push_back(std::move(image));
    }
    return images;
}

namespace {

/// [n * scale, n]: what bicubic enlarging does along one side. Enlarging is linear and the sides are
/// independent, so two small products do what upsample_bicubic2d does to every pixel, ten times faster on a
/// CPU.
at::Tensor enlarging(int64_t n, int64_t scale)
{
    at::Tensor const unit = at::eye(n, at::kFloat).view({1, 1, n, n});
    return at::upsample_bicubic2d(unit, {n * scale, n}, false).view({n * scale, n});
}

} // namespace

std::vector<Image> LatentPreview::frames(at::Tensor const& x0, int longestPx) const
{
    at::Tensor const small = m_colours(x0); // [1, 3, T', H', W'] on the CPU
    int64_t const height = small.size(3);
    int64_t const width = small.size(4);
    int64_t const scale = std::max<int64_t>(1, longestPx / std::max(height, width));
    if (scale == 1)
        return toImages(small);
    at::Tensor const large =
        at::matmul(at::matmul(enlarging(height, scale), small), enlarging(width, scale).t());
    return toImages(large.clamp(-1, 1));
}

} // namespace fw::diffusion
