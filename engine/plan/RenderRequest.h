#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Json.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"
#include "engine/plan/Conditioning.h"
#include "engine/presets/Preset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fw::plan {

/// A complete, self-contained order for one take. The engine thread, a child process and a cluster job run
/// the same value; it never points into the live document. JSON in and out (job files).
struct RenderRequest {
    ShotId shot;        ///< who asked; not part of the key
    std::string prompt; ///< as the model gets it (template applied)
    std::string negative;
    SizePx size;
    int frames = 17;     ///< 4n+1
    FrameRate fps{8, 1}; ///< size, frames and fps are those of the model, before finishing
    int steps = 20;
    double guidance = 4.0;           ///< 1 skips the second pass
    std::optional<double> guidance2; ///< for the low-noise expert of two
    std::string sampler = "unipc";
    double shift = 3.0;
    /// A distilled model's own noise levels, falling, without the 0 at the end: as many as steps, and shift
    /// is not used. Empty: the sampler's, from steps and shift. With "few-step" every step but the last adds
    /// fresh noise, with the others none does.
    std::vector<double> sigmas;
    std::optional<presets::GuidanceInterval> guidanceInterval; ///< unset: guidance at every level
    uint64_t seed = 0;
    bool isSeedLocked = false; ///< a random seed is drawn at submit and stays outside the key
    std::string modelId;
    std::string modelFolder;                 ///< where it is on this machine; not part of the key
    std::vector<std::string> modelChecksums; ///< sorted SHA-256 of the weight files
    std::vector<presets::LoraRef> loras;
    Conditioning conditioning;
    std::string presetId;          ///< for the receipt; not part of the key
    std::string quality = "final"; ///< for the receipt; what it means is in steps and size

    // How, not what: in the receipt, never in the key
    std::string device = "auto";   ///< "auto" | "cpu" | "cuda" | "cuda:1"
    std::string dtype = "auto";    ///< "auto" | "fp32" | "bf16"
    std::string memory = "auto";   ///< "auto" | a word of library::MemoryMode
    bool isNative = false;         ///< leave out upscaling and interpolation
    FrameRate finishFps{24, 1};    ///< of the film: a model with an upscaler is interpolated up to it
    bool publishesReceipt = false; ///< a short form of the receipt goes into the take's credentials

    friend bool operator==(RenderRequest const&, RenderRequest const&) = default;
};

OrderedJson toJson(RenderRequest const& request);
/// Unknown fields are refused, so that a job file's typo never renders something else. Errors: BadInput.
Result<RenderRequest> requestFromJson(Json const& json, std::string const& name);

/// The key: SHA-256 of the canonical JSON of every field that changes the picture as its maker sees it.
RequestKey keyOf(RenderRequest const& request);

/// Sizes, frame counts and numbers that no model can render: one clear sentence each. Errors: BadInput.
Status validate(RenderRequest const& request, int sizeStep = 16);

} // namespace fw::plan
