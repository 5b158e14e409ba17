#include "engine/toyworld/Person.h"

#include "engine/toyworld/Brush.h"
#include "engine/toyworld/Sprites.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace fw::toyworld {

namespace {

constexpr uint32_t kSkins[] = {0xf7d7c4, 0xeab998, 0xd19a70, 0xa86b43, 0x7a4a2b, 0x4d2e1d};
constexpr char const* kHairNames[] = {"black", "brown", "blond", "red", "grey", "blue", "pink"};
constexpr uint32_t kHairs[] = {0x1d1a1c, 0x6b4226, 0xe8c45a, 0xb8431f, 0xb9bcc0, 0x3b6fd6, 0xe86fae};
constexpr char const* kClothNames[] = {"red",    "blue",   "green", "yellow",
                                       "purple", "orange", "white", "black"};
constexpr uint32_t kCloths[] = {0xd93a34, 0x2f62d0, 0x2f9a4a, 0xf2c52e,
                                0x8a44b8, 0xee7d26, 0xf2f2ee, 0x2a2a30};
constexpr uint32_t kLegs[] = {0x34406b, 0x59462f, 0x3a3a3e, 0x7b8794, 0x8a3b3b};
constexpr size_t kWhiteCloth = 6;
constexpr size_t kCuts = 7;
constexpr int kLarger = 4; ///< drawn so much larger, then reduced

/// Where things are: the middle, the top of the head's room, the middle of the head.
constexpr double kMid = kSpriteCanvas / 2, kTop = (kSpriteCanvas - kSpriteSize) / 2, kHead = kTop + 15.5;

struct Figure {
    Look const& look;
    Brush& brush;
    cv::Scalar skin, hair, shirt;
};

void drawBody(Figure const& f)
{
    Brush& b = f.brush;
    for (double const side : {-1.0, 1.0}) {
        b.bar({kMid + 4.5 * side, kTop + 46}, {kMid + 4.5 * side, kTop + 60}, 5.5,
              f.look.hasSkirt ? f.skin : paint(kLegs[f.look.legs]));
        b.disc({kMid + 5.5 * side, kTop + 61.5}, {4.5, 2.6}, paint(0x26242a));
        b.bar({kMid + 9 * side, kTop + 33}, {kMid + 13.5 * side, kTop + 44}, 4.6, f.shirt);
        b.disc({kMid + 14 * side, kTop + 46}, {2.9, 2.9}, f.skin);
    }
    if (f.look.hasSkirt)
        b.polygon(
            {{kMid - 8, kTop + 30}, {kMid + 8, kTop + 30}, {kMid + 13, kTop + 53}, {kMid - 13, kTop + 53}},
            f.shirt);
    else
        b.polygon({{kMid - 9.5, kTop + 30},
                   {kMid + 9.5, kTop + 30},
                   {kMid + 8.5, kTop + 49},
                   {kMid - 8.5, kTop + 49}},
                  f.shirt);
    for (int k = 0; f.look.hasStripes && k < 3; ++k)
        b.bar({kMid - 7, kTop + 35 + 5 * k}, {kMid + 7, kTop + 35 + 5 * k}, 1.8,
              paint(f.look.shirt == kWhiteCloth ? 0x3c5fb0 : 0xf6f4ee));
}

void drawHair(Figure const& f)
{
    Brush& b = f.brush;
    switch (f.look.cut) {
    case Cut::Short:
    case Cut::Long:
    case Cut::Bun:
        b.segment({kMid, kHead - 1.5}, {13, 12.2}, {180, 360}, f.hair);
        b.segment({kMid, kHead - .5}, {9.5, 4.5}, {180, 360}, f.skin);
        break;
    case Cut::Curls:
        for (int k = 0; k < 9; ++k) {
            double const angle = std::numbers::pi * (1 + k / 8.0);
            b.disc({kMid + 12 * std::cos(angle), kHead - 2 + 11 * std::sin(angle)}, {5, 5}, f.hair);
        }
        break;
    case Cut::Mohawk:
        b.polygon(
            {{kMid - 3.5, kHead - 8}, {kMid - 3, kTop - 3}, {kMid + 3, kTop - 3}, {kMid + 3.5, kHead - 8}},
            f.hair);
        break;
    case Cut::Cap:
        b.segment({kMid, kHead - 3}, {12.6, 10}, {180, 360}, f.shirt);
        b.bar({kMid - 3, kHead - 3.6}, {kMid + 15, kHead - 3.6}, 2.6, f.shirt);
        break;
    case Cut::Bald: break;
    }
}

void drawFace(Figure const& f)
{
    Brush& b = f.brush;
    for (double const side : {-1.0, 1.0}) {
        b.disc({kMid + 4.6 * side, kHead + 1}, {1.8, 2.3}, paint(0x1c1a20));
        if (f.look.hasGlasses)
            b.arc({{kMid + 4.8 * side, kHead + 1}, {4, 4}}, 1.1, paint(0x20242c));
    }
    if (f.look.hasGlasses)
        b.bar({kMid - 1, kHead + 1}, {kMid + 1, kHead + 1}, 1, paint(0x20242c));
    b.arc({{kMid, kHead + 5}, {4, 2.4}, 0, 15, 165}, 1.2, paint(0x8c3434));
}

} // namespace

Look Look::of(uint64_t number)
{
    Dice dice(mixed(number, 2));
    Look look;
    look.skin = dice.below(std::size(kSkins));
    look.hair = dice.below(std::size(kHairs));
    look.shirt = dice.below(std::size(kCloths));
    look.legs = dice.below(std::size(kLegs));
    look.cut = static_cast<Cut>(dice.below(kCuts));
    look.hasGlasses = dice.chance(.3);
    look.hasBeard = dice.chance(.2);
    look.hasSkirt = dice.chance(.3);
    look.hasStripes = dice.chance(.25);
    return look;
}

std::string lookWords(Look const& look, Dice& dice)
{
    std::vector<std::string> words;
    bool const showsHair = look.cut != Cut::Bald && look.cut != Cut::Cap;
    if (showsHair && dice.chance(.3))
        words.push_back(std::string("with ") + kHairNames[look.hair] + " hair");
    if (look.hasGlasses && dice.chance(.4))
        words.push_back("with glasses");
    if (dice.chance(.45))
        words.push_back(std::string("in a ") + kClothNames[look.shirt] +
                        (look.hasSkirt ? " dress" : " shirt"));
    dice.shuffle(words);
    std::string text;
    for (size_t i = 0; i < words.size() && i < 2; ++i)
        text += (i ? " " : "") + words[i];
    return text;
}

cv::Mat drawPerson(Look const& look, double scale)
{
    int const side = static_cast<int>(std::lround(kSpriteCanvas * scale));
    cv::Mat canvas(side * kLarger, side * kLarger, CV_8UC4, cv::Scalar::all(0));
    Brush brush(canvas, scale * kLarger);
    Figure const f{look, brush, paint(kSkins[look.skin]), paint(kHairs[look.hair]),
                   paint(kCloths[look.shirt])};
    if (look.cut == Cut::Long)
        brush.disc({kMid, kHead + 5}, {14, 17}, f.hair);
    if (look.cut == Cut::Bun)
        brush.disc({kMid, kTop + 2.5}, {6, 5}, f.hair);
    drawBody(f);
    brush.disc({kMid, kHead}, {12, 12.5}, f.skin);
    for (double const ear : {-1.0, 1.0})
        brush.disc({kMid + 12 * ear, kHead + 1}, {2, 3}, f.skin);
    if (look.hasBeard) {
        brush.segment({kMid, kHead + 3}, {11.3, 10.3}, {10, 170}, f.hair);
        brush.disc({kMid, kHead + 5.6}, {4, 2.2}, f.skin);
    }
    drawHair(f);
    drawFace(f);
    cv::Mat small, picture;
    cv::resize(canvas, small, {side, side}, 0, 0, cv::INTER_AREA);
    small.convertTo(picture, CV_32FC4, 1 / 255.0);
    return picture;
}

} // namespace fw::toyworld
