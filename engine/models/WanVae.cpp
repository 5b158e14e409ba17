#include "engine/models/WanVae.h"

#include "engine/models/WanVaeLayers.h"
#include "engine/nn/Ops.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::models {

namespace {

/// Activations of one chunk at full size may take about this much.
constexpr int64_t kChunkBytes = int64_t{256} << 20;

void walkConv(WanVae::CausalConv& conv, nn::ParameterWalk const& visit, std::string const& prefix,
              std::vector<int64_t> shape)
{
    int64_t const out = shape.front();
    visit({prefix + ".weight", conv.weight, std::move(shape)});
    visit({prefix + ".bias", conv.bias, {out}});
}

void walkResBlock(WanVae::ResBlock& block, nn::ParameterWalk const& visit, std::string const& prefix,
                  int64_t in, int64_t out)
{
    visit({prefix + ".norm1.gamma", block.norm1, {in, 1, 1, 1}, true});
    walkConv(block.conv1, visit, prefix + ".conv1", {out, in, 3, 3, 3});
    visit({prefix + ".norm2.gamma", block.norm2, {out, 1, 1, 1}, true});
    walkConv(block.conv2, visit, prefix + ".conv2", {out, out, 3, 3, 3});
    if (in != out)
        walkConv(block.conv_shortcut, visit, prefix + ".conv_shortcut", {out, in, 1, 1, 1});
}

void walkMid(WanVae::Mid& mid, nn::ParameterWalk const& visit, std::string const& prefix, int64_t dim)
{
    walkResBlock(mid.res0, visit, prefix + ".resnets.0", dim, dim);
    std::string const attention = prefix + ".attentions.0";
    visit({attention + ".norm.gamma", mid.attention.norm, {dim, 1, 1}, true});
    mid.attention.to_qkv.walk(visit, attention + ".to_qkv", {3 * dim, dim, 1, 1});
    mid.attention.proj.walk(visit, attention + ".proj", {dim, dim, 1, 1});
    walkResBlock(mid.res1, visit, prefix + ".resnets.1", dim, dim);
}

void walkResample(WanVae::Resample& layer, nn::ParameterWalk const& visit, std::string const& prefix,
                  int64_t dim, int64_t out)
{
    visit({prefix + ".resample.1.weight", layer.conv.weight, {out, dim, 3, 3}});
    visit({prefix + ".resample.1.bias", layer.conv.bias, {out}});
    if (layer.isTemporal)
        walkConv(layer.time_conv, visit, prefix + ".time_conv", {layer.isUp ? 2 * dim : dim, dim, 3, 1, 1});
}

/// Sizes of the stages, from the config alone.
void layOutEncoder(WanVaeConfig const& config, std::vector<WanVae::Stage>& stages)
{
    stages.resize(config.dimMult.size());
    int64_t dim = config.baseDim;
    for (size_t i = 0; i < stages.size(); ++i) {
        WanVae::Stage& stage = stages[i];
        stage.inDim = dim;
        stage.outDim = dim = config.baseDim * config.dimMult[i];
        stage.resnets.resize(static_cast<size_t>(config.resBlocks));
        if (i + 1 < stages.size() && !stage.resample)
            stage.resample = WanVae::Resample{{}, {}, false, config.temporalDownsample[i]};
    }
}

void layOutDecoder(WanVaeConfig const& config, std::vector<WanVae::Stage>& stages)
{
    size_t const count = config.dimMult.size();
    stages.resize(count);
    int64_t dim = config.decoderBaseDim * config.dimMult.back();
    for (size_t i = 0; i < count; ++i) {
        WanVae::Stage& stage = stages[i];
        // In the 2.1 form the upsampler before has halved the channels
        stage.inDim = i > 0 && !config.isResidual ? dim / 2 : dim;
        stage.outDim = dim = config.decoderBaseDim * config.dimMult[count - 1 - i];
        stage.resnets.resize(static_cast<size_t>(config.resBlocks) + 1);
        if (i + 1 < count && !stage.resample)
            stage.resample = WanVae::Resample{{}, {}, true, config.temporalDownsample[count - 2 - i]};
    }
}

void walkResnets(WanVae::Stage& stage, nn::ParameterWalk const& visit,
                 std::function<std::string(size_t)> const& nameOf)
{
    int64_t in = stage.inDim;
    for (size_t j = 0; j < stage.resnets.size(); ++j) {
        walkResBlock(stage.resnets[j], visit, nameOf(j), in, stage.outDim);
        in = stage.outDim;
    }
}

/// The 2.2 form groups its blocks in stages, the 2.1 encoder numbers them through.
void walkEncoder(WanVae::Coder& coder, nn::ParameterWalk const& visit, WanVaeConfig const& config)
{
    layOutEncoder(config, coder.stages);
    walkConv(coder.conv_in, visit, "encoder.conv_in", {config.baseDim, config.inChannels, 3, 3, 3});
    size_t flat = 0;
    for (size_t i = 0; i < coder.stages.size(); ++i) {
        WanVae::Stage& stage = coder.stages[i];
        std::string const block = "encoder.down_blocks.";
        walkResnets(stage, visit, [&](size_t j) {
            return config.isResidual ? block + std::to_string(i) + ".resnets." + std::to_string(j)
                                     : block + std::to_string(flat++);
        });
        if (stage.resample)
            walkResample(
                *stage.resample, visit,
                block + (config.isResidual ? std::to_string(i) + ".downsampler" : std::to_string(flat++)),
                stage.outDim, stage.outDim);
    }
    int64_t const dim = coder.stages.back().outDim;
    walkMid(coder.mid, visit, "encoder.mid_block", dim);
    visit({"encoder.norm_out.gamma", coder.norm_out, {dim, 1, 1, 1}, true});
    walkConv(coder.conv_out, visit, "encoder.conv_out", {2 * config.zDim, dim, 3, 3, 3});
}

void walkDecoder(WanVae::Coder& coder, nn::ParameterWalk const& visit, WanVaeConfig const& config)
{
    layOutDecoder(config, coder.stages);
    int64_t const first = coder.stages.front().inDim;
    walkConv(coder.conv_in, visit, "decoder.conv_in", {first, config.zDim, 3, 3, 3});
    walkMid(coder.mid, visit, "decoder.mid_block", first);
    for (size_t i = 0; i < coder.stages.size(); ++i) {
        WanVae::Stage& stage = coder.stages[i];
        std::string const block = "decoder.up_blocks." + std::to_string(i);
        walkResnets(stage, visit, [&](size_t j) { return block + ".resnets." + std::to_string(j); });
        if (stage.resample)
            walkResample(*stage.resample, visit, block + (config.isResidual ? ".upsampler" : ".upsamplers.0"),
                         stage.outDim, config.isResidual ? stage.outDim : stage.outDim / 2);
    }
    int64_t const dim = coder.stages.back().outDim;
    visit({"decoder.norm_out.gamma", coder.norm_out, {dim, 1, 1, 1}, true});
    walkConv(coder.conv_out, visit, "decoder.conv_out", {config.outChannels, dim, 3, 3, 3});
}

/// x [B, T, H, W, C] -> moments before quant_conv
at::Tensor runEncoder(WanVae const& vae, at::Tensor const& input, vae::Stream& stream)
{
    WanVae::Coder const& coder = vae.encoder;
    at::Tensor x = vae::causalConv(coder.conv_in, input, stream);
    for (WanVae::Stage const& stage : coder.stages) {
        at::Tensor const before = x;
        for (WanVae::ResBlock const& block : stage.resnets)
            x = vae::resBlock(block, x, stream);
        if (stage.resample)
            x = vae::downsample(*stage.resample, x, stream);
        if (vae.config.isResidual)
            x = x + vae::averageDown(before, stage.outDim,
                                     stage.resample && stage.resample->isTemporal ? 2 : 1,
                                     stage.resample ? 2 : 1);
    }
    x = vae::midBlock(coder.mid, x, stream);
    return vae::causalConv(coder.conv_out, nn::unitNorm(x, coder.norm_out, true), stream);
}

at::Tensor runDecoder(WanVae const& vae, at::Tensor const& input, vae::Stream& stream)
{
    WanVae::Coder const& coder = vae.decoder;
    at::Tensor x = vae::midBlock(coder.mid, vae::causalConv(coder.conv_in, input, stream), stream);
    for (WanVae::Stage const& stage : coder.stages) {
        at::Tensor const before = x;
        for (WanVae::ResBlock const& block : stage.resnets)
            x = vae::resBlock(block, x, stream);
        if (!stage.resample)
            continue;
        x = vae::upsample(*stage.resample, x, stream);
        if (vae.config.isResidual)
            x = x +
                vae::duplicateUp(before, stage.outDim, stage.resample->isTemporal ? 2 : 1, 2, stream.isFirst);
    }
    return vae::causalConv(coder.conv_out, nn::unitNorm(x, coder.norm_out, true), stream);
}

/// Latent frames per chunk so that one activation of the widest stage stays under kChunkBytes.
int64_t automaticChunk(WanVaeConfig const& config, int64_t batch, int64_t pixels)
{
    int64_t const dim =
        std::max(config.baseDim, config.decoderBaseDim) * 4; // three taps side by side, and the result
    int64_t const bytesPerLatent = batch * config.strideTime() * pixels * dim * 4;
    return std::max<int64_t>(1, kChunkBytes / std::max<int64_t>(1, bytesPerLatent));
}

at::Tensor channelVector(std::vector<double> const& values, at::Tensor const& like)
{
    return at::tensor(values, at::kFloat).view({1, -1, 1, 1, 1}).to(like.device());
}

} // namespace

Result<WanVae> WanVae::load(nn::Weights const& weights, WanVaeConfig const& config, nn::Placement placement)
{
    WanVae network;
    network.config = config;
    FW_CHECK(nn::fill(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

void WanVae::walk(nn::ParameterWalk const& visit)
{
    walkEncoder(encoder, visit, config);
    walkConv(quant_conv, visit, "quant_conv", {2 * config.zDim, 2 * config.zDim, 1, 1, 1});
    walkConv(post_quant_conv, visit, "post_quant_conv", {config.zDim, config.zDim, 1, 1, 1});
    walkDecoder(decoder, visit, config);
}

void WanVae::prepare()
{
    if (quant_conv.weight.is_cuda())
        return;
    for (Coder* coder : {&encoder, &decoder}) {
        vae::prepareConv(coder->conv_in);
        vae::prepareConv(coder->conv_out);
        std::vector<ResBlock*> blocks{&coder->mid.res0, &coder->mid.res1};
        for (Stage& stage : coder->stages) {
            for (ResBlock& block : stage.resnets)
                blocks.push_back(&block);
            if (stage.resample && stage.resample->isUp)
                vae::preparePhases(stage.resample->conv);
        }
        for (ResBlock* block : blocks) {
            vae::prepareConv(block->conv1);
            vae::prepareConv(block->conv2);
        }
    }
}

at::Tensor WanVae::moments(at::Tensor const& video, int64_t latentsPerChunk) const
{
    at::Tensor const& weight = quant_conv.weight;
    at::Tensor const x = vae::patchify(video.to(weight.device(), weight.scalar_type()), config.patch);
    int64_t const stride = config.strideTime(), frames = x.size(1);
    int64_t const chunk =
        latentsPerChunk > 0 ? latentsPerChunk : automaticChunk(config, x.size(0), x.size(2) * x.size(3));
    vae::Stream stream;
    std::vector<at::Tensor> parts;
    for (int64_t at = 0; at < frames;) {
        int64_t const count = std::min(frames - at, chunk * stride - (at == 0 ? stride - 1 : 0));
        stream.next = 0;
        stream.isFirst = at == 0;
        stream.isLast = at + count == frames;
        parts.push_back(runEncoder(*this, x.narrow(1, at, count), stream));
        at += count;
    }
    return vae::pointConv(quant_conv, at::cat(parts, 1)).to(at::kFloat).permute({0, 4, 1, 2, 3});
}

at::Tensor WanVae::encode(at::Tensor const& video) const
{
    return moments(video).narrow(1, 0, config.zDim).contiguous();
}

bool WanVae::decodeStream(at::Tensor const& latents, FrameSink const& sink, int64_t latentsPerChunk) const
{
    at::Tensor const& weight = post_quant_conv.weight;
    at::Tensor const z =
        latents.to(weight.device(), weight.scalar_type()).permute({0, 2, 3, 4, 1}).contiguous();
    at::Tensor const x = vae::pointConv(post_quant_conv, z); // [B, T', h, w, zDim]
    int64_t const count = x.size(1), grow = config.strideSpace() / config.patch;
    int64_t const chunk = latentsPerChunk > 0
                              ? latentsPerChunk
                              : automaticChunk(config, x.size(0), x.size(2) * x.size(3) * grow * grow);
    vae::Stream stream;
    int64_t firstFrame = 0;
    for (int64_t at = 0; at < count; at += chunk) {
        stream.next = 0;
        stream.isFirst = at == 0;
        stream.isLast = at + chunk >= count;
        at::Tensor const out = runDecoder(*this, x.narrow(1, at, std::min(chunk, count - at)), stream);
        at::Tensor const frames = vae::unpatchify(out.to(at::kFloat), config.patch).clamp(-1, 1);
        if (!sink(frames, firstFrame))
            return false;
        firstFrame += frames.size(2);
    }
    return true;
}

at::Tensor WanVae::decode(at::Tensor const& latents) const
{
    std::vector<at::Tensor> parts;
    decodeStream(
        latents,
        [&](at::Tensor const& frames, int64_t) {
            parts.push_back(frames);
            return true;
        },
        0);
    return parts.size() == 1 ? parts.front() : at::cat(parts, 2);
}

at::Tensor WanVae::decodeUnclamped(at::Tensor const& latents) const
{
    at::Tensor const& weight = post_quant_conv.weight;
    at::Tensor const z =
        latents.to(weight.device(), weight.scalar_type()).permute({0, 2, 3, 4, 1}).contiguous();
    vae::Stream stream;
    stream.isLast = true;
    at::Tensor const out = runDecoder(*this, vae::pointConv(post_quant_conv, z), stream);
    return vae::unpatchify(out.to(at::kFloat), config.patch);
}

at::Tensor WanVae::normalise(at::Tensor const& latents) const
{
    return (latents - channelVector(config.latentsMean, latents)) / channelVector(config.latentsStd, latents);
}

at::Tensor WanVae::denormalise(at::Tensor const& latents) const
{
    return latents * channelVector(config.latentsStd, latents) + channelVector(config.latentsMean, latents);
}

} // namespace fw::models
