#pragma once

#include "engine/library/ModelIndex.h"

#include <string>
#include <vector>

namespace fw::library {

/// What a model can be asked for, in words: "text to video", "extending", "references", "first and
/// last frame".
std::vector<std::string> abilityWords(Abilities const& can);

/// The clip that a model was made for, as its prediction of memory takes it: its own size, length, steps and
/// guidance, in bf16.
EstimateInput nativeClip(ModelInfo const& model);

/// The licence that the files beside a model name: the field `license` of a model card (README.md), else the
/// first line of a LICENSE file. Empty: nothing was found. Reads two small files at most. Thread: any.
std::string licenceOf(ModelInfo const& model);

} // namespace fw::library
