#pragma once

#include "engine/base/Image.h"

#include <array>
#include <cstdint>
#include <string>

namespace fw::render {

/// A colour with components 0..1 (sRGB, not linear: these are drawings).
struct Colour {
    float r = 0, g = 0, b = 0;
};

/// What the FakeRenderer draws for a prompt: a place, a subject and how it moves. Pure function of the words.
struct FakeScene {
    enum class Subject { Walker, Car, Rocket, Balloon, House, Fish, Bird };
    enum class Motion { Right, Left, Up, Down, Bounce, Still };
    enum class Look { Plain, Cinematic, Cartoon, Documentary };

    Subject subject = Subject::Walker;
    Motion motion = Motion::Right;
    Look look = Look::Plain;
    Colour skyTop, skyLow, sun, farHills, nearHills, ground, body, accent;
    float sunX = 0.7f, sunY = 0.35f;     ///< of width and height
    std::array<float, 4> hillPhases{};   ///< where the hills rise
    std::array<float, 12> cloudPlaces{}; ///< three clouds: x, y, width, thickness
    bool hasStars = false;
};

/// Reads place, subject, motion and look from the words; the rest comes from their hash.
FakeScene sceneFor(std::string const& prompt);

/// Draws the scene at `time` 0..1 of the clip. Thread: any.
Image drawScene(FakeScene const& scene, SizePx size, float time);

/// 64 bits that depend on every byte of the text and on `salt` (FNV-1a, then mixed).
uint64_t hashText(std::string const& text, uint64_t salt = 0);
/// A well-mixed value for a counter (splitmix64).
uint64_t mixBits(uint64_t value);

} // namespace fw::render
