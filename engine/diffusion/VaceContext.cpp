#include "engine/diffusion/VaceContext.h"

#include <ATen/ATen.h>

namespace fw::diffusion {

namespace {

/// [1, 1, F, H, W] -> [1, s * s, T', H / s, W / s]: every pixel of a latent cell becomes a channel, nearest
/// frame.
at::Tensor foldedMask(at::Tensor const& mask, LatentGrid grid)
{
    int64_t const frames = mask.size(2);
    int64_t const s = grid.strideSpace;
    int64_t const height = mask.size(3) / s;
    int64_t const width = mask.size(4) / s;
    int64_t const latentFrames = (frames + grid.strideTime - 1) / grid.strideTime;
    at::Tensor const cells =
        mask.reshape({frames, height, s, width, s}).permute({2, 4, 0, 1, 3}).flatten(0, 1);
    return at::_upsample_nearest_exact3d(cells.unsqueeze(0).contiguous(), {latentFrames, height, width});
}

} // namespace

KnownFrames unknownFrames(int64_t frames, int64_t height, int64_t width)
{
    return {at::zeros({1, 3, frames, height, width}), at::ones({1, 1, frames, height, width}), {}};
}

void putFrames(KnownFrames& known, at::Tensor const& pictures, int64_t at)
{
    known.video.narrow(2, at, pictures.size(2)).copy_(pictures);
    known.mask.narrow(2, at, pictures.size(2)).zero_();
}

at::Tensor vaceContext(KnownFrames const& known, LatentGrid grid, EncodeVideo const& encode)
{
    at::Tensor const given = encode(known.video * (1 - known.mask));
    at::Tensor const open = encode(known.video * known.mask);
    at::Tensor latents = at::cat({given, open}, 1);
    at::Tensor mask = foldedMask(known.mask, grid).to(latents.options());
    for (at::Tensor const& reference : known.references) {
        at::Tensor const encoded = encode(reference);
        latents = at::cat({at::cat({encoded, at::zeros_like(encoded)}, 1), latents}, 2);
        mask = at::cat({at::zeros_like(mask.narrow(2, 0, 1)), mask}, 2);
    }
    return at::cat({latents, mask}, 1);
}

at::Tensor imageChannels(KnownFrames const& known, LatentGrid grid, EncodeVideo const& encode)
{
    at::Tensor const latents = encode(known.video);
    // One flag per frame; the first frame counts for its whole latent frame.
    at::Tensor given = 1 - known.mask.amax({3, 4}).reshape({-1}); // a frame is given when all of it is
    at::Tensor const first = given.narrow(0, 0, 1).expand({grid.strideTime});
    given = at::cat({first, given.narrow(0, 1, given.size(0) - 1)}, 0);
    at::Tensor const flags = given.reshape({1, -1, grid.strideTime, 1, 1}).transpose(1, 2);
    at::Tensor const mask =
        flags.expand({1, grid.strideTime, latents.size(2), latents.size(3), latents.size(4)})
            .to(latents.options());
    return at::cat({mask, latents}, 1);
}

} // namespace fw::diffusion
