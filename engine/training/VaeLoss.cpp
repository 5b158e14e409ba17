#include "engine/training/VaeLoss.h"

#include <ATen/ATen.h>

namespace fw::training {

namespace {

constexpr double kNoise = .12; ///< of a latent channel's spread, at most
constexpr double kSubject = 3; ///< by so much a subject's pixel counts more
constexpr double kSquares = 4, kEdges = .5, kMotion = .5, kSmall = 2e-5;

/// Differences of neighbours along a dimension.
at::Tensor slope(at::Tensor const& x, int64_t dim)
{
    int64_t const count = x.size(dim) - 1;
    return x.narrow(dim, 1, count) - x.narrow(dim, 0, count);
}

} // namespace

at::Tensor vaeLoss(models::WanVae const& vae, VaeBatch const& batch, at::Generator random)
{
    int64_t const latentFrames = vae.config.latentFrames(batch.video.size(2));
    at::Tensor const mean = vae.moments(batch.video, latentFrames).narrow(1, 0, vae.config.zDim);
    at::Tensor const spread = mean.detach().std(at::IntArrayRef{0, 2, 3, 4}, false, true);
    auto const floats = at::TensorOptions().dtype(at::kFloat);
    at::Tensor const strength = at::rand({mean.size(0), 1, 1, 1, 1}, random, floats) * kNoise;
    at::Tensor const noise = at::randn(mean.sizes(), random, floats) * strength;
    at::Tensor const decoded = vae.decodeUnclamped(mean + noise.to(mean.device()) * spread);

    at::Tensor const weight = batch.mask * kSubject + 1;
    at::Tensor const error = decoded - batch.video;
    at::Tensor loss = (weight * error.abs()).mean() + (weight * error.square()).mean() * kSquares +
                      (slope(error, 4).abs().mean() + slope(error, 3).abs().mean()) * kEdges;
    if (error.size(2) > 1)
        loss = loss + slope(error, 2).abs().mean() * kMotion;
    return loss + mean.square().mean() * kSmall;
}

at::Tensor psnr(at::Tensor const& a, at::Tensor const& b)
{
    at::Tensor const error = ((a - b) / 2).square().mean(at::IntArrayRef{1, 2, 3, 4});
    return at::log10(error.clamp_min(1e-12)) * -10;
}

} // namespace fw::training
