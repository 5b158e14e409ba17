#pragma once

#include "engine/base/Image.h"

#include <array>

namespace fw::test {

/// A head that nobody has: a few ellipsoids lit from one side, with eyes, brows and lips painted on. Real
/// faces do not belong into this repository; these have true angles and landmarks, which no photograph tells.
/// In a library of its own, fw_test_faces: tests are not optimised, and drawing a picture takes a while.
struct SyntheticHead {
    std::array<double, 3> skin{.86, .66, .54}, hair{.22, .15, .1}, shirt{.2, .32, .5}, ground{.62, .66, .68};
    double faceWidth = .74, jaw = 1.0; ///< half axes; the head is about 2 high
    double eyes = .31, eyeSize = .105, nose = .2, mouth = .3, brow = .2;
    double hairLine = .42;               ///< lower: more forehead is covered
    double yaw = 0, pitch = 0, roll = 0; ///< degrees; to the right, up, clockwise as seen
    double smile = 0;                    ///< 0..1
    double light = 1;                    ///< brightness of the lamp
    double size = .33;                   ///< of the head's half height, in heights of the picture
    double x = .5, y = .46;              ///< of its middle

    /// Where left eye, right eye, nose, left and right corner of the mouth are: x, y each, in pixels.
    std::array<double, 10> points(SizePx picture) const;

    Image draw(SizePx picture) const;
};

/// Three people who do not exist.
inline SyntheticHead ada()
{
    SyntheticHead head;
    head.hair = {.3, .17, .08};
    head.shirt = {.16, .34, .4};
    return head;
}
inline SyntheticHead bruno()
{
    SyntheticHead head;
    head.skin = {.5, .34, .25};
    head.hair = {.06, .05, .05};
    head.shirt = {.6, .5, .2};
    head.ground = {.42, .5, .6};
    head.faceWidth = .8;
    head.mouth = .36;
    head.nose = .26;
    head.eyes = .33;
    head.hairLine = .56;
    return head;
}
inline SyntheticHead chiara()
{
    SyntheticHead head;
    head.skin = {.94, .77, .68};
    head.hair = {.72, .42, .16};
    head.shirt = {.5, .18, .24};
    head.ground = {.36, .42, .36};
    head.faceWidth = .68;
    head.eyes = .28;
    head.eyeSize = .12;
    head.nose = .16;
    head.mouth = .24;
    head.hairLine = .36;
    return head;
}

} // namespace fw::test
