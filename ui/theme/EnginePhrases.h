#pragma once

#include <vector>

namespace fw::ui {

/// What the engine says in English besides its messages (engine/base/messages): reasons within sentences,
/// costs, names of settings. {0}, {1} ... stand for what varies. docs/translating.md says when to add a line.
std::vector<char const*> const& enginePhrases();

} // namespace fw::ui
