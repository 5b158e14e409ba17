#include "engine/models/TinyVideoDecoder.h"

#include <ATen/ATen.h>

#include <cmath>

namespace fw::models {

namespace {

constexpr int kStages = 3, kBlocks = 3;
constexpr int kStageStep = 6; ///< decoder.3 begins the first stage, decoder.9 the second
constexpr double kClamp = 3;

/// One file's tensors by name, remembering the first mistake.
class Reader {
public:
    Reader(nn::Weights const& weights, nn::Placement placement) : m_weights(weights), m_placement(placement)
    {
    }

    at::Tensor tensor(std::string const& key)
    {
        auto value = m_weights.tensor(key);
        if (!value) {
            m_status = m_status ? Status(value.error()) : m_status;
            return at::zeros({1, 1, 1, 1});
        }
        return value->to(m_placement.device, m_placement.dtype, false, true);
    }
    at::Tensor optional(std::string const& key)
    {
        return m_weights.contains(key) ? tensor(key) : at::Tensor();
    }
    nn::Linear conv(std::string const& key) { return {tensor(key + ".weight"), tensor(key + ".bias")}; }
    Status const& status() const { return m_status; }

private:
    nn::Weights const& m_weights;
    nn::Placement m_placement;
    Status m_status;
};

at::Tensor conv3(at::Tensor const& x, nn::Linear const& conv)
{
    return at::conv2d(x, conv.weight, conv.bias, at::IntArrayRef{1, 1}, at::IntArrayRef{1, 1});
}

/// x [T, n, h, w]; `memory` [1, n, h, w] is the frame before the first one, and becomes the last one.
at::Tensor runBlock(TinyVideoDecoder::MemoryBlock const& block, at::Tensor const& x, at::Tensor& memory)
{
    at::Tensor const before = memory.defined() ? memory : at::zeros_like(x.narrow(0, 0, 1));
    at::Tensor const past = at::cat({before, x.narrow(0, 0, x.size(0) - 1)});
    memory = x.narrow(0, x.size(0) - 1, 1).clone();
    at::Tensor h = at::relu(conv3(at::cat({x, past}, 1), block.conv0));
    h = conv3(at::relu(conv3(h, block.conv2)), block.conv4);
    return at::relu(h + (block.skip.defined() ? at::conv2d(x, block.skip) : x));
}

Error notOfThisForm(std::filesystem::path const& file)
{
    return fail(Error::Kind::BadInput, "models.tinyDecoder", {file.string()}, file.string());
}

} // namespace

Result<TinyVideoDecoder> TinyVideoDecoder::load(std::filesystem::path const& file, nn::Placement placement)
{
    FW_TRY(nn::Weights const weights, nn::Weights::open(file));
    Reader in(weights, placement);
    TinyVideoDecoder network;
    auto const name = [](int index) { return "decoder." + std::to_string(index); };
    network.first = in.conv(name(1));
    for (int s = 0; s < kStages; ++s) {
        int const base = 3 + s * kStageStep;
        Stage stage;
        for (int b = 0; b < kBlocks; ++b) {
            std::string const key = name(base + b);
            stage.blocks.push_back({in.conv(key + ".conv.0"), in.conv(key + ".conv.2"),
                                    in.conv(key + ".conv.4"), in.optional(key + ".skip.weight")});
        }
        stage.grow = in.tensor(name(base + 4) + ".conv.weight");
        if (s == 0 && stage.grow.size(0) > stage.grow.size(1)) // made for more frames: its last step is ours
            stage.grow = stage.grow.narrow(0, stage.grow.size(0) - stage.grow.size(1), stage.grow.size(1));
        stage.conv = in.tensor(name(base + 5) + ".weight");
        network.stages.push_back(std::move(stage));
    }
    network.last = in.conv(name(4 + kStages * kStageStep));
    if (!in.status() || network.last.weight.size(0) % 3 != 0)
        return notOfThisForm(file);
    for (Stage const& stage : network.stages)
        if (stage.grow.size(1) < 1 || stage.grow.size(0) % stage.grow.size(1) != 0)
            return notOfThisForm(file);
    return network;
}

int64_t TinyVideoDecoder::strideTime() const
{
    int64_t stride = 1;
    for (Stage const& stage : stages)
        stride *= stage.grow.size(0) / stage.grow.size(1);
    return stride;
}

at::Tensor TinyVideoDecoder::decode(at::Tensor const& latents, Stream& stream) const
{
    stream.memory.resize(kStages * kBlocks);
    at::Tensor x = latents.select(0, 0).transpose(0, 1).to(first.weight.device(), first.weight.scalar_type());

    // 1. Latents squeezed softly into -3..3
    x = at::relu(conv3(at::tanh(x / kClamp) * kClamp, first)); // [T', n, h, w]

    // 2. Three stages: blocks with memory, twice the side, more frames, another width
    for (size_t s = 0; s < stages.size(); ++s) {
        Stage const& stage = stages[s];
        for (size_t b = 0; b < stage.blocks.size(); ++b)
            x = runBlock(stage.blocks[b], x, stream.memory[s * kBlocks + b]);
        x = at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
        int64_t const width = x.size(1);
        x = at::conv2d(x, stage.grow); // the frames of one step side by side in channels
        x = x.reshape({-1, width, x.size(2), x.size(3)});
        x = at::conv2d(x, stage.conv, {}, at::IntArrayRef{1, 1}, at::IntArrayRef{1, 1});
    }

    // 3. Pixels; the first latent frame stands for one picture
    x = conv3(at::relu(x), last);
    int64_t const patch = std::llround(std::sqrt(static_cast<double>(x.size(1) / 3)));
    if (patch > 1)
        x = at::pixel_shuffle(x, patch);
    int64_t const skip = stream.isFirst ? strideTime() - 1 : 0;
    stream.isFirst = false;
    x = x.narrow(0, skip, x.size(0) - skip).to(at::kFloat).clamp(0, 1);
    return (x * 2 - 1).transpose(0, 1).unsqueeze(0);
}

at::Tensor TinyVideoDecoder::decode(at::Tensor const& latents) const
{
    Stream stream;
    return decode(latents, stream);
}

} // namespace fw::models
