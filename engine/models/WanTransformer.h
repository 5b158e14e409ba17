#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Ops.h"
#include "engine/nn/Weights.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw::models {

/// config.json of WanTransformer3DModel or WanVACETransformer3DModel. The defaults are T2V-1.3B.
struct WanTransformerConfig {
    int64_t heads = 12;
    int64_t headDim = 128;
    int64_t inChannels = 16;
    int64_t outChannels = 16;
    int64_t textDim = 4096;
    int64_t freqDim = 256;
    int64_t ffnDim = 8960;
    int64_t layers = 30;
    double eps = 1e-6;
    bool hasCrossAttnNorm = true;
    int64_t imageDim = 0;       ///< 0: no image_embedder
    int64_t addedKvDim = 0;     ///< 0: no add_k_proj/add_v_proj
    int64_t posEmbedLength = 0; ///< 0: no pos_embed (FLF2V has 514)
    std::vector<int64_t> vaceLayers;
    int64_t vaceInChannels = 0;

    int64_t dim() const { return heads * headDim; }
    bool hasVace() const { return !vaceLayers.empty(); }

    /// `name` is what errors call the file. Errors: BadInput (missing or impossible numbers), Unsupported
    /// (another patch size).
    static Result<WanTransformerConfig> fromJson(Json const& json, std::string const& name);
    /// In 4, text 16, two layers of 24: tests.
    static WanTransformerConfig tiny();
};

/// Keys and values of the prompt (and of the image tokens of I2V 2.1) for every block: they do not change
/// with the step, so they are made once per prompt. [B, heads, L, headDim] each.
struct TextCache {
    struct KeyValue {
        at::Tensor key, value;
        at::Tensor imageKey, imageValue; ///< I2V 2.1 only
    };
    std::vector<KeyValue> blocks;
    std::vector<KeyValue> vaceBlocks;

    bool isEmpty() const { return blocks.empty(); }
    /// Two prompts as one batch, for guidance in one pass.
    static TextCache batched(TextCache const& first, TextCache const& second);
};

/// What VACE blocks look at: context [B or 1, vaceInChannels, F, H, W] (wan.md 2.5), one scale per VACE block
/// (empty: 1 each).
struct VaceInput {
    at::Tensor context;
    std::vector<double> scales;
};

struct WanInput {
    at::Tensor latents;  ///< [B, inChannels, F, H, W]
    at::Tensor timestep; ///< [B] or [1], 0..1000; or [B, N], one per token (TI2V)
    TextCache const* text = nullptr;
    VaceInput const* vace = nullptr; ///< none: the VACE blocks rest
};

/// The diffusion transformer of Wan 2.x in every size, with VACE blocks, image conditioning and per-token
/// timesteps (diffusers transformer_wan.py, transformer_wan_vace.py; wan.md 2.3-2.6). Member names are
/// checkpoint keys. `forward` is usable with autograd. Errors of shape are c10::Error: caught at the
/// library's edge. Thread: GPU worker.
struct WanTransformer {
    struct Attention {
        nn::Linear to_q, to_k, to_v, to_out, add_k_proj, add_v_proj;
        nn::Affine norm_q, norm_k, norm_added_k;
        nn::Linear to_qkv; ///< made by prepare(): to_q, to_k and to_v then are views of it
    };
    struct Block {
        Attention attn1, attn2;
        nn::Affine norm2;
        nn::Linear ffn_in, ffn_out;   ///< ffn.net.0.proj, ffn.net.2
        at::Tensor scale_shift_table; ///< [1, 6, dim]
        nn::Linear proj_in, proj_out; ///< VACE blocks only (proj_in in the first)
    };

    WanTransformerConfig config;
    nn::Linear patch_embedding; ///< conv3d weight [dim, in, 1, 2, 2]
    nn::Linear time_embedder_1, time_embedder_2, time_proj;
    nn::Linear text_embedder_1, text_embedder_2;
    nn::Linear image_ff_1, image_ff_2; ///< condition_embedder.image_embedder.ff.net.0.proj, .net.2
    nn::Affine image_norm1, image_norm2;
    at::Tensor image_pos_embed; ///< [1, posEmbedLength, imageDim]
    std::vector<Block> blocks;
    nn::Linear vace_patch_embedding;
    std::vector<Block> vace_blocks;
    nn::Linear proj_out;
    at::Tensor scale_shift_table; ///< [1, 2, dim]

    /// Hands out blocks that are not kept in memory: `blocks` and `vace_blocks` are then empty.
    class BlockSource {
    public:
        virtual ~BlockSource() = default;
        /// Prepared, valid until the next one is asked for.
        virtual Block const& block(size_t index) = 0;
        virtual Block const& vaceBlock(size_t index) = 0;
    };
    std::shared_ptr<BlockSource> block_source; ///< empty: blocks are kept

    /// Tokens that a feed-forward layer takes at once: its hidden layer, several times as wide as a token, is
    /// the largest activation. 0: all of them. Not for training.
    int64_t feed_forward_chunk = 0;

    /// The rope of the last clip size; it is the same at every step.
    struct RopeCache {
        int64_t frames = 0, height = 0, width = 0;
        nn::Rope rope;
    };
    mutable RopeCache rope_cache;

    /// Errors: BadInput (keys or shapes that do not fit the config).
    static Result<WanTransformer> load(nn::Weights const& weights, WanTransformerConfig const& config,
                                       nn::Placement placement);

    /// Lists every parameter; walkOutside leaves the blocks out.
    void walk(nn::ParameterWalk const& visit);
    void walkOutside(nn::ParameterWalk const& visit);
    /// Lists those of one block.
    static void walkBlock(Block& block, nn::ParameterWalk const& visit, size_t index,
                          WanTransformerConfig const& config);
    static void walkVaceBlock(Block& block, nn::ParameterWalk const& visit, size_t index,
                              WanTransformerConfig const& config);

    /// Joins projections that read the same input. Call once after loading and after merging LoRAs; not while
    /// training.
    void prepare();
    static void prepareBlock(Block& block);

    /// Keys and values of a prompt. text [B, L, textDim], zeros beyond the prompt's end; image [B, 257,
    /// imageDim] or undefined.
    TextCache encodeText(at::Tensor const& text, at::Tensor const& image = {}) const;

    /// The velocity (noise - x0) [B, outChannels, F, H, W], fp32.
    at::Tensor forward(WanInput const& input) const;
};

} // namespace fw::models
