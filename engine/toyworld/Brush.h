#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace fw::toyworld {

using Spot = cv::Point2d; ///< in units

/// A colour of components 0..1, opaque.
cv::Scalar paint(double r, double g, double b);
/// 0xrrggbb
cv::Scalar paint(uint32_t rgb);

/// Antialiased shapes on an 8-bit RGB or (premultiplied) RGBA canvas, in units of `scale` pixels. Thread: one
/// owner.
class Brush {
public:
    Brush(cv::Mat canvas, double scale) : m_canvas(std::move(canvas)), m_scale(scale) {}

    void disc(Spot centre, Spot radii, cv::Scalar const& colour);
    /// The part of an ellipse between two angles in degrees, clockwise from the right, closed by a straight
    /// line.
    void segment(Spot centre, Spot radii, Spot degrees, cv::Scalar const& colour);
    void bar(Spot from, Spot to, double width, cv::Scalar const& colour);
    void polygon(std::vector<Spot> const& corners, cv::Scalar const& colour);
    void line(std::vector<Spot> const& through, double width, cv::Scalar const& colour);
    void box(Spot from, Spot to, cv::Scalar const& colour);
    /// A line along an ellipse that is tilted and shown between two angles, in degrees.
    struct Arc {
        Spot centre, radii;
        double tilt = 0, begin = 0, end = 360;
    };
    void arc(Arc const& arc, double width, cv::Scalar const& colour);
    /// Full rows from y to y2, from one colour to the other.
    void gradient(double y, double y2, cv::Scalar const& top, cv::Scalar const& bottom);

private:
    cv::Point fixed(Spot spot) const;
    cv::Size fixedSize(Spot size) const;
    int thickness(double width) const;

    cv::Mat m_canvas;
    double m_scale;
};

} // namespace fw::toyworld
