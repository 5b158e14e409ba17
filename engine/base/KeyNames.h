#pragma once

#include <string>
#include <vector>

namespace fw {

/// How a checkpoint names its tensors.
enum class Naming {
    Diffusers,           ///< also Hugging Face's names for the text encoder
    OriginalTransformer, ///< Wan's own repository, ComfyUI's split files
    OriginalVae21,
    OriginalVae22,
    OriginalTextEncoder,
    LlamaTextEncoder ///< llama.cpp's names in GGUF files
};

/// Decides from the keys alone (wan.md 2.1 "Detection by shape").
Naming detectNaming(std::vector<std::string> const& keys);

/// Without "model.diffusion_model." or "diffusion_model." in front.
std::string withoutPrefix(std::string const& key);

/// The diffusers name of one key (wan.md 2.3, 2.7, 2.10). A key that has no rule comes back as it is.
std::string diffusersKey(std::string const& key, Naming naming);

} // namespace fw
