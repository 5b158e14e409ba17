#pragma once

#include "engine/base/Result.h"
#include "engine/base/Time.h"
#include "engine/library/MemoryMode.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fw::library {

/// What a model can be asked for.
struct Abilities {
    bool textToVideo = false;
    bool extend = false;    ///< by VACE, by clean latents (TI2V) or by latent replacement (any text-to-video)
    bool reference = false; ///< VACE reference images
    bool firstFrame = false;
    bool lastFrame = false;
};

/// One weight file of a model with what its header says.
struct WeightFile {
    std::filesystem::path path;
    uint64_t bytes = 0;
    std::string component; ///< "transformer" | "transformer_2" | "vae" | "text_encoder" | "image_encoder"
};

/// A checkpoint, described from config files and weight headers alone (no torch, no weights read).
struct ModelInfo {
    std::string id; ///< name of the folder, or of the file without its ending, or "starter"
    std::string name;
    std::filesystem::path folder; ///< or the transformer's file, whose other parts lie beside it (Parts.h)
    std::string family;           ///< "Wan T2V", "Wan VACE", "Wan TI2V", "Wan I2V", ...
    std::string sizeName;         ///< "1.3B", "18M"
    uint64_t parameters = 0;
    uint64_t bytes = 0;
    std::string dtype; ///< of the transformer's file: "F16"
    bool isStarter = false;
    SizePx nativeSize; ///< size the model was made for; multiples of `sizeStep`
    int sizeStep = 16; ///< width and height must divide by this
    int nativeFrames = 81;
    int maxFrames = 81;
    FrameRate fps{16, 1};
    int steps = 50;
    double guidance = 5.0;
    double shift = 5.0;
    std::string sampler = "unipc"; ///< "unipc" | "euler" | "dpmpp", as scheduler_config.json names it
    std::string negativePrompt;    ///< what its makers steer it away from unless another is given
    // Shape of the networks, for memory and time arithmetic
    int layers = 0;
    int vaceLayers = 0;
    int experts = 1; ///< 2 with transformer_2; only one works at a time
    int dim = 0;
    int ffnDim = 0;
    int textDim = 0;
    int textLength = 512;
    int inChannels = 16; ///< of the transformer
    int latentChannels = 16;
    int strideTime = 4;
    int strideSpace = 8;
    int vaeBaseDim = 96;                ///< of the decoder
    int vaePatch = 1;                   ///< the decoder works on pictures this many times smaller
    uint64_t transformerParameters = 0; ///< of both experts
    uint64_t transformerStored = 0;     ///< bytes of them as stored
    uint64_t textEncoderParameters = 0;
    uint64_t vaeParameters = 0;
    uint64_t imageEncoderParameters = 0; ///< CLIP of I2V 2.1
    Abilities can;
    std::vector<WeightFile> files;
};

/// Describes one checkpoint: a folder in diffusers layout, or the files that findParts puts together. Errors:
/// MissingFile (which), BadInput (what fits instead), Unsupported.
Result<ModelInfo> inspectModel(std::filesystem::path const& fileOrFolder);

/// The models this machine has: resources/models, paths::data()/models, and extra folders. Value type;
/// building it reads headers only.
class ModelIndex {
public:
    static ModelIndex scan(std::vector<std::filesystem::path> const& roots,
                           std::vector<Error>* problems = nullptr);
    /// The program's own folders and those of EngineSettings.
    static ModelIndex scanDefault(std::vector<Error>* problems = nullptr);

    /// By id, or by the path of a folder or file. Errors: MissingFile naming what is missing and where it
    /// would go.
    Result<ModelInfo> find(std::string const& idOrFolder) const;
    std::vector<ModelInfo> const& all() const { return m_models; }
    void add(ModelInfo info);

private:
    std::vector<ModelInfo> m_models;
};

/// SHA-256 of a weight file, cached by path, size and mtime in paths::cache()/checksums.json. Errors:
/// MissingFile, Io. Thread: any.
Result<std::string> weightChecksum(std::filesystem::path const& file);

/// Words that the starter model knows (resources/models/starter/vocabulary.json), for completion while
/// typing.
struct Vocabulary {
    std::vector<std::string> subjects, places, motions, extras;
    std::vector<std::string> examples; ///< whole prompts that work well
};
Result<Vocabulary> readVocabulary(ModelInfo const& model);

/// The most memory that a rendering has allocated at once in one mode.
struct ModeMemory {
    MemoryMode mode = MemoryMode::Resident;
    uint64_t peakBytes = 0;
    bool fits = true;
};

/// What a rendering will need, as arithmetic on the shapes (wan.md 5.2, 6).
struct Estimate {
    uint64_t peakBytes = 0;      ///< in `mode`
    uint64_t availableBytes = 0; ///< of the device, 0 = unknown
    bool fits = true;
    MemoryMode mode = MemoryMode::Resident; ///< the fastest that fits, else the leanest
    std::vector<ModeMemory> modes;          ///< all of them
    double seconds = 0;                     ///< 0 = not measured yet on this machine
    double teraFlops = 0;
};
struct EstimateInput {
    SizePx size;
    int frames = 17;
    int steps = 20;
    bool isGuided = true;
    std::string dtype = "bf16";       ///< compute type
    uint64_t availableBytes = 0;      ///< of the device; 0 asks /proc/meminfo
    bool isOnGpu = false;             ///< lean modes then leave a large text encoder to the CPU
    bool isConditioned = false;       ///< pictures or clips are encoded first
    std::optional<MemoryMode> memory; ///< unset: the fastest that fits
};
Estimate estimate(ModelInfo const& model, EstimateInput const& input);

/// A smaller clip, as much like the wanted one as fits in the leanest mode: fewer frames first, then a
/// smaller picture. None: not even that.
struct ClipShape {
    SizePx size;
    int frames = 1;
};
std::optional<ClipShape> fittingClip(ModelInfo const& model, EstimateInput const& input);

} // namespace fw::library
