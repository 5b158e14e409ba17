#pragma once

#include "engine/base/Result.h"
#include "engine/plan/RenderRequest.h"
#include "engine/render/Renderer.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace fw::jobs {

constexpr int kRecipeSchema = 1;

/// Version of the program, for receipts ("0.1.0").
char const* engineVersion();

/// A weight file that a take was made with.
struct WeightSum {
    std::string component; ///< "transformer" | "transformer_2" | "vae" | "text_encoder"
    std::string file;      ///< its name, without folders
    std::string sha256;

    friend bool operator==(WeightSum const&, WeightSum const&) = default;
};

/// How a take came about: not part of the key, but enough to make the same bytes again on the same class of
/// machine.
struct Receipt {
    std::string version, device, dtype, memoryMode;
    double seconds = 0;
    double loadSeconds = 0;
    uint64_t peakBytes = 0;
    bool usedLatentReplacement = false;
    std::string upscaler;                         ///< as Rendered::upscaler
    std::vector<std::string> notices;             ///< what the person was told while it was rendered
    std::string deviceClass;                      ///< as Rendered::deviceClass; empty in takes of 0.1 and 0.2
    std::map<std::string, std::string> libraries; ///< versions: the renderer's and media::libraryVersions()
    std::vector<plan::VaultRef> headshots; ///< which pictures of the cast the model saw, by name and checksum
    std::optional<double> wattHours;       ///< as Rendered::wattHours
    std::string energyFrom;                ///< as Rendered::energyFrom
    std::vector<WeightSum> weights; ///< the model's files; LoRAs and pictures are in the request, by checksum
};

/// What a take that was just rendered gets. Reads headers and cached checksums of the model's folder; a model
/// without one (the fake engine's) has no weights.
Receipt receiptOf(plan::RenderRequest const& request, render::Rendered const& rendered);

/// What may leave the machine of a receipt when the maker agreed: seed, sampler, steps, precision, memory
/// mode, device class, versions and checksums. No prompt, no key (it could be guessed from), no name of a
/// file.
OrderedJson shortReceipt(plan::RenderRequest const& request, Receipt const& receipt);

/// Where a take that was filmed came from.
struct FootageOrigin {
    std::string name;            ///< of the video, without folders
    std::string sha256;          ///< of the video
    double begins = 0, ends = 0; ///< seconds of it
    int faces = -1;              ///< in the key frame; -1: nobody looked
};

/// recipe.json of a take: what was asked, by whom, how it went, and what the files must hash to. Of footage
/// request and receipt say nothing.
struct Recipe {
    story::Take take;
    ShotId shot;
    plan::RenderRequest request;
    Receipt receipt;
    std::map<std::string, std::string> checksums; ///< file name in the take's folder -> SHA-256
    std::optional<FootageOrigin> footage = {};    ///< unset: it was rendered
    bool isClipDropped = false; ///< the clip went to save disk (TakeClip.h): its file may be missing
};

OrderedJson toJson(Recipe const& recipe);
/// Errors: MissingFile, BadInput, NewerSchema.
Result<Recipe> readRecipe(std::filesystem::path const& file);

constexpr char kRecipeFile[] = "recipe.json";
/// The recipe that lies beside a file; empty when there is none that can be read. Anybody can put one there:
/// ask `isListed` before it is believed.
std::optional<Recipe> recipeBeside(std::filesystem::path const& file);
/// The recipe names the file with the checksum that it has. Reads the whole file.
bool isListed(std::filesystem::path const& file, Recipe const& recipe);

} // namespace fw::jobs
