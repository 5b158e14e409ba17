#pragma once

#include "engine/story/Storyboard.h"

namespace fw::story {

/// Whether any of the titles is a subtitle. Thread: any.
bool hasSubtitles(std::vector<Title> const& titles);

/// What is said in a shot as subtitles: line by line and sentence by sentence, none longer than two lines of
/// 42 letters, each for a part of the shot that follows from how long it takes to read. Empty without
/// dialogue, or in a shot too short for it. Thread: any.
std::vector<Title> subtitlesFromDialogue(Shot const& shot);

} // namespace fw::story
