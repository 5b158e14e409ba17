#include "engine/models/CompactUpscaler.h"

#include <ATen/ATen.h>

namespace fw::models {

namespace {

std::string keyOf(size_t layer) { return "body." + std::to_string(layer); }

Error notCompact(nn::Weights const& weights, std::string const& why)
{
    return fail(Error::Kind::BadInput, "models.upscaler", {weights.name(), why}, weights.name());
}

/// The weights without what training wrapped them in.
Result<nn::Weights> openBare(std::filesystem::path const& fileOrFolder)
{
    FW_TRY(nn::Weights bare, nn::Weights::open(fileOrFolder));
    for (char const* wrap : {"params_ema.", "params."}) {
        if (bare.contains(wrap + keyOf(0) + ".weight"))
            return nn::Weights::open(fileOrFolder, wrap);
    }
    return bare;
}

/// The factor whose pixel shuffle takes that many channels; 0: none that is known.
int64_t scaleOf(int64_t channels)
{
    for (int64_t const scale : {2, 4}) {
        if (channels == 3 * scale * scale)
            return scale;
    }
    return 0;
}

} // namespace

Result<CompactUpscaler> CompactUpscaler::load(std::filesystem::path const& fileOrFolder,
                                              nn::Placement placement)
{
    FW_TRY(nn::Weights const weights, openBare(fileOrFolder));
    if (!weights.contains(keyOf(0) + ".weight"))
        return notCompact(weights, "there is no body.0.weight");
    size_t count = 0; // convolutions are the even layers
    while (weights.contains(keyOf(2 * count) + ".weight"))
        ++count;
    FW_TRY(at::Tensor const first, weights.tensor(keyOf(0) + ".weight"));
    FW_TRY(at::Tensor const last, weights.tensor(keyOf(2 * count - 2) + ".weight"));
    if (count < 2 || first.dim() != 4 || last.dim() != 4)
        return notCompact(weights, "its layers are not convolutions with PReLU between them");
    CompactUpscaler network;
    network.scale = scaleOf(last.size(0));
    if (network.scale == 0)
        return notCompact(weights, "its last layer gives " + std::to_string(last.size(0)) +
                                       " channels instead of 12 (x2) or 48 (x4)");
    network.m_features = first.size(0);
    network.convs.resize(count);
    network.steepness.resize(count - 1);
    FW_CHECK(nn::fill(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

void CompactUpscaler::walk(nn::ParameterWalk const& visit)
{
    size_t const last = convs.size() - 1;
    for (size_t i = 0; i <= last; ++i) {
        int64_t const in = i == 0 ? 3 : m_features, out = i == last ? 3 * scale * scale : m_features;
        convs[i].walk(visit, keyOf(2 * i), {out, in, 3, 3});
        if (i < last)
            visit({keyOf(2 * i + 1) + ".weight", steepness[i], {m_features}});
    }
}

at::Tensor CompactUpscaler::forward(at::Tensor const& x) const
{
    at::Tensor const picture = x.to(convs[0].weight.scalar_type());
    at::Tensor y = picture.contiguous(at::MemoryFormat::ChannelsLast); // much faster on a CPU
    for (size_t i = 0; i < convs.size(); ++i) {
        y = at::conv2d(y, convs[i].weight, convs[i].bias, 1, 1);
        if (i < steepness.size())
            y = at::prelu(y, steepness[i]);
    }
    at::Tensor const nearest =
        at::upsample_nearest2d(picture, {picture.size(2) * scale, picture.size(3) * scale});
    return at::pixel_shuffle(y, scale) + nearest;
}

} // namespace fw::models
