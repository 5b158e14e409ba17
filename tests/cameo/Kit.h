#pragma once

#include "engine/cameo/Faces.h"
#include "engine/media/Pictures.h"
#include "tests/support/SyntheticHead.h"

#include <QtTest>

#include <cmath>

/// Heads with known points for the tests of this folder.
namespace kit {

inline fw::cameo::Landmarks pointsOf(std::array<double, 10> const& numbers)
{
    fw::cameo::Landmarks points{};
    for (size_t i = 0; i < points.size(); ++i)
        points[i] = {numbers[2 * i], numbers[2 * i + 1]};
    return points;
}

/// What a perfect detector would say.
inline fw::cameo::Face faceOf(fw::cameo::Landmarks const& points)
{
    using namespace fw::cameo;
    fw::cameo::Face face;
    face.points = points;
    face.confidence = 1;
    double const x = (points[LeftEye].x + points[RightEye].x) / 2;
    double const y = (points[LeftEye].y + points[LeftMouth].y) / 2;
    double const eyes =
        std::hypot(points[RightEye].x - points[LeftEye].x, points[RightEye].y - points[LeftEye].y);
    double const d = std::max(eyes, std::abs(points[LeftMouth].y - points[LeftEye].y));
    face.box = {x - 1.1 * d, y - 1.4 * d, x + 1.1 * d, y + 1.4 * d};
    return face;
}

/// In distances of the eyes.
inline double mouthWidth(fw::cameo::Landmarks const& points)
{
    using namespace fw::cameo;
    return std::hypot(points[RightMouth].x - points[LeftMouth].x,
                      points[RightMouth].y - points[LeftMouth].y) /
           std::hypot(points[RightEye].x - points[LeftEye].x, points[RightEye].y - points[LeftEye].y);
}

struct Shot {
    fw::Image image;
    fw::cameo::Landmarks points{};
};
inline Shot shotOf(fw::test::SyntheticHead const& head, fw::SizePx size = {432, 432})
{
    return {head.draw(size), pointsOf(head.points(size))};
}

inline fw::Image softened(fw::Image const& image, int factor)
{
    fw::SizePx const small{image.widthPx() / factor, image.heightPx() / factor};
    return fw::media::resize(fw::media::resize(image, small, fw::media::Filter::Area), image.size(),
                             fw::media::Filter::Bicubic);
}

} // namespace kit
