#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fw::presets {

/// A LoRA file and its weight (1 = as trained).
struct LoraRef {
    std::string file; ///< absolute, or relative to a models folder (loraPath)
    double weight = 1.0;
    std::string sha256; ///< of the file; plan::resolve fills it in, for the key

    friend bool operator==(LoraRef const&, LoraRef const&) = default;
};

/// Where a LoRA's file lies: an absolute path is taken as it is; any other is looked up in the user's models
/// folder, then among the models that come with the program, then from the working folder.
std::filesystem::path loraPath(LoraRef const& lora);

/// The noise levels (0..1) at which guidance works; at the others the second pass is skipped (Kynkäänniemi et
/// al. 2024, "Applying guidance in a limited interval").
struct GuidanceInterval {
    double low = 0;
    double high = 1;

    friend bool operator==(GuidanceInterval const&, GuidanceInterval const&) = default;
};

/// One quality step of a preset: what Draft, Preview and Final mean for it.
struct QualityStep {
    int steps = 20;
    double guidance = 4.0;
    SizePx size;                     ///< empty: the size the model was made for
    std::vector<double> sigmas = {}; ///< as RenderRequest::sigmas: one for each of `steps`, or none
    std::vector<LoraRef> loras = {}; ///< on top of the preset's own: a few-step student for drafts, say

    friend bool operator==(QualityStep const&, QualityStep const&) = default;
};

/// Simple look after decoding, applied by playback and export alike (identity by default).
struct Grade {
    double saturation = 1.0;
    double contrast = 1.0;
    double warmth = 0.0; ///< -1..1, adds to red, takes from blue

    friend bool operator==(Grade const&, Grade const&) = default;
};

/// A style: its own checkpoint or LoRA stack, prompt template and sampler settings. JSON:
/// resources/presets/*.json, schema resources/presets/preset.schema.json; users add theirs under
/// paths::data()/presets.
struct Preset {
    std::string id;
    std::string name;
    std::string description;
    int order = 100;   ///< place in the list of presets; the smallest comes first
    std::string model; ///< model id of the library ("starter", "wan2.1-t2v-1.3b", ...) or a folder
    std::vector<LoraRef> loras;
    std::string promptTemplate;          ///< "{prompt}, in cinematic style"; must hold {prompt} exactly once
    std::optional<std::string> negative; ///< unset: what the model's makers steer away from
    std::string sampler = "unipc";       ///< unipc | euler | dpmpp | few-step
    double shift = 3.0;
    std::optional<GuidanceInterval> guidanceInterval;
    FrameRate fps{16, 1};
    int maxFrames = 81; ///< most frames of one clip of this model (4n+1)
    QualityStep draft;
    QualityStep preview;
    QualityStep final;
    Grade grade;
    std::string colourDark; ///< mark colour "#rrggbb" on dark and light surfaces
    std::string colourLight;
    std::string bodyDark; ///< clip body colour
    std::string bodyLight;

    QualityStep const& step(story::Quality quality) const;
    /// The preset's own LoRAs, then those of this quality.
    std::vector<LoraRef> lorasFor(story::Quality quality) const;
    friend bool operator==(Preset const&, Preset const&) = default;
};

/// Presets by id, built-in first, then the user's (which may replace a built-in id). Value type.
class PresetLibrary {
public:
    /// Reads every *.json of the folders in order. A broken file is reported in `problems`, the others still
    /// load.
    static PresetLibrary load(std::vector<std::filesystem::path> const& folders,
                              std::vector<Error>* problems = nullptr);
    /// Built-in folder and the user's.
    static PresetLibrary loadDefault(std::vector<Error>* problems = nullptr);

    Preset const* find(std::string const& id) const;
    std::vector<Preset> const& all() const { return m_presets; }
    void add(Preset preset); ///< replaces the same id

private:
    std::vector<Preset> m_presets;
};

/// True for the samplers that presets, overrides and requests may name.
bool isSampler(std::string const& name);
/// True for noise levels that a sampler can walk down: falling, above 0, at most 1.
bool isLevelList(std::vector<double> const& sigmas);
/// True when the interval holds a noise level: 0 <= low < high <= 1.
bool isGuidanceInterval(GuidanceInterval const& interval);

/// Errors: MissingFile, BadInput with file, field and fact.
Result<Preset> readPreset(std::filesystem::path const& file);

/// The prompt as the model gets it: template filled in, whitespace collapsed, no doubled punctuation where
/// the two meet ("A cat." + "{prompt}, cartoon" = "A cat, cartoon").
std::string expandPrompt(Preset const& preset, std::string const& prompt);

} // namespace fw::presets
