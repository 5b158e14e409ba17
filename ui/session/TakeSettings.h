#pragma once

#include "engine/workflow/Workflow.h"

#include <optional>

namespace fw::ui {

/// As a take's quality is written; nullopt: it was not rendered.
std::optional<story::Quality> qualityOf(std::string const& word);

/// What a take was asked for as the settings of its shot, as one edit: prompt, negative, preset, seed policy,
/// quality, steps and the like, cast and puppets, and where it starts from as far as text, picture or another
/// shot's end say that. A seed that was drawn stays outside: the take is up to date then. nullopt: the shot
/// has them already.
std::optional<story::Edit> takeSettings(story::Storyboard const& board, story::Take const& take,
                                        plan::RenderRequest const& request, workflow::Toolbox const& tools);

/// A film of this take alone, all of it: no trims, transitions, titles or sounds. Empty when it is not there.
story::Storyboard filmOfTake(story::Storyboard const& board, ShotId const& shot, TakeId const& take);

} // namespace fw::ui
