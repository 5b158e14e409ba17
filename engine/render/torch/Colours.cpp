#include "engine/render/torch/Colours.h"

#include <ATen/ATen.h>

namespace fw::render {

at::Tensor matchColours(at::Tensor const& ours, at::Tensor const& theirs)
{
    constexpr double kSmallest = 1e-3;
    auto const mean = [](at::Tensor const& x) { return x.mean({0, 2, 3, 4}); };
    auto const spread = [&](at::Tensor const& x) {
        return (x - mean(x).view({1, -1, 1, 1, 1})).square().mean({0, 2, 3, 4}).sqrt();
    };
    at::Tensor const centre = mean(ours);
    at::Tensor const gain = (spread(theirs) / spread(ours).clamp_min(kSmallest)).clamp(0.9, 1.1);
    at::Tensor const shift = (mean(theirs) - centre).clamp(-0.1, 0.1);
    return at::stack({gain, centre * (1 - gain) + shift});
}

at::Tensor plainColours() { return at::stack({at::ones({3}), at::zeros({3})}); }

at::Tensor withColours(at::Tensor const& video, at::Tensor const& colours, int64_t strideTime)
{
    at::Tensor const counts = at::full({colours.size(0)}, strideTime, at::kLong);
    counts[0].fill_(1); // the first latent frame is one picture
    at::Tensor const each = at::repeat_interleave(colours.cpu(), counts, 0).narrow(0, 0, video.size(2));
    auto const row = [&](int64_t which) { return each.select(1, which).t().reshape({1, 3, -1, 1, 1}); };
    return (video * row(0) + row(1)).clamp(-1, 1);
}

} // namespace fw::render
