#include "engine/toyworld/Places.h"

#include "engine/toyworld/Brush.h"
#include "engine/toyworld/Dice.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace fw::toyworld {

/// Short names of its own.
namespace scenery {

namespace {

constexpr double kFiner = 2;                                          ///< drawn so much larger, then reduced
constexpr double w = kPlaceWidth * kFiner, h = kPlaceHeight * kFiner; ///< places are drawn in half units

/// One drawing: the brush, what is drawn by chance, where the ground begins.
struct Scene {
    Brush& brush;
    Dice& dice;
    double horizon, phase;

    double chance(double low, double high) { return dice.uniform(low, high); }
    void sky(cv::Scalar const& top, cv::Scalar const& bottom) { brush.gradient(0, h, top, bottom); }
};

struct Hill {
    double base, height, period, phase;
};

void hill(Scene& s, Hill const& hill, cv::Scalar const& colour)
{
    std::vector<Spot> outline{{0, h}};
    for (double x = 0; x < w + 8; x += 8)
        outline.push_back({x, hill.base + hill.height * std::sin(x / hill.period + hill.phase)});
    outline.push_back({w, h});
    s.brush.polygon(outline, colour);
}

void cloud(Scene& s, Spot at, double size, cv::Scalar const& colour)
{
    struct Puff {
        double x, y, radius;
    };
    for (Puff const& p : {Puff{-1, 0, .7}, Puff{0, -.35, .9}, Puff{1, 0, .7}, Puff{0, .15, .8}})
        s.brush.disc({at.x + p.x * size, at.y + p.y * size}, {p.radius * size, p.radius * size}, colour);
}

void pine(Scene& s, Spot foot, double size, cv::Scalar const& colour)
{
    s.brush.box({foot.x - size * .08, foot.y - size * .25}, {foot.x + size * .08, foot.y},
                paint(.3, .2, .12));
    for (int k = 0; k < 3; ++k) {
        double const half = size * (.42 - .09 * k), base = foot.y - size * (.2 + .27 * k);
        s.brush.polygon(
            {{foot.x - half, base}, {foot.x + half, base}, {foot.x, foot.y - size * (.62 + .2 * k)}}, colour);
    }
}

void beach(Scene& s)
{
    Brush& b = s.brush;
    s.sky(paint(.35, .7, .95), paint(.75, .9, .98));
    b.disc({w * s.chance(.15, .85), h * .2}, {26, 26}, paint(1, .93, .5));
    b.gradient(s.horizon - 36, h, paint(.1, .5, .75), paint(.2, .7, .8));
    hill(s, {s.horizon + 14, 5, 60, s.phase}, paint(.93, .97, .98));
    hill(s, {s.horizon + 20, 5, 60, s.phase}, paint(.94, .82, .55));
    double const x = w * s.chance(.08, .92);
    b.bar({x, s.horizon + 40}, {x + 12, s.horizon - 60}, 9, paint(.5, .33, .16));
    for (double const a : {-2.9, -2.3, -.8, -.2, .35, 2.8})
        b.bar({x + 12, s.horizon - 60}, {x + 12 + 46 * std::cos(a), s.horizon - 60 + 30 * std::sin(a)}, 9,
              paint(.15, .55, .2));
}

void forest(Scene& s)
{
    s.sky(paint(.42, .66, .5), paint(.62, .8, .55));
    for (int i = 0; i < 9; ++i) {
        double const x = w * (i + .5) / 9 + s.chance(-12, 12);
        pine(s, {x, s.horizon + 14}, s.chance(110, 150), paint(.16, .42, .26));
    }
    hill(s, {s.horizon + 8, 4, 70, s.phase}, paint(.22, .42, .16));
    for (int i = 0; i < 5; ++i) {
        double const x = w * (i + .5) / 5 + s.chance(-30, 30);
        pine(s, {x, s.horizon + 40}, s.chance(150, 190), paint(.07, .3, .14));
    }
    hill(s, {s.horizon + 38, 4, 90, s.phase}, paint(.28, .48, .18));
}

void mountains(Scene& s)
{
    s.sky(paint(.45, .68, .92), paint(.85, .92, .97));
    struct Peak {
        double low, high, size;
    };
    double grey = .42;
    for (Peak const& peak : {Peak{.05, .2, .85}, Peak{.42, .58, 1.05}, Peak{.78, .95, .9}}) {
        double const x = w * s.chance(peak.low, peak.high), k = peak.size, top = s.horizon - 104 * k;
        s.brush.polygon({{x - 120 * k, s.horizon + 10}, {x, top}, {x + 120 * k, s.horizon + 10}},
                        paint(grey, grey + .03, grey + .1));
        s.brush.polygon({{x - 40 * k, top + 36 * k},
                         {x, top},
                         {x + 40 * k, top + 36 * k},
                         {x + 18 * k, top + 28 * k},
                         {x, top + 44 * k},
                         {x - 20 * k, top + 28 * k}},
                        paint(.97, .98, 1));
        grey += .06;
    }
    hill(s, {s.horizon, 6, 80, s.phase}, paint(.35, .55, .3));
    hill(s, {s.horizon + 30, 6, 100, s.phase + 2}, paint(.42, .64, .33));
}

void desert(Scene& s)
{
    Brush& b = s.brush;
    s.sky(paint(.98, .8, .5), paint(1, .92, .75));
    b.disc({w * s.chance(.2, .8), h * .22}, {30, 30}, paint(1, .98, .85));
    hill(s, {s.horizon - 8, 16, 75, s.phase}, paint(.9, .66, .36));
    hill(s, {s.horizon + 26, 12, 95, s.phase + 2}, paint(.86, .6, .3));
    double const x = w * s.chance(.1, .9), y = s.horizon + 26;
    cv::Scalar const cactus = paint(.25, .5, .25);
    b.bar({x, y}, {x, y - 86}, 14, cactus);
    b.line({{x, y - 40}, {x - 24, y - 40}, {x - 24, y - 64}}, 10, cactus);
    b.line({{x, y - 28}, {x + 24, y - 28}, {x + 24, y - 56}}, 10, cactus);
}

void city(Scene& s)
{
    Brush& b = s.brush;
    s.sky(paint(.04, .05, .18), paint(.16, .14, .36));
    b.disc({w * s.chance(.15, .85), h * .16}, {20, 20}, paint(.95, .95, .85));
    for (double x = -10; x < w;) {
        double const width = s.chance(48, 74), top = h * s.chance(.2, .45), c = s.chance(.07, .12);
        b.box({x, top}, {x + width, s.horizon + 30}, paint(c, c, c + .08));
        for (double y = top + 12; y < s.horizon + 20; y += 24)
            for (double across = x + 10; across < x + width - 14; across += 20)
                if (s.dice.chance(.6))
                    b.box({across, y}, {across + 9, y + 12}, paint(1, .85, .4));
        x += width + s.chance(0, 6);
    }
    b.box({0, s.horizon + 30}, {w, h}, paint(.17, .17, .2));
    for (double x = 0; x < w; x += 64)
        b.box({x, s.horizon + 58}, {x + 34, s.horizon + 63}, paint(.85, .8, .5));
}

void snow(Scene& s)
{
    s.sky(paint(.7, .82, .93), paint(.9, .94, .98));
    hill(s, {s.horizon - 12, 12, 90, s.phase}, paint(.84, .9, .96));
    for (int i = 0; i < 4; ++i) {
        double const x = w * (i + .5) / 4 + s.chance(-36, 36);
        pine(s, {x, s.horizon + 14}, s.chance(80, 110), paint(.45, .62, .62));
    }
    hill(s, {s.horizon + 10, 7, 80, s.phase + 1}, paint(.96, .97, 1));
}

void twoClouds(Scene& s, double y, double y2)
{
    double const x = w * s.chance(.1, .4), x2 = w * s.chance(.6, .9);
    cloud(s, {x, h * y}, 25, paint(1, 1, 1));
    cloud(s, {x2, h * y2}, 21, paint(1, 1, 1));
}

void ocean(Scene& s)
{
    s.sky(paint(.5, .78, .95), paint(.85, .94, .98));
    twoClouds(s, .18, .13);
    double const top = h * .46;
    s.brush.gradient(top, h, paint(.08, .42, .72), paint(.03, .2, .5));
    for (int k = 0; k < 6; ++k) {
        std::vector<Spot> wave;
        for (double x = 0; x < w + 6; x += 6)
            wave.push_back({x, top + 12 + k * 20 + 4 * std::sin(x / 20 + s.phase + k * 1.7)});
        s.brush.line(wave, 3, paint(.35, .65, .86));
    }
}

void space(Scene& s)
{
    s.sky(paint(.02, .02, .08), paint(.08, .03, .16));
    for (int i = 0; i < 34; ++i) {
        double const x = s.chance(0, w), y = s.chance(0, h), r = s.dice.chance(.7) ? 3 : 4;
        s.brush.disc({x, y}, {r, r}, paint(.9, .9, 1));
    }
    double const x = w * s.chance(.15, .85), y = h * s.chance(.2, .4), r = s.chance(34, 44);
    s.brush.disc({x, y}, {r, r}, paint(.75, .45, .25));
    s.brush.arc({{x, y}, {r * 1.7, r * .35}, -18, 0, 360}, 5, paint(.85, .75, .55));
}

void sunset(Scene& s)
{
    s.sky(paint(.35, .15, .45), paint(1, .6, .2));
    s.brush.disc({w * s.chance(.3, .7), s.horizon}, {64, 64}, paint(1, .88, .4));
    for (int k = 0; k < 3; ++k)
        s.brush.disc({w * s.chance(.1, .9), h * (.16 + .13 * k)}, {80, 7}, paint(.9, .45, .4));
    hill(s, {s.horizon + 12, 9, 80, s.phase}, paint(.22, .1, .22));
    hill(s, {s.horizon + 44, 7, 110, s.phase + 2}, paint(.14, .06, .15));
}

void room(Scene& s)
{
    Brush& b = s.brush;
    std::vector<cv::Scalar> const walls{paint(.93, .85, .7), paint(.8, .88, .8), paint(.9, .78, .74)};
    b.box({0, 0}, {w, h}, s.dice.pick(walls));
    b.box({0, s.horizon + 24}, {w, h}, paint(.55, .36, .2));
    for (double y = s.horizon + 48; y < h; y += 28)
        b.bar({0, y}, {w, y}, 2, paint(.48, .3, .16));
    cv::Scalar const white = paint(.98, .98, .96);
    b.box({0, s.horizon + 16}, {w, s.horizon + 24}, white);
    double const x = w * s.chance(.18, .32), y = h * .16;
    b.box({x - 46, y}, {x + 46, y + 88}, white); // a window
    b.box({x - 38, y + 8}, {x + 38, y + 80}, paint(.6, .83, .96));
    b.bar({x, y}, {x, y + 88}, 6, white);
    b.bar({x - 46, y + 44}, {x + 46, y + 44}, 6, white);
    double const x2 = w * s.chance(.68, .82); // a picture
    b.box({x2 - 34, y + 6}, {x2 + 34, y + 56}, paint(.5, .3, .15));
    b.box({x2 - 27, y + 13}, {x2 + 27, y + 49}, paint(.3, .5, .6));
    b.disc({x2, y + 31}, {12, 12}, paint(.95, .75, .35));
}

void meadow(Scene& s)
{
    s.sky(paint(.4, .72, .98), paint(.82, .93, 1));
    twoClouds(s, .2, .15);
    hill(s, {s.horizon - 6, 12, 90, s.phase}, paint(.5, .78, .35));
    hill(s, {s.horizon + 16, 8, 120, s.phase + 2}, paint(.42, .72, .28));
    std::vector<cv::Scalar> const petals{paint(1, .9, .3), paint(1, .5, .6), paint(1, 1, 1)};
    for (int i = 0; i < 26; ++i) {
        double const x = s.chance(0, w), y = s.chance(s.horizon + 36, h);
        s.brush.disc({x, y}, {4, 4}, s.dice.pick(petals));
    }
}

} // namespace

cv::Mat draw(Place place, uint64_t seed, double scale)
{
    using Draw = void (*)(Scene&);
    constexpr Draw kAll[kPlaces] = {beach, forest, mountains, desert, city,  snow,
                                    ocean, space,  sunset,    room,   meadow};
    int const height = static_cast<int>(std::lround(kPlaceHeight * scale));
    int const width = static_cast<int>(std::lround(kPlaceWidth * scale));
    cv::Mat large(height * static_cast<int>(kFiner), width * static_cast<int>(kFiner), CV_8UC3);
    Brush brush(large, scale);
    Dice dice(mixed(seed, 3));
    double const phase = dice.uniform(0, 2 * std::numbers::pi);
    Scene scene{brush, dice, h * dice.uniform(.56, .62), phase};
    kAll[static_cast<size_t>(place)](scene);
    cv::Mat small;
    cv::resize(large, small, {width, height}, 0, 0, cv::INTER_AREA);
    return small;
}

} // namespace scenery

cv::Mat drawPlace(Place place, uint64_t seed, double scale) { return scenery::draw(place, seed, scale); }

} // namespace fw::toyworld
