#include "engine/render/torch/Finish.h"

#include "engine/diffusion/LatentPreview.h"
#include "engine/media/Pictures.h"

#include <ATen/ATen.h>

namespace fw::render {

Result<std::vector<Image>> upscale(models::CompactUpscaler const& network, at::Tensor const& video,
                                   StepHook const& onStep)
{
    at::Device const device = network.convs.front().weight.device();
    int const count = static_cast<int>(video.size(2));
    std::vector<Image> pictures;
    for (int i = 0; i < count; ++i) {
        at::Tensor const frame = video.select(2, i).to(device, at::kFloat).clamp(-1, 1).add(1).div(2);
        at::Tensor const large = network.forward(frame).to(at::kFloat).mul(2).sub(1);
        pictures.push_back(std::move(diffusion::toImages(large.unsqueeze(2)).front()));
        FW_CHECK(onStep(i + 1, count));
    }
    return pictures;
}

Result<std::vector<Image>> enlarge(at::Tensor const& video, int scale, StepHook const& onStep)
{
    std::vector<Image> pictures = diffusion::toImages(video);
    int const count = static_cast<int>(pictures.size());
    for (int i = 0; i < count; ++i) {
        Image& picture = pictures[static_cast<size_t>(i)];
        SizePx const size{picture.widthPx() * scale, picture.heightPx() * scale};
        picture = media::resize(picture, size, media::Filter::Lanczos);
        FW_CHECK(onStep(i + 1, count));
    }
    return pictures;
}

} // namespace fw::render
