#include "engine/models/WanVaeLayers.h"

#include "engine/nn/Ops.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::models::vae {

namespace {

/// A 2D convolution of every frame. weight [O, C, kh, kw]; x [B, T, H, W, C].
at::Tensor framesConv(at::Tensor const& x, at::Tensor const& weight, at::Tensor const& bias, int64_t stride,
                      at::IntArrayRef padding)
{
    at::Tensor const in = x.flatten(0, 1).permute({0, 3, 1, 2}); // channels-last without a copy
    at::Tensor const out = at::conv2d(in, weight, bias, at::IntArrayRef{stride, stride}, padding);
    return out.permute({0, 2, 3, 1}).contiguous().unflatten(0, {x.size(0), x.size(1)});
}

at::Tensor foldedWeight(at::Tensor const& weight, int64_t taps)
{
    int64_t const all = weight.size(2);
    return weight.narrow(2, all - taps, taps).permute({0, 2, 1, 3, 4}).flatten(1, 2);
}

/// x with `count` earlier frames in front: the tail of the chunk before, or zeros at the start of the clip.
at::Tensor withHistory(at::Tensor const& x, int64_t count, Stream& stream)
{
    at::Tensor& tail = stream.slot();
    at::Tensor padded;
    if (tail.defined())
        padded = at::cat({tail, x}, 1);
    else
        padded = at::constant_pad_nd(x, {0, 0, 0, 0, 0, 0, count, 0});
    if (!stream.isLast)
        tail = padded.narrow(1, padded.size(1) - count, count).clone();
    return padded;
}

/// Frames t - taps + 1 .. t side by side in the channels, every `step` frames: [B, n, H, W, taps * C].
at::Tensor window(at::Tensor const& padded, int64_t taps, int64_t step)
{
    int64_t const n = (padded.size(1) - taps) / step + 1;
    std::vector<at::Tensor> parts;
    for (int64_t i = 0; i < taps; ++i)
        parts.push_back(padded.slice(1, i, i + (n - 1) * step + 1, step));
    return at::cat(parts, -1);
}

/// A kernel (3, 1, 1): a matrix product over three frames' channels.
at::Tensor timeConv(WanVae::CausalConv const& conv, at::Tensor const& padded, int64_t step)
{
    at::Tensor const weight = foldedWeight(conv.weight, 3).flatten(1);
    return at::linear(window(padded, 3, step), weight, conv.bias);
}

/// Twice the frames: the convolution gives two frames' channels for each one.
at::Tensor doubleTime(WanVae::CausalConv const& conv, at::Tensor const& x, Stream& stream)
{
    at::Tensor const pairs = timeConv(conv, withHistory(x, 2, stream), 1); // [B, T, H, W, 2C]
    return pairs.unflatten(-1, {2, -1}).permute({0, 1, 4, 2, 3, 5}).flatten(1, 2);
}

/// Nearest x2 and 3x3 at once. Each of the four output phases sees only 2x2 input pixels, so the kernel's
/// taps that fall on the same pixel are added up front: 16 products per pixel instead of 36, and no enlarged
/// picture.
at::Tensor phasedUpsample(WanVae::Conv2d const& conv, at::Tensor const& x)
{
    int64_t const h = x.size(2), w = x.size(3), out = conv.weight.size(0);
    // windows [B, T, h + 1, w + 1, 4 * out]; phase (a, b) of pixel (i, j) is window (i + a, j + b)
    at::Tensor const windows =
        framesConv(x, conv.phases, conv.phaseBias, 1, {1, 1}).unflatten(-1, {2, 2, out});
    at::Tensor const result = at::empty({x.size(0), x.size(1), h, 2, w, 2, out}, x.options());
    for (int64_t a = 0; a < 2; ++a)
        for (int64_t b = 0; b < 2; ++b)
            result.select(3, a).select(4, b).copy_(
                windows.select(4, a).select(4, b).narrow(2, a, h).narrow(3, b, w));
    return result.view({x.size(0), x.size(1), h * 2, w * 2, out});
}

} // namespace

at::Tensor causalConv(WanVae::CausalConv const& conv, at::Tensor const& x, Stream& stream)
{
    int64_t const side = conv.weight.size(3) / 2;
    if (x.is_cuda()) {
        at::Tensor const in = withHistory(x, 2, stream).permute({0, 4, 1, 2, 3});
        return at::conv3d(in, conv.weight, conv.bias, at::IntArrayRef{1, 1, 1},
                          at::IntArrayRef{0, side, side})
            .permute({0, 2, 3, 4, 1})
            .contiguous();
    }
    // One 2D convolution over taps * C channels per output frame: exact, and far faster on CPUs (design.md
    // trap 9)
    if (!conv.folded.defined())
        return framesConv(window(withHistory(x, 2, stream), 3, 1), foldedWeight(conv.weight, 3), conv.bias, 1,
                          {side, side});
    if (conv.taps == 1)
        return framesConv(x, conv.folded, conv.bias, 1, {side, side});
    return framesConv(window(withHistory(x, conv.taps - 1, stream), conv.taps, 1), conv.folded, conv.bias, 1,
                      {side, side});
}

at::Tensor pointConv(WanVae::CausalConv const& conv, at::Tensor const& x)
{
    return at::linear(x, conv.weight.flatten(1), conv.bias);
}

at::Tensor resBlock(WanVae::ResBlock const& block, at::Tensor const& x, Stream& stream)
{
    at::Tensor const shortcut = block.conv_shortcut.weight.defined() ? pointConv(block.conv_shortcut, x) : x;
    at::Tensor const h = causalConv(block.conv1, nn::unitNorm(x, block.norm1, true), stream);
    return causalConv(block.conv2, nn::unitNorm(h, block.norm2, true), stream) + shortcut;
}

at::Tensor midBlock(WanVae::Mid const& mid, at::Tensor const& input, Stream& stream)
{
    at::Tensor const x = resBlock(mid.res0, input, stream);
    // One head over the pixels of each frame: [B * T, 1, H * W, C]
    at::Tensor const h = nn::unitNorm(x, mid.attention.norm, false).flatten(0, 1).flatten(1, 2).unsqueeze(1);
    std::vector<at::Tensor> const qkv =
        at::linear(h, mid.attention.to_qkv.weight.flatten(1), mid.attention.to_qkv.bias).chunk(3, -1);
    at::Tensor const attended = nn::attention(qkv[0], qkv[1], qkv[2]).view(x.sizes());
    return resBlock(mid.res1,
                    x + at::linear(attended, mid.attention.proj.weight.flatten(1), mid.attention.proj.bias),
                    stream);
}

at::Tensor upsample(WanVae::Resample const& layer, at::Tensor const& input, Stream& stream)
{
    at::Tensor x = input;
    if (layer.isTemporal && !stream.isFirst) {
        x = doubleTime(layer.time_conv, x, stream);
    } else if (layer.isTemporal) {
        // Frame 0 is neither doubled nor fed in
        if (x.size(1) > 1)
            x = at::cat(
                {x.narrow(1, 0, 1), doubleTime(layer.time_conv, x.narrow(1, 1, x.size(1) - 1), stream)}, 1);
        else
            stream.slot();
    }
    if (layer.conv.phases.defined())
        return phasedUpsample(layer.conv, x);
    at::Tensor const big =
        x.unsqueeze(4).unsqueeze(3).expand({-1, -1, -1, 2, -1, 2, -1}).flatten(4, 5).flatten(2, 3);
    return framesConv(big, layer.conv.weight, layer.conv.bias, 1, {1, 1});
}

at::Tensor downsample(WanVae::Resample const& layer, at::Tensor const& x, Stream& stream)
{
    at::Tensor const y =
        framesConv(at::constant_pad_nd(x, {0, 0, 0, 1, 0, 1}), layer.conv.weight, layer.conv.bias, 2, {0, 0});
    if (!layer.isTemporal)
        return y;
    at::Tensor& tail = stream.slot();
    at::Tensor const padded = tail.defined() ? at::cat({tail, y}, 1) : y;
    if (!stream.isLast)
        tail = y.narrow(1, y.size(1) - 1, 1).clone();
    if (!stream.isFirst)
        return timeConv(layer.time_conv, padded, 2);
    // Frame 0 passes as it is
    return y.size(1) > 1 ? at::cat({y.narrow(1, 0, 1), timeConv(layer.time_conv, padded, 2)}, 1) : y;
}

at::Tensor averageDown(at::Tensor const& input, int64_t outDim, int64_t factorTime, int64_t factorSpace)
{
    int64_t const pad = (factorTime - input.size(1) % factorTime) % factorTime;
    at::Tensor const x = pad ? at::constant_pad_nd(input, {0, 0, 0, 0, 0, 0, pad, 0}) : input;
    int64_t const b = x.size(0), t = x.size(1) / factorTime, h = x.size(2) / factorSpace,
                  w = x.size(3) / factorSpace;
    return x.reshape({b, t, factorTime, h, factorSpace, w, factorSpace, x.size(4)})
        .permute({0, 1, 3, 5, 7, 2, 4, 6})
        .reshape({b, t, h, w, outDim, -1})
        .mean(-1);
}

at::Tensor duplicateUp(at::Tensor const& x, int64_t outDim, int64_t factorTime, int64_t factorSpace,
                       bool isFirst)
{
    int64_t const b = x.size(0), t = x.size(1), h = x.size(2), w = x.size(3);
    int64_t const repeats = outDim * factorTime * factorSpace * factorSpace / x.size(4);
    at::Tensor const big = x.repeat_interleave(repeats, -1)
                               .view({b, t, h, w, outDim, factorTime, factorSpace, factorSpace})
                               .permute({0, 1, 5, 2, 6, 3, 7, 4})
                               .reshape({b, t * factorTime, h * factorSpace, w * factorSpace, outDim});
    return isFirst ? big.narrow(1, factorTime - 1, big.size(1) - factorTime + 1) : big;
}

at::Tensor patchify(at::Tensor const& video, int64_t patch)
{
    int64_t const b = video.size(0), c = video.size(1), t = video.size(2);
    int64_t const h = video.size(3) / patch, w = video.size(4) / patch;
    return video.reshape({b, c, t, h, patch, w, patch})
        .permute({0, 2, 3, 5, 1, 6, 4})
        .reshape({b, t, h, w, c * patch * patch});
}

at::Tensor unpatchify(at::Tensor const& patches, int64_t patch)
{
    int64_t const b = patches.size(0), t = patches.size(1), h = patches.size(2), w = patches.size(3);
    int64_t const c = patches.size(4) / (patch * patch);
    return patches.reshape({b, t, h, w, c, patch, patch})
        .permute({0, 4, 1, 2, 6, 3, 5})
        .reshape({b, c, t, h * patch, w * patch});
}

void prepareConv(WanVae::CausalConv& conv)
{
    int64_t const all = conv.weight.size(2);
    conv.taps = all;
    while (conv.taps > 1 && conv.weight.select(2, all - conv.taps).eq(0).all().item<bool>())
        --conv.taps;
    conv.folded = foldedWeight(conv.weight, conv.taps).contiguous(at::MemoryFormat::ChannelsLast);
    if (conv.taps == all) // the same numbers once: the weight becomes a view of them
        conv.weight = conv.folded.unflatten(1, {conv.taps, -1}).permute({0, 2, 1, 3, 4});
}

void preparePhases(WanVae::Conv2d& conv)
{
    conv.weight = conv.weight.contiguous(at::MemoryFormat::ChannelsLast);
    // Along one axis, phase 0 sees pixels (i - 1, i) through taps (0, 1 + 2), phase 1 sees (i, i + 1) through
    // (0 + 1, 2). The sums are made in fp32.
    at::Tensor const k = conv.weight.to(at::kFloat);
    auto const fold = [](at::Tensor const& kernel, int64_t dim, int64_t phase) {
        at::Tensor const a = kernel.select(dim, 0), b = kernel.select(dim, 1), c = kernel.select(dim, 2);
        return phase == 0 ? at::stack({a, b + c}, dim) : at::stack({a + b, c}, dim);
    };
    std::vector<at::Tensor> phases;
    for (int64_t y = 0; y < 2; ++y)
        for (int64_t x = 0; x < 2; ++x)
            phases.push_back(fold(fold(k, 2, y), 3, x));
    conv.phaseBias = conv.bias.repeat({4});
    conv.phases = at::cat(phases).to(conv.weight.scalar_type()).contiguous(at::MemoryFormat::ChannelsLast);
}

} // namespace fw::models::vae
