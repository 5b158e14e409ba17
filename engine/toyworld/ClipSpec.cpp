#include "engine/toyworld/ClipSpec.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fw::toyworld {

namespace {

constexpr size_t kPersonWeight = 4; ///< how much oftener a person comes than any other subject
constexpr double kJitter = .6;
constexpr double kNear = 1.4, kFar = .55; ///< sizes
constexpr double kEdge = .1;              ///< a motion that goes on ends so far from the picture's edge

size_t drawSubject(Dice& dice)
{
    return std::min(dice.below(subjects().size() - 1 + kPersonWeight), personIndex());
}

/// Where a subject usually stands: on the ground, or in the air.
Pose restOf(ClipSpec const& spec)
{
    Dice dice(mixed(spec.seed, 1));
    double const x = dice.uniform(-7, 7) * kJitter, y = dice.uniform(-3, 3) * kJitter;
    bool const isInAir = subjects()[spec.subject].isInAir;
    return {kWidth / 2 + x, y + kHeight * (isInAir ? .44 : .625), 1, 0};
}

Path usualPath(ClipSpec const& spec)
{
    Pose const rest = restOf(spec);
    Path path{rest, rest, 0};
    bool const isInAir = subjects()[spec.subject].isInAir;
    double const jx = rest.x - kWidth / 2;
    double const jy = rest.y - kHeight * (isInAir ? .44 : .625);
    Pose near = rest, far = rest;
    near.size = kNear;
    far.size = kFar;
    if (!isInAir) {
        near.y = kHeight * .56 + jy;
        far.y = kHeight * .62 + jy;
    }
    switch (spec.motion) {
    case Motion::Right:
    case Motion::Left:
        path.begin.x = kWidth * .26 + jx;
        path.end.x = kWidth * .74 + jx;
        if (spec.motion == Motion::Left)
            std::swap(path.begin.x, path.end.x);
        break;
    case Motion::Up:
    case Motion::Down:
        path.begin.y = kHeight * .68 + jy;
        path.end.y = kHeight * .33 + jy;
        if (spec.motion == Motion::Down)
            std::swap(path.begin.y, path.end.y);
        break;
    case Motion::Closer: return {far, near, 0};
    case Motion::Away: return {near, far, 0};
    case Motion::Spin:
        path.begin.y = path.end.y = kHeight * .5 + jy;
        path.end.turn = 1.5 * std::numbers::pi;
        break;
    case Motion::Bounce:
        path.hop = kHeight * .26;
        if (isInAir) { // room for the hop
            path.begin.y += kHeight * .14;
            path.end.y += kHeight * .14;
        }
        break;
    case Motion::Still: break;
    }
    return path;
}

ClipSpec withSeenMotion(ClipSpec spec, Dice& dice)
{
    do {
        spec.motion = static_cast<Motion>(dice.below(kMotions));
    } while (isHeldOut(spec));
    return spec;
}

} // namespace

bool isHeldOut(ClipSpec const& spec)
{
    return (spec.subject + 5 * static_cast<size_t>(spec.place) + 3 * static_cast<size_t>(spec.motion)) % 11 ==
           4;
}

ClipSpec drawSpec(Dice& dice)
{
    ClipSpec spec;
    spec.subject = drawSubject(dice);
    spec.place = static_cast<Place>(dice.below(kPlaces));
    spec.motion = static_cast<Motion>(dice.below(kMotions));
    spec.camera = static_cast<Camera>(dice.weighted({68, 8, 8, 8, 8}));
    spec.weather = static_cast<Weather>(dice.weighted({76, 12, 12}));
    spec.style = static_cast<Style>(dice.weighted({40, 20, 20, 20}));
    spec.seed = dice.next();
    spec.look = dice.next();
    if (size_t const colours = subjects()[spec.subject].colours.size(); colours > 0)
        spec.colour = dice.below(colours);
    return spec;
}

ClipSpec drawTrainingSpec(Dice& dice)
{
    ClipSpec spec = drawSpec(dice);
    while (isHeldOut(spec))
        spec = drawSpec(dice);
    return spec;
}

SpecPair drawPair(Dice& dice)
{
    ClipSpec start = drawTrainingSpec(dice);
    start.camera = Camera::Static;
    while (start.motion == Motion::Bounce) // ends in the air
        start = withSeenMotion(start, dice);
    if (dice.chance(.5)) { // from anywhere, not only from where motions usually begin
        Pose pose = pathOf(start).begin;
        pose.x = dice.uniform(.2, .8) * kWidth;
        start.from = pose;
    }
    Path const path = pathOf(start);
    ClipSpec next = dice.chance(.4) ? start : withSeenMotion(start, dice);
    next.from = path.end;
    next.facesRight = start.motion == Motion::Right;
    next.firstFrame = start.firstFrame + kFrames - 1;
    return {start, next};
}

ClipSpec elsewhere(ClipSpec const& spec, Dice& dice)
{
    ClipSpec other = drawSpec(dice);
    do {
        other = drawSpec(dice);
        other.subject = spec.subject;
        other.colour = spec.colour;
        other.look = spec.look;
    } while (isHeldOut(other) || other.place == spec.place);
    return other;
}

Path pathOf(ClipSpec const& spec)
{
    Path path = usualPath(spec);
    if (!spec.from)
        return path;
    // The same motion, begun elsewhere, as far as the picture reaches
    Pose const usual = path.begin;
    auto const moved = [&](double from, double usualFrom, double usualTo, double side) {
        double const to = from + usualTo - usualFrom;
        double const low = std::min(from, side * kEdge), high = std::max(from, side * (1 - kEdge));
        return std::clamp(to, low, high);
    };
    path.begin = *spec.from;
    path.end.x = moved(path.begin.x, usual.x, path.end.x, kWidth);
    path.end.y = moved(path.begin.y, usual.y, path.end.y, kHeight);
    if (spec.motion == Motion::Closer || spec.motion == Motion::Away)
        path.end.size = spec.motion == Motion::Closer ? std::max(path.begin.size, kNear)
                                                      : std::min(path.begin.size, kFar);
    else
        path.end.size = path.begin.size;
    path.end.turn += path.begin.turn;
    return path;
}

Pose Path::at(double u) const
{
    double const eased = u * u * (3 - 2 * u) * .35 + u * .65;
    // Exact at both ends: a rounding would shift what goes on from there by the 32nd part of a pixel
    auto const between = [](double a, double b, double t) { return a * (1 - t) + b * t; };
    Pose pose{between(begin.x, end.x, eased), between(begin.y, end.y, eased),
              between(begin.size, end.size, eased), between(begin.turn, end.turn, u)};
    pose.y -= hop * std::abs(std::sin(std::numbers::pi * 1.5 * u));
    return pose;
}

} // namespace fw::toyworld
