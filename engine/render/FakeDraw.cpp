#include "engine/render/FakeScene.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fw::render {

namespace {

// Shapes are signed distances: negative inside, in units of the picture's height. The edge is softened over
// one pixel.

struct Point {
    float x = 0, y = 0;
};

Colour mix(Colour a, Colour b, float t)
{
    t = std::clamp(t, 0.f, 1.f);
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

Colour scaled(Colour c, float by) { return {c.r * by, c.g * by, c.b * by}; }

float circle(Point p, Point centre, float radius)
{
    return std::hypot(p.x - centre.x, p.y - centre.y) - radius;
}

float ellipse(Point p, Point centre, float rx, float ry)
{
    float const length = std::hypot((p.x - centre.x) / rx, (p.y - centre.y) / ry);
    return (length - 1.f) * std::min(rx, ry);
}

float roundBox(Point p, Point centre, Point half, float radius)
{
    float const dx = std::abs(p.x - centre.x) - half.x + radius;
    float const dy = std::abs(p.y - centre.y) - half.y + radius;
    return std::hypot(std::max(dx, 0.f), std::max(dy, 0.f)) + std::min(std::max(dx, dy), 0.f) - radius;
}

float segment(Point p, Point a, Point b, float radius)
{
    float const dx = b.x - a.x, dy = b.y - a.y;
    float const t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.f, 1.f);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy) - radius;
}

/// Triangle with its tip at `tip` and a base of `width` that lies `height` below it.
float triangle(Point p, Point tip, float width, float height)
{
    float const slope = width / 2 / height;
    float const side = (std::abs(p.x - tip.x) - (p.y - tip.y) * slope) / std::hypot(1.f, slope);
    return std::max(side, p.y - tip.y - height);
}

/// One part of a subject: how far the point is from it and its colour there.
struct Part {
    float distance;
    Colour colour;
};
using Parts = std::array<Part, 6>;

constexpr Colour kDark{.13f, .13f, .17f};
constexpr Colour kLight{.97f, .96f, .92f};
constexpr Part kNothing{1e9f, {}};

// Subjects stand on y = 0 (y grows downwards), face right, and are about 0.3 high.

Parts walker(Point p, FakeScene const& scene, float time)
{
    float const swing = .035f * std::sin(time * 25.f);
    Colour const dark = scaled(scene.body, .72f);
    return {Part{segment(p, {-.06f, -.10f}, {-.06f + swing, 0}, .022f), dark},
            Part{segment(p, {.06f, -.10f}, {.06f - swing, 0}, .022f), dark},
            Part{ellipse(p, {0, -.15f}, .125f, .085f), scene.body},
            Part{segment(p, {-.11f, -.17f}, {-.18f, -.24f + swing}, .016f), dark},
            Part{circle(p, {.13f, -.235f}, .07f), mix(scene.body, kLight, .18f)},
            Part{circle(p, {.155f, -.25f}, .012f), kDark}};
}

Parts car(Point p, FakeScene const& scene)
{
    return {Part{roundBox(p, {-.01f, -.17f}, {.105f, .07f}, .05f), scaled(scene.body, .85f)},
            Part{roundBox(p, {-.01f, -.175f}, {.08f, .04f}, .03f), {.78f, .89f, .95f}},
            Part{roundBox(p, {0, -.09f}, {.19f, .055f}, .04f), scene.body},
            Part{circle(p, {.17f, -.10f}, .018f), {1.f, .93f, .62f}},
            Part{std::min(circle(p, {-.11f, -.045f}, .045f), circle(p, {.11f, -.045f}, .045f)), kDark},
            Part{std::min(circle(p, {-.11f, -.045f}, .018f), circle(p, {.11f, -.045f}, .018f)), kLight}};
}

Parts rocket(Point p, FakeScene const& scene, float time)
{
    float const flame = .09f + .02f * std::sin(time * 60.f);
    return {Part{ellipse(p, {0, flame * .5f - .01f}, .032f, flame), {1.f, .72f, .25f}},
            Part{triangle(p, {0, -.17f}, .24f, .17f), scene.body},
            Part{ellipse(p, {0, -.17f}, .07f, .19f), kLight},
            Part{std::max(ellipse(p, {0, -.17f}, .07f, .19f), p.y + .27f), scene.body},
            Part{circle(p, {0, -.19f}, .034f), scaled(scene.body, .7f)},
            Part{circle(p, {0, -.19f}, .025f), {.62f, .84f, .95f}}};
}

Parts balloon(Point p, FakeScene const& scene, float time)
{
    float const sway = .015f * std::sin(time * 9.f);
    return {Part{segment(p, {0, -.13f}, {sway, .02f}, .004f), kDark},
            Part{triangle(p, {0, -.155f}, .05f, .035f), scaled(scene.body, .8f)},
            Part{ellipse(p, {0, -.26f}, .105f, .125f), scene.body},
            Part{ellipse(p, {-.04f, -.31f}, .026f, .036f), mix(scene.body, kLight, .65f)},
            kNothing,
            kNothing};
}

Parts house(Point p, FakeScene const& scene)
{
    return {Part{roundBox(p, {.09f, -.27f}, {.02f, .06f}, .004f), scaled(scene.accent, .6f)},
            Part{roundBox(p, {0, -.09f}, {.15f, .09f}, .006f), mix(kLight, scene.accent, .16f)},
            Part{triangle(p, {0, -.32f}, .40f, .15f), scene.body},
            Part{roundBox(p, {-.06f, -.06f}, {.028f, .06f}, .01f), scaled(scene.body, .6f)},
            Part{roundBox(p, {.065f, -.10f}, {.034f, .034f}, .006f), {1.f, .88f, .55f}},
            kNothing};
}

Parts fish(Point p, FakeScene const& scene, float time)
{
    float const tail = .03f * std::sin(time * 30.f);
    Point const turned{p.y + .16f + tail * (p.x + .1f) * -4.f, -p.x - .1f};
    return {Part{triangle(turned, {0, -.06f}, .15f, .11f), scene.accent},
            Part{ellipse(p, {-.01f, -.23f}, .07f, .05f), scene.accent},
            Part{ellipse(p, {0, -.16f}, .135f, .08f), scene.body},
            Part{std::max(ellipse(p, {0, -.16f}, .135f, .08f), std::abs(p.x - .025f) - .014f), kLight},
            Part{circle(p, {.085f, -.18f}, .017f), kLight},
            Part{circle(p, {.089f, -.18f}, .009f), kDark}};
}

Parts bird(Point p, FakeScene const& scene, float time)
{
    float const flap = .13f * std::sin(time * 28.f);
    return {Part{segment(p, {-.02f, -.17f}, {-.07f, -.18f - flap}, .03f), scaled(scene.body, .75f)},
            Part{ellipse(p, {0, -.16f}, .11f, .055f), scene.body},
            Part{circle(p, {.10f, -.20f}, .045f), scene.body},
            Part{segment(p, {.14f, -.20f}, {.175f, -.195f}, .010f), {.96f, .72f, .25f}},
            Part{segment(p, {-.01f, -.16f}, {-.05f, -.16f - flap}, .032f), mix(scene.body, kLight, .3f)},
            Part{circle(p, {.112f, -.21f}, .008f), kDark}};
}

Parts subjectParts(FakeScene const& scene, Point p, float time)
{
    using Subject = FakeScene::Subject;
    switch (scene.subject) {
    case Subject::Car: return car(p, scene);
    case Subject::Rocket: return rocket(p, scene, time);
    case Subject::Balloon: return balloon(p, scene, time);
    case Subject::House: return house(p, scene);
    case Subject::Fish: return fish(p, scene, time);
    case Subject::Bird: return bird(p, scene, time);
    case Subject::Walker: break;
    }
    return walker(p, scene, time);
}

/// Where the subject stands at `time`; x in heights from the left edge, y of its feet.
Point standpoint(FakeScene const& scene, float aspect, float time)
{
    using Subject = FakeScene::Subject;
    using Motion = FakeScene::Motion;
    bool const isFlying = scene.subject == Subject::Rocket || scene.subject == Subject::Balloon ||
                          scene.subject == Subject::Fish || scene.subject == Subject::Bird;
    float const floor = isFlying ? .66f : .84f;
    switch (scene.motion) {
    case Motion::Right: return {aspect * (.2f + .6f * time), floor};
    case Motion::Left: return {aspect * (.8f - .6f * time), floor};
    case Motion::Up: return {aspect * .5f, .92f - .5f * time};
    case Motion::Down: return {aspect * .5f, .42f + .5f * time};
    case Motion::Bounce: return {aspect * .5f, floor - .2f * std::abs(std::sin(time * 9.42f))};
    case Motion::Still: break;
    }
    return {aspect * .5f, floor};
}

/// Sky, sun, clouds, hills and ground at a point (heights from the top left).
Colour background(FakeScene const& scene, Point p, float aspect, float pixel)
{
    auto const& h = scene.hillPhases;
    Colour colour = mix(scene.skyTop, scene.skyLow, p.y / .72f);
    Point const sun{aspect * scene.sunX, scene.sunY};
    float const toSun = circle(p, sun, .085f);
    colour = mix(colour, scene.sun, .45f * std::exp(-std::max(toSun, 0.f) * 7.f));
    colour = mix(colour, scene.sun, .5f - toSun / pixel);
    if (!scene.hasStars)
        for (size_t i = 0; i + 3 < scene.cloudPlaces.size(); i += 4) {
            Point const at{aspect * scene.cloudPlaces[i], .08f + .26f * scene.cloudPlaces[i + 1]};
            float const wide = .10f + .10f * scene.cloudPlaces[i + 2];
            float const cloud = std::min({roundBox(p, at, {wide, .017f}, .017f),
                                          circle(p, {at.x - wide * .3f, at.y - .018f}, .034f),
                                          circle(p, {at.x + wide * .25f, at.y - .012f}, .026f)});
            colour = mix(colour, kLight, std::clamp(.5f - cloud / pixel, 0.f, 1.f) * .72f);
        }
    float const far = .56f - .07f * std::sin(p.x * 3.1f + h[0]) - .03f * std::sin(p.x * 7.3f + h[1]);
    float const near = .68f - .05f * std::sin(p.x * 2.3f + h[2]) - .02f * std::sin(p.x * 5.9f + h[3]);
    float const flat = .79f - .008f * std::sin(p.x * 4.f + h[1]);
    colour = mix(colour, mix(scene.farHills, scene.skyLow, .25f), .5f + (p.y - far) / pixel);
    colour = mix(colour, scene.nearHills, .5f + (p.y - near) / pixel);
    Colour const lit = mix(scene.ground, kLight, .10f);
    return mix(colour, mix(lit, scaled(scene.ground, .78f), (p.y - flat) / (1.f - flat)),
               .5f + (p.y - flat) / pixel);
}

/// Stars are dots of the picture's own grid, so that they do not flicker.
Colour withStars(Colour colour, int x, int y, float heightPart)
{
    uint64_t const bits =
        mixBits(static_cast<uint64_t>(x / 2) * 7919u + static_cast<uint64_t>(y / 2) * 104729u);
    bool const isStar = bits % 443 == 0 && heightPart < .5f;
    return isStar ? mix(colour, kLight, .35f + .4f * static_cast<float>(bits >> 60) / 15.f) : colour;
}

Colour graded(FakeScene const& scene, Colour c, Point p, float aspect)
{
    using Look = FakeScene::Look;
    float const luma = .299f * c.r + .587f * c.g + .114f * c.b;
    if (scene.look == Look::Documentary)
        return mix(c, {luma, luma, luma}, .45f);
    if (scene.look == Look::Cinematic) {
        float const edge = std::hypot((p.x / aspect - .5f) * 1.1f, p.y - .5f);
        Colour const toned{c.r * 1.04f, c.g, c.b * .98f + .02f};
        return scaled(toned, 1.f - .75f * edge * edge);
    }
    return c;
}

uint8_t byteOf(float value) { return static_cast<uint8_t>(std::clamp(value, 0.f, 1.f) * 255.f + .5f); }

} // namespace

Image drawScene(FakeScene const& scene, SizePx size, float time)
{
    Image image(size);
    float const pixel = 1.f / static_cast<float>(size.heightPx);
    float const aspect = static_cast<float>(size.widthPx) * pixel;
    Point const feet = standpoint(scene, aspect, time);
    bool const facesLeft = scene.motion == FakeScene::Motion::Left;
    for (int y = 0; y < size.heightPx; ++y) {
        uint8_t* row = image.mutableRow(y);
        for (int x = 0; x < size.widthPx; ++x) {
            Point const p{(static_cast<float>(x) + .5f) * pixel, (static_cast<float>(y) + .5f) * pixel};
            Colour colour = background(scene, p, aspect, pixel);
            if (scene.hasStars)
                colour = withStars(colour, x, y, p.y);
            Point const local{facesLeft ? feet.x - p.x : p.x - feet.x, p.y - feet.y};
            if (std::abs(local.x) < .3f && local.y > -.45f && local.y < .2f) {
                float const shadow = ellipse(p, {feet.x, .86f}, .15f, .018f);
                colour = mix(colour, scaled(colour, .7f), .5f - shadow / (pixel * 4));
                Parts const parts = subjectParts(scene, local, time);
                if (scene.look == FakeScene::Look::Cartoon)
                    for (Part const& part : parts)
                        colour = mix(colour, kDark, .5f - (part.distance - .010f) / pixel);
                for (Part const& part : parts)
                    colour = mix(colour, part.colour, .5f - part.distance / pixel);
            }
            colour = graded(scene, colour, p, aspect);
            row[3 * x] = byteOf(colour.r);
            row[3 * x + 1] = byteOf(colour.g);
            row[3 * x + 2] = byteOf(colour.b);
        }
    }
    return image;
}

} // namespace fw::render
