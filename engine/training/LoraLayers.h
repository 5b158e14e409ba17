#pragma once

#include "engine/models/WanTransformer.h"
#include "engine/training/Optimiser.h"

namespace fw::training {

struct LoraShape {
    int64_t rank = 16;
    double alpha = 16; ///< the change is alpha / rank * up * down
};

/// Puts a LoRA pair on every attention and feed-forward layer of the transformer's blocks (not the VACE
/// blocks), the network itself frozen: `down` uniform as torch.nn.Linear starts, `up` zero, so that nothing
/// has changed yet (Hu et al. 2021; what peft does). The network must not be prepared, and must stay where it
/// is. Gives the pairs, named as diffusers names them ("blocks.0.attn1.to_q.lora_A.weight").
std::vector<Trained> addLora(models::WanTransformer& network, LoraShape const& shape, uint64_t seed);

/// The pairs as a file in diffusers' format has them: "transformer.<layer>.lora_A.weight", fp16, alpha / rank
/// worked into lora_B, so that every reader agrees about it.
nn::TensorMap diffusersLora(nn::TensorMap const& pairs, LoraShape const& shape);

} // namespace fw::training
