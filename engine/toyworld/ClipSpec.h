#pragma once

#include "engine/toyworld/Dice.h"
#include "engine/toyworld/Words.h"

#include <optional>

namespace fw::toyworld {

/// The world is drawn in units: a picture is 160 wide and 96 high whatever its pixels.
constexpr double kWidth = 160, kHeight = 96;
constexpr int kFrames = 17; ///< of a clip, at 8 a second

/// Where a subject is, how large and how far turned.
struct Pose {
    double x = kWidth / 2, y = kHeight / 2; ///< its middle, in units
    double size = 1;                        ///< 1: a little more than half of the picture's height
    double turn = 0;                        ///< in radians, clockwise
};

/// Everything that a clip shows. Two clips of one spec are the same to the byte.
struct ClipSpec {
    size_t subject = 0;
    std::optional<size_t> colour; ///< of the subject's colours, where it has some
    uint64_t look = 0;            ///< of a person: another number is another person
    Place place = Place::Meadow;
    Motion motion = Motion::Still;
    Camera camera = Camera::Static;
    Weather weather = Weather::Clear;
    Style style = Style::None;
    uint64_t seed = 0;        ///< everything else: the place's own shapes, jitter, drops of rain
    std::optional<Pose> from; ///< where the motion begins; empty: where it usually does
    bool facesRight = false;  ///< goes on facing right, whatever its sprite does
    int firstFrame = 0;       ///< of a clip that goes on from another: frames that were before it
};

/// One combination of subject, place and motion in eleven that training never sees; every pair of the three
/// is still seen. The rule of gen.held_out.
bool isHeldOut(ClipSpec const& spec);

/// Any clip at all.
ClipSpec drawSpec(Dice& dice);
/// One that training may see.
ClipSpec drawTrainingSpec(Dice& dice);

/// A clip and one that goes on from its last frame: same subject, place and style, another motion or the same
/// one again, from where the first left off. Both may be seen in training.
struct SpecPair {
    ClipSpec start, next;
};
SpecPair drawPair(Dice& dice);

/// The same subject, to its clothes and colour, in another place with another motion; may be seen in
/// training.
ClipSpec elsewhere(ClipSpec const& spec, Dice& dice);

/// How a subject moves through a clip.
struct Path {
    Pose begin, end;
    double hop = 0; ///< height of a bounce, in units
    /// u 0..1 of the clip's time.
    Pose at(double u) const;
};
Path pathOf(ClipSpec const& spec);

} // namespace fw::toyworld
