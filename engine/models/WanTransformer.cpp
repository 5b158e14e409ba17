#include "engine/models/WanTransformer.h"

#include "engine/nn/Ops.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::models {

namespace {

using Block = WanTransformer::Block;
using Attention = WanTransformer::Attention;
using KeyValue = TextCache::KeyValue;

constexpr double kImageNormEps = 1e-5;

void walkAttention(Attention& attention, nn::ParameterWalk const& visit, std::string const& prefix,
                   WanTransformerConfig const& config, bool isCross)
{
    int64_t const d = config.dim();
    attention.to_q.walk(visit, prefix + ".to_q", {d, d});
    attention.to_k.walk(visit, prefix + ".to_k", {d, d});
    attention.to_v.walk(visit, prefix + ".to_v", {d, d});
    attention.to_out.walk(visit, prefix + ".to_out.0", {d, d});
    attention.norm_q.walk(visit, prefix + ".norm_q", d, false);
    attention.norm_k.walk(visit, prefix + ".norm_k", d, false);
    if (!isCross || config.addedKvDim == 0)
        return;
    attention.add_k_proj.walk(visit, prefix + ".add_k_proj", {d, config.addedKvDim});
    attention.add_v_proj.walk(visit, prefix + ".add_v_proj", {d, config.addedKvDim});
    attention.norm_added_k.walk(visit, prefix + ".norm_added_k", d, false);
}

void walkAnyBlock(Block& block, nn::ParameterWalk const& visit, std::string const& prefix,
                  WanTransformerConfig const& config)
{
    int64_t const d = config.dim();
    walkAttention(block.attn1, visit, prefix + ".attn1", config, false);
    walkAttention(block.attn2, visit, prefix + ".attn2", config, true);
    if (config.hasCrossAttnNorm)
        block.norm2.walk(visit, prefix + ".norm2", d);
    block.ffn_in.walk(visit, prefix + ".ffn.net.0.proj", {config.ffnDim, d});
    block.ffn_out.walk(visit, prefix + ".ffn.net.2", {d, config.ffnDim});
    visit({prefix + ".scale_shift_table", block.scale_shift_table, {1, 6, d}, true});
}

/// One weight for to_q, to_k and to_v, which become views of it: one product instead of three, no second
/// copy.
void joinQkv(Attention& attention)
{
    attention.to_qkv.weight = at::cat({attention.to_q.weight, attention.to_k.weight, attention.to_v.weight});
    attention.to_qkv.bias = at::cat({attention.to_q.bias, attention.to_k.bias, attention.to_v.bias});
    int64_t const d = attention.to_q.weight.size(0);
    nn::Linear* const parts[] = {&attention.to_q, &attention.to_k, &attention.to_v};
    for (int64_t i = 0; i < 3; ++i) {
        parts[i]->weight = attention.to_qkv.weight.narrow(0, i * d, d);
        parts[i]->bias = attention.to_qkv.bias.narrow(0, i * d, d);
    }
}

/// Keys and values of the text (and image tokens) in one block.
KeyValue crossKeyValue(Attention const& attention, WanTransformerConfig const& config, at::Tensor const& text,
                       at::Tensor const& image)
{
    KeyValue out;
    out.key =
        nn::normedHeads(attention.to_k(text), attention.norm_k.weight, config.heads, config.eps).contiguous();
    out.value = nn::splitHeads(attention.to_v(text), config.heads).contiguous();
    if (image.defined()) {
        out.imageKey = nn::normedHeads(attention.add_k_proj(image), attention.norm_added_k.weight,
                                       config.heads, config.eps);
        out.imageValue = nn::splitHeads(attention.add_v_proj(image), config.heads);
    }
    return out;
}

/// h [B, N, dim] -> [B, N, dim]
at::Tensor selfAttention(Attention const& attention, WanTransformerConfig const& config, at::Tensor const& h,
                         nn::Rope const& rope)
{
    at::Tensor q, k, v;
    if (attention.to_qkv.weight.defined()) {
        std::vector<at::Tensor> const parts = attention.to_qkv(h).chunk(3, -1);
        q = parts[0], k = parts[1], v = parts[2];
    } else {
        q = attention.to_q(h), k = attention.to_k(h), v = attention.to_v(h);
    }
    at::Tensor const out =
        nn::attention(nn::normedHeads(q, attention.norm_q.weight, config.heads, config.eps, &rope),
                      nn::normedHeads(k, attention.norm_k.weight, config.heads, config.eps, &rope),
                      nn::splitHeads(v, config.heads));
    return attention.to_out(nn::joinHeads(out));
}

at::Tensor crossAttention(Attention const& attention, WanTransformerConfig const& config, at::Tensor const& h,
                          KeyValue const& text)
{
    at::Tensor const q =
        nn::normedHeads(attention.to_q(h), attention.norm_q.weight, config.heads, config.eps);
    auto const broadcast = [&](at::Tensor const& t) { // one prompt for a whole batch
        return t.size(0) == q.size(0) ? t : t.expand({q.size(0), -1, -1, -1});
    };
    at::Tensor out = nn::attention(q, broadcast(text.key), broadcast(text.value));
    if (text.imageKey.defined())
        out = out + nn::attention(q, broadcast(text.imageKey), broadcast(text.imageValue));
    return attention.to_out(nn::joinHeads(out));
}

/// What every block of one forward shares.
struct Shared {
    WanTransformerConfig const& config;
    at::Tensor modulation; ///< [B, 6, dim] or [B, N, 6, dim]
    nn::Rope const& rope;
    at::ScalarType dtype;
    int64_t feedForwardChunk;
};

/// h [B, N, dim] -> the same
at::Tensor feedForward(Block const& block, at::Tensor const& h, int64_t chunk)
{
    auto const run = [&](at::Tensor const& part) { return block.ffn_out(nn::gelu(block.ffn_in(part))); };
    int64_t const tokens = h.size(1);
    if (chunk <= 0 || tokens <= chunk)
        return run(h);
    at::Tensor const out = at::empty_like(h);
    for (int64_t at = 0; at < tokens; at += chunk) {
        int64_t const count = std::min(chunk, tokens - at);
        out.narrow(1, at, count).copy_(run(h.narrow(1, at, count)));
    }
    return out;
}

/// x [B, N, dim] fp32 -> the same
at::Tensor runBlock(Block const& block, Shared const& shared, at::Tensor const& input, KeyValue const& text)
{
    // 1. Six modulations per block: shift, scale, gate of attention, then of the feed-forward; each [B, 1 or
    // N, dim]
    bool const isPerToken = shared.modulation.dim() == 4;
    std::vector<at::Tensor> m = (block.scale_shift_table + shared.modulation).unbind(isPerToken ? 2 : 1);
    if (!isPerToken)
        for (at::Tensor& each : m)
            each = each.unsqueeze(1);
    double const eps = shared.config.eps;

    // 2. Self-attention over all tokens, gated
    at::Tensor h = nn::modulatedNorm(input, m[1], m[0], eps, shared.dtype);
    at::Tensor x = nn::gatedAdd(input, selfAttention(block.attn1, shared.config, h, shared.rope), m[2]);

    // 3. Cross-attention to the text: affine norm, no gate, no mask
    h = shared.config.hasCrossAttnNorm ? nn::layerNorm(x, block.norm2, eps) : x;
    x = nn::gatedAdd(x, crossAttention(block.attn2, shared.config, h.to(shared.dtype), text));

    // 4. Feed-forward, gated
    h = nn::modulatedNorm(x, m[4], m[3], eps, shared.dtype);
    return nn::gatedAdd(x, feedForward(block, h, shared.feedForwardChunk), m[5]);
}

Block const& blockAt(WanTransformer const& network, size_t index)
{
    return network.block_source ? network.block_source->block(index) : network.blocks[index];
}

Block const& vaceBlockAt(WanTransformer const& network, size_t index)
{
    return network.block_source ? network.block_source->vaceBlock(index) : network.vace_blocks[index];
}

/// A convolution with kernel = stride = (1, 2, 2) as one matrix product. x [B, C, F, H, W] -> [B, N, dim]
/// fp32.
at::Tensor patchTokens(nn::Linear const& patch, at::Tensor const& x)
{
    int64_t const b = x.size(0), c = x.size(1), f = x.size(2), h = x.size(3) / 2, w = x.size(4) / 2;
    at::Tensor const patches =
        x.reshape({b, c, f, h, 2, w, 2}).permute({0, 2, 3, 5, 1, 4, 6}).reshape({b, f * h * w, c * 4});
    return nn::Linear{patch.weight.flatten(1), patch.bias}(patches).to(at::kFloat);
}

} // namespace

TextCache TextCache::batched(TextCache const& first, TextCache const& second)
{
    auto const join = [](at::Tensor const& a, at::Tensor const& b) {
        return a.defined() ? at::cat({a, b}) : a;
    };
    auto const joinAll = [&](std::vector<KeyValue> const& a, std::vector<KeyValue> const& b) {
        std::vector<KeyValue> out;
        for (size_t i = 0; i < a.size(); ++i)
            out.push_back({join(a[i].key, b[i].key), join(a[i].value, b[i].value),
                           join(a[i].imageKey, b[i].imageKey), join(a[i].imageValue, b[i].imageValue)});
        return out;
    };
    return {joinAll(first.blocks, second.blocks), joinAll(first.vaceBlocks, second.vaceBlocks)};
}

Result<WanTransformer> WanTransformer::load(nn::Weights const& weights, WanTransformerConfig const& config,
                                            nn::Placement placement)
{
    WanTransformer network;
    network.config = config;
    FW_CHECK(nn::fill(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

void WanTransformer::walkBlock(Block& block, nn::ParameterWalk const& visit, size_t index,
                               WanTransformerConfig const& config)
{
    walkAnyBlock(block, visit, "blocks." + std::to_string(index), config);
}

void WanTransformer::walkVaceBlock(Block& block, nn::ParameterWalk const& visit, size_t index,
                                   WanTransformerConfig const& config)
{
    int64_t const d = config.dim();
    std::string const prefix = "vace_blocks." + std::to_string(index);
    walkAnyBlock(block, visit, prefix, config);
    if (index == 0)
        block.proj_in.walk(visit, prefix + ".proj_in", {d, d});
    block.proj_out.walk(visit, prefix + ".proj_out", {d, d});
}

void WanTransformer::walk(nn::ParameterWalk const& visit)
{
    walkOutside(visit);
    blocks.resize(static_cast<size_t>(config.layers));
    for (size_t i = 0; i < blocks.size(); ++i)
        walkBlock(blocks[i], visit, i, config);
    vace_blocks.resize(config.vaceLayers.size());
    for (size_t i = 0; i < vace_blocks.size(); ++i)
        walkVaceBlock(vace_blocks[i], visit, i, config);
}

void WanTransformer::walkOutside(nn::ParameterWalk const& visit)
{
    int64_t const d = config.dim();
    std::string const condition = "condition_embedder.";
    patch_embedding.walk(visit, "patch_embedding", {d, config.inChannels, 1, 2, 2});
    time_embedder_1.walk(visit, condition + "time_embedder.linear_1", {d, config.freqDim}, true, true);
    time_embedder_2.walk(visit, condition + "time_embedder.linear_2", {d, d}, true, true);
    time_proj.walk(visit, condition + "time_proj", {6 * d, d});
    text_embedder_1.walk(visit, condition + "text_embedder.linear_1", {d, config.textDim});
    text_embedder_2.walk(visit, condition + "text_embedder.linear_2", {d, d});
    if (config.imageDim > 0) {
        std::string const image = condition + "image_embedder.";
        image_norm1.walk(visit, image + "norm1", config.imageDim);
        image_ff_1.walk(visit, image + "ff.net.0.proj", {config.imageDim, config.imageDim});
        image_ff_2.walk(visit, image + "ff.net.2", {d, config.imageDim});
        image_norm2.walk(visit, image + "norm2", d);
        if (config.posEmbedLength > 0)
            visit({image + "pos_embed", image_pos_embed, {1, config.posEmbedLength, config.imageDim}, true});
    }
    if (config.hasVace())
        vace_patch_embedding.walk(visit, "vace_patch_embedding", {d, config.vaceInChannels, 1, 2, 2});
    proj_out.walk(visit, "proj_out", {config.outChannels * 4, d});
    visit({"scale_shift_table", scale_shift_table, {1, 2, d}, true});
}

void WanTransformer::prepare()
{
    for (std::vector<Block>* list : {&blocks, &vace_blocks})
        for (Block& block : *list)
            prepareBlock(block);
}

void WanTransformer::prepareBlock(Block& block) { joinQkv(block.attn1); }

TextCache WanTransformer::encodeText(at::Tensor const& text, at::Tensor const& image) const
{
    at::Tensor tokens = text_embedder_2(nn::gelu(text_embedder_1(text)));
    at::Tensor imageTokens;
    if (image.defined() && config.imageDim > 0) {
        at::Tensor h = image;
        if (image_pos_embed.defined()) // two images of FLF2V stand one after the other
            h = h.reshape({-1, config.posEmbedLength, config.imageDim}) + image_pos_embed;
        h = nn::layerNorm(h, image_norm1, kImageNormEps);
        imageTokens = nn::layerNorm(image_ff_2(at::gelu(image_ff_1(h))), image_norm2, kImageNormEps);
    }
    if (imageTokens.defined() && config.addedKvDim == 0) { // no projections of their own: they are as text
        tokens = at::cat({imageTokens.to(tokens.scalar_type()), tokens}, 1);
        imageTokens.reset();
    }
    TextCache cache;
    for (size_t i = 0; i < static_cast<size_t>(config.layers); ++i)
        cache.blocks.push_back(crossKeyValue(blockAt(*this, i).attn2, config, tokens, imageTokens));
    for (size_t i = 0; i < config.vaceLayers.size(); ++i)
        cache.vaceBlocks.push_back(crossKeyValue(vaceBlockAt(*this, i).attn2, config, tokens, imageTokens));
    return cache;
}

at::Tensor WanTransformer::forward(WanInput const& input) const
{
    int64_t const b = input.latents.size(0), f = input.latents.size(2), h = input.latents.size(3) / 2,
                  w = input.latents.size(4) / 2;
    at::Device const device = proj_out.weight.device();

    // 1. Patches to tokens [B, N, dim], N = F * H/2 * W/2
    at::Tensor x = patchTokens(patch_embedding, input.latents.to(device));

    // 2. Timestep to embedding [B, (N,) dim] and modulation [B, (N,) 6, dim]
    at::Tensor const time = nn::timestepEmbedding(input.timestep.to(device), config.freqDim);
    at::Tensor const temb = time_embedder_2(at::silu(time_embedder_1(time)));
    at::Tensor const modulation = time_proj(at::silu(temb)).to(at::kFloat).unflatten(-1, {6, -1});

    RopeCache& cache = rope_cache;
    if (cache.frames != f || cache.height != h || cache.width != w)
        cache = {f, h, w, nn::makeRope(f, h, w, config.headDim, device)};
    Shared const shared{config, modulation, cache.rope, proj_out.weight.scalar_type(), feed_forward_chunk};

    // 3. VACE: hints from the control context and the first tokens, one per listed layer
    std::vector<at::Tensor> hints;
    if (input.vace && config.hasVace()) {
        at::Tensor c = patchTokens(vace_patch_embedding, input.vace->context.to(device));
        c = at::constant_pad_nd(c, {0, 0, 0, x.size(1) - c.size(1)});
        for (size_t i = 0; i < config.vaceLayers.size(); ++i) {
            Block const& block = vaceBlockAt(*this, i);
            if (i == 0)
                c = block.proj_in(c).to(at::kFloat) + x;
            c = runBlock(block, shared, c, input.text->vaceBlocks[i]);
            double const scale = i < input.vace->scales.size() ? input.vace->scales[i] : 1.0;
            hints.push_back(block.proj_out(c).to(at::kFloat) * scale);
        }
    }

    // 4. Blocks, each listed one followed by its hint
    for (size_t i = 0; i < static_cast<size_t>(config.layers); ++i) {
        x = runBlock(blockAt(*this, i), shared, x, input.text->blocks[i]);
        auto const& layers = config.vaceLayers;
        auto const hint = std::find(layers.begin(), layers.end(), static_cast<int64_t>(i));
        if (!hints.empty() && hint != layers.end())
            x = x + hints[static_cast<size_t>(hint - layers.begin())];
    }

    // 5. Modulated norm, projection, tokens back to pixels [B, C, F, H, W]
    std::vector<at::Tensor> const m = (scale_shift_table + temb.unsqueeze(-2)).chunk(2, -2);
    bool const isPerToken = temb.dim() == 3;
    at::Tensor const out =
        proj_out(nn::modulatedNorm(x, isPerToken ? m[1].squeeze(2) : m[1],
                                   isPerToken ? m[0].squeeze(2) : m[0], config.eps, shared.dtype));
    return out.to(at::kFloat)
        .reshape({b, f, h, w, 2, 2, config.outChannels})
        .permute({0, 6, 1, 2, 4, 3, 5})
        .reshape({b, config.outChannels, f, h * 2, w * 2});
}

} // namespace fw::models
