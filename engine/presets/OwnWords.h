#pragma once

#include "engine/presets/Preset.h"

#include <string>

namespace fw::presets {

/// The words that a person wrote of a prompt that a preset's template was put around; all of it where the
/// template is not around it (the preset changed since).
std::string ownWords(Preset const& preset, std::string const& expanded);

} // namespace fw::presets
