#pragma once

#include "engine/presets/Preset.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::workflow {

/// A prompt that a shot of the project had, or has.
struct EarlierPrompt {
    ShotId shot;
    std::string prompt;
    std::string when; ///< UTC, "2026-11-21 11:30:55"; empty: it is the present one

    friend bool operator==(EarlierPrompt const&, EarlierPrompt const&) = default;
};

/// What the shots were told before, newest first, each text of a shot once. Nothing is kept for it: it is
/// read from the recipes of takes (also in the trash) and from the dated copies of the document; the present
/// prompts of the board come first. Prompts that did not last until one of those are not in it. Thread: any.
std::vector<EarlierPrompt> earlierPrompts(std::filesystem::path const& project,
                                          story::Storyboard const& board,
                                          presets::PresetLibrary const& presets, std::stop_token stop = {});

} // namespace fw::workflow
