#pragma once

#include "engine/toyworld/ClipSpec.h"

#include <string>

namespace fw::toyworld {

enum class CaptionKind {
    Plain,
    NoStyle,  ///< says nothing of the style: for LoRAs that stand for one
    NoSubject ///< "a character": a reference picture shows who it is
};

/// One way of saying what a clip shows: synonyms, paraphrases, other orders, now and then words that mean
/// nothing to the picture. Always below 48 tokens of the starter's tokenizer.
std::string caption(ClipSpec const& spec, Dice& dice, CaptionKind kind = CaptionKind::Plain);

} // namespace fw::toyworld
