#pragma once

#include "engine/base/Result.h"
#include "engine/plan/RenderRequest.h"
#include "engine/render/Renderer.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <map>
#include <string>

namespace fw::jobs {

constexpr int kRecipeSchema = 1;

/// Version of the program, for receipts ("0.1.0").
char const* engineVersion();

/// How a take came about: not part of the key, but enough to make the same bytes again on the same class of
/// machine.
struct Receipt {
    std::string version, device, dtype, memoryMode;
    double seconds = 0;
    double loadSeconds = 0;
    uint64_t peakBytes = 0;
    bool usedLatentReplacement = false;
    std::string upscaler;             ///< as Rendered::upscaler
    std::vector<std::string> notices; ///< what the person was told while it was rendered
};

/// recipe.json of a take: what was asked, by whom, how it went, and what the files must hash to.
struct Recipe {
    story::Take take;
    ShotId shot;
    plan::RenderRequest request;
    Receipt receipt;
    std::map<std::string, std::string> checksums; ///< file name in the take's folder -> SHA-256
};

OrderedJson toJson(Recipe const& recipe);
/// Errors: MissingFile, BadInput, NewerSchema.
Result<Recipe> readRecipe(std::filesystem::path const& file);

} // namespace fw::jobs
