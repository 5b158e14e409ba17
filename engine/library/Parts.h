#pragma once

#include "engine/library/Shapes.h"

#include <filesystem>
#include <string>

namespace fw::library {

/// Where the weights of one network are.
struct PartSource {
    std::filesystem::path path;        ///< a file, an index of several, or a folder that holds either
    std::string prefix;                ///< of a file that holds several networks: what its keys start with
    std::filesystem::path module = {}; ///< VACE blocks of a file of their own, grafted on; empty: none

    bool exists() const { return !path.empty(); }
};

/// The tensor in which a text encoder's file may carry its tokenizer.
inline constexpr char kTokenizerTensor[] = "spiece_model";

/// The pieces of a model that is no diffusers folder: a repackaged single file with its VAE and text encoder
/// in the folders beside it (ComfyUI), a GGUF file, or a folder of the original repositories (wan.md 2.1).
/// Family and sizes come from the shapes alone.
struct ModelParts {
    std::filesystem::path root; ///< the file or folder that was named
    PartSource transformer;     ///< of two experts the high-noise one
    PartSource transformer2;    ///< the low-noise expert
    PartSource vae;
    PartSource textEncoder;
    PartSource imageEncoder; ///< CLIP, of models that look at pictures through it
    PartSource tokenizer;    ///< spiece.model; or a weight file whose tensor `prefix` holds the same bytes
    TransformerShape transformerShape;
    VaeShape vaeShape;
    TextShape textShape;
    ClipVisionShape clipVisionShape;
    double boundary = 0; ///< of two experts: timestep / 1000 at which the second takes over
};

/// A model's name may be BASE+MODULE: a checkpoint of any layout, and a file of VACE blocks of the same width
/// (beside the base, when it is no absolute path) that are grafted on it. What exists as it is, is a base.
struct ModelName {
    std::filesystem::path base, module;

    static ModelName of(std::filesystem::path const& name);
    std::filesystem::path path() const; ///< BASE+MODULE
};

/// True for a folder in diffusers layout, whose config files say what findParts reads from shapes.
bool isDiffusersFolder(std::filesystem::path const& folder);

/// The tokenizer's file in a folder: spiece.model, else tokenizer.json; empty: there is none.
std::filesystem::path tokenizerIn(std::filesystem::path const& folder);

/// Which of two experts a file name speaks of ("high_noise", "LowNoise", "_high.").
enum class NoiseLevel { Any, High, Low };
NoiseLevel noiseLevel(std::filesystem::path const& file);

/// True when a name says that its weights make a clip in a few steps ("StepDistill", "lightx2v", "4steps"):
/// shapes do not tell.
bool isNamedFewStep(std::string const& name);

/// The Wan transformers of one folder, files and indexes; of two experts the high-noise one.
std::vector<std::filesystem::path> transformerFiles(std::filesystem::path const& folder);

/// Finds the pieces that belong together; reads headers only. Errors: MissingFile (what, and where it would
/// go), BadInput (pickles; a VAE or text encoder of another model; several models), Unsupported. Thread: any.
Result<ModelParts> findParts(std::filesystem::path const& fileOrFolder);

} // namespace fw::library
