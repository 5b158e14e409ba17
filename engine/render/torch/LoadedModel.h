#pragma once

#include "engine/library/MemoryMode.h"
#include "engine/models/CompactUpscaler.h"
#include "engine/models/SwappedBlocks.h"
#include "engine/nn/Lora.h"
#include "engine/render/torch/ModelFolder.h"
#include "engine/presets/Preset.h"
#include "engine/text/Tokenizer.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fw::render {

/// The networks of one folder on one device, each loaded when it is first asked for. What is let go of and
/// when is up to the memory mode. Thread: GPU worker.
class LoadedModel {
public:
    /// Decides where and in which type to compute. Errors: those of ModelFolder and choosePlacement.
    static Result<std::unique_ptr<LoadedModel>> open(std::filesystem::path const& folder,
                                                     std::string const& device, std::string const& dtype);

    ModelFolder const& folder() const { return m_folder; }
    nn::Placement placement() const { return m_placement; }
    bool isSmall() const { return m_isSmall; }
    library::MemoryMode memory() const { return m_memory; }
    /// From now on. What is loaded in another form is let go of.
    void setMemory(library::MemoryMode mode);
    /// Seconds spent on reading weights since this was last asked.
    double takeLoadSeconds();

    Result<text::Tokenizer const*> tokenizer();
    /// fp32, whatever the transformer computes in, unless that would be a thousand million parameters.
    Result<models::Umt5Encoder const*> textEncoder();
    /// Of two experts only the one that works is in memory, unless everything is to stay there.
    bool holdsOneExpert() const
    {
        return m_folder.hasTwoExperts && m_memory != library::MemoryMode::Resident;
    }
    /// With the LoRAs of setLoras merged into it. Where one expert is held, the other one is gone then.
    Result<models::WanTransformer const*> transformer(size_t expert);
    /// One of its own for a caller who changes it: as the checkpoint has it, not prepared, no LoRA.
    Result<models::WanTransformer> freshTransformer(size_t expert) const;
    /// What the transformers are to be changed by from now on. Of two experts, files whose names speak of
    /// high or low noise change only theirs. Nothing is read here.
    void setLoras(std::vector<presets::LoraRef> loras) { m_loras = std::move(loras); }
    /// In the transformer's type.
    Result<models::WanVae const*> decoder();
    /// Always fp32: bf16 encoding poisons chains of clips (wan.md 7).
    Result<models::WanVae const*> encoder();
    /// What CLIP makes of pictures [n, 3, side, side] in 0..1: [n, tokens, imageDim] fp32. Loaded for this
    /// alone.
    Result<at::Tensor> lookAt(at::Tensor const& pictures);
    /// Of a folder that has one; fp32.
    Result<models::CompactUpscaler const*> upscaler();

    void freeTextEncoder() { m_textEncoder.reset(); }

    /// Normalised latents [1, z, T', H', W'] fp32 of a clip [1, 3, T, H, W] in -1..1.
    Result<at::Tensor> encode(at::Tensor const& video);

private:
    LoadedModel(ModelFolder folder, nn::Placement placement);
    Result<std::unique_ptr<models::WanVae>> loadVae(at::ScalarType dtype);
    std::vector<presets::LoraRef> lorasFor(size_t expert) const;
    Result<std::vector<nn::LoraUse>> openLoras(size_t expert) const;
    Result<std::optional<models::BlocksLie>> blocksLie(size_t expert) const;
    Status loadTransformer(size_t expert);
    Status mergeLoras(size_t expert);

    ModelFolder m_folder;
    nn::Placement m_placement;
    bool m_isSmall = true;
    library::MemoryMode m_memory = library::MemoryMode::Resident;
    double m_loadSeconds = 0;
    std::optional<text::Tokenizer> m_tokenizer;
    std::unique_ptr<models::Umt5Encoder> m_textEncoder;
    std::unique_ptr<models::WanTransformer> m_transformers[2];
    std::vector<presets::LoraRef> m_loras;
    struct Merged {
        std::vector<presets::LoraRef> loras;
        std::set<std::string> parameters; ///< that differ from the checkpoint
    } m_merged[2];
    std::unique_ptr<models::WanVae> m_decoder;
    std::unique_ptr<models::WanVae> m_encoder; ///< empty where the decoder is fp32 and serves as both
    std::optional<models::CompactUpscaler> m_upscaler;
};

} // namespace fw::render
