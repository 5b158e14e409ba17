#include "engine/training/FlowLoss.h"

#include <ATen/ATen.h>

namespace fw::training {

at::Tensor flowLoss(FlowBatch const& batch, Velocity const& velocity)
{
    constexpr double kTimesteps = 1000;
    at::Tensor const sigma = batch.sigmas.view({-1, 1, 1, 1, 1});
    at::Tensor const noisy = batch.latents * (1 - sigma) + batch.noise * sigma;
    at::Tensor const answer = velocity(noisy, batch.sigmas * kTimesteps);
    at::Tensor const error = (answer - (batch.noise - batch.latents)).square();
    if (!batch.weights.defined())
        return error.mean();
    return (error * batch.weights).mean() / batch.weights.mean();
}

} // namespace fw::training
