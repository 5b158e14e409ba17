#pragma once

#include "engine/toyworld/Dice.h"

#include <cstdint>
#include <string>

namespace fw::toyworld {

enum class Cut { Short, Long, Bun, Curls, Mohawk, Bald, Cap };

/// What a drawn person looks like: nobody's likeness, but each unlike the next, so that a reference picture
/// says something.
struct Look {
    size_t skin = 0, hair = 0, shirt = 0, legs = 0; ///< indices of the palettes in Look.cpp
    Cut cut = Cut::Short;
    bool hasGlasses = false, hasBeard = false, hasSkirt = false, hasStripes = false;

    static Look of(uint64_t number);
    friend bool operator==(Look const&, Look const&) = default;
};

/// What a caption may say about a look, each now and then, so that the rest is left open; often empty.
std::string lookWords(Look const& look, Dice& dice);

} // namespace fw::toyworld
