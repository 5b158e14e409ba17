#pragma once

#include "engine/nn/Weights.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace fw::nn {

/// One LoRA file in any of the formats of wan.md 2.11: diffusers (`transformer...lora_A.weight`), ComfyUI and
/// the original names (`diffusion_model...lora_A` or `lora_down` with `alpha`), kohya and musubi
/// (`lora_unet_blocks_0_self_attn_q.lora_down.weight`), full differences (`.diff`, `.diff_b`, `.diff_m`). All
/// of it is kept under diffusers names. Thread: any.
class Lora {
public:
    /// Errors: MissingFile, BadInput (half of a pair is missing, no LoRA at all), Unsupported (LoHa, LoKr,
    /// DoRA), Io.
    static Result<std::shared_ptr<Lora const>> open(std::filesystem::path const& path);

    std::string const& name() const { return m_name; }
    /// The parameters it changes, sorted.
    std::vector<std::string> parameters() const;
    /// Whether its change has this shape; nothing is multiplied. Errors: BadInput (made for another size).
    Status check(std::string const& parameter, at::IntArrayRef shape) const;
    /// What it adds to a parameter of this shape at weight 1, fp32 on the CPU: (alpha / rank) * up * down, or
    /// the difference itself. Errors: BadInput (made for other shapes).
    Result<at::Tensor> delta(std::string const& parameter, at::IntArrayRef shape) const;

private:
    struct Change {
        std::string up, down, alpha, difference; ///< keys of the file, empty where there is none
    };
    Status addKey(std::string const& key);
    Status checkPairs() const;

    std::shared_ptr<TensorFile const> m_file;
    std::map<std::string, Change> m_changes;
    std::string m_name;
};

/// A LoRA and how strongly it works.
struct LoraUse {
    std::shared_ptr<Lora const> lora;
    double weight = 1;
};

/// Sets every parameter that a LoRA changes to base + sum of weight * delta, computed in fp32 from the base's
/// own file and written into the parameter's memory (views of it stay views). `changed` holds the parameters
/// that differ from the base now; those that no LoRA wants any more go back to the base to the bit. Nothing
/// has changed on error. Errors: BadInput (a LoRA of another model), those of Weights.
Status applyLoras(Weights const& base, std::function<void(ParameterWalk const&)> const& walkAll,
                  std::vector<LoraUse> const& loras, std::set<std::string>& changed);

/// Whether each LoRA belongs to a network with these parameters; nothing is multiplied. Errors: BadInput (a
/// LoRA of another model).
Status checkLoras(std::function<void(ParameterWalk const&)> const& walkAll,
                  std::vector<LoraUse> const& loras);

/// applyLoras for a part of a network that was just filled from `base`, whose LoRAs were checked. Errors:
/// those of Weights.
Status addLoras(Weights const& base, std::function<void(ParameterWalk const&)> const& walkPart,
                std::vector<LoraUse> const& loras);

} // namespace fw::nn
