#pragma once

#include <string>

namespace fw::consent {

/// Four random words to speak in a clip, so that an old recording cannot stand for a new consent. Thread:
/// any.
std::string challengeWords();

} // namespace fw::consent
