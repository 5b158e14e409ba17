#include "engine/toyworld/Brush.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace fw::toyworld {

namespace {

constexpr int kShift = 4; ///< binary places of OpenCV's fixed-point coordinates
constexpr double kOne = 1 << kShift;

int rounded(double value) { return static_cast<int>(std::lround(value)); }

} // namespace

cv::Scalar paint(double r, double g, double b) { return {r * 255, g * 255, b * 255, 255}; }

cv::Scalar paint(uint32_t rgb)
{
    return {static_cast<double>(rgb >> 16 & 255), static_cast<double>(rgb >> 8 & 255),
            static_cast<double>(rgb & 255), 255};
}

cv::Point Brush::fixed(Spot spot) const
{
    return {rounded(spot.x * m_scale * kOne), rounded(spot.y * m_scale * kOne)};
}

cv::Size Brush::fixedSize(Spot size) const
{
    return {rounded(size.x * m_scale * kOne), rounded(size.y * m_scale * kOne)};
}

int Brush::thickness(double width) const { return std::max(1, rounded(width * m_scale)); }

void Brush::disc(Spot centre, Spot radii, cv::Scalar const& colour)
{
    segment(centre, radii, {0, 360}, colour);
}

void Brush::segment(Spot centre, Spot radii, Spot degrees, cv::Scalar const& colour)
{
    cv::ellipse(m_canvas, fixed(centre), fixedSize(radii), 0, degrees.x, degrees.y, colour, cv::FILLED,
                cv::LINE_AA, kShift);
}

void Brush::bar(Spot from, Spot to, double width, cv::Scalar const& colour)
{
    cv::line(m_canvas, fixed(from), fixed(to), colour, thickness(width), cv::LINE_AA, kShift);
}

void Brush::polygon(std::vector<Spot> const& corners, cv::Scalar const& colour)
{
    std::vector<cv::Point> points;
    points.reserve(corners.size());
    for (Spot const& corner : corners)
        points.push_back(fixed(corner));
    cv::fillPoly(m_canvas, std::vector<std::vector<cv::Point>>{points}, colour, cv::LINE_AA, kShift);
}

void Brush::line(std::vector<Spot> const& through, double width, cv::Scalar const& colour)
{
    for (size_t i = 1; i < through.size(); ++i)
        bar(through[i - 1], through[i], width, colour);
}

void Brush::box(Spot from, Spot to, cv::Scalar const& colour)
{
    cv::Point const a(rounded(from.x * m_scale), rounded(from.y * m_scale));
    cv::Point const b(rounded(to.x * m_scale), rounded(to.y * m_scale));
    cv::rectangle(m_canvas, a, b, colour, cv::FILLED);
}

void Brush::arc(Arc const& arc, double width, cv::Scalar const& colour)
{
    cv::ellipse(m_canvas, fixed(arc.centre), fixedSize(arc.radii), arc.tilt, arc.begin, arc.end, colour,
                thickness(width), cv::LINE_AA, kShift);
}

void Brush::gradient(double y, double y2, cv::Scalar const& top, cv::Scalar const& bottom)
{
    int const first = std::max(0, rounded(y * m_scale));
    int const last = std::min(m_canvas.rows, rounded(y2 * m_scale));
    for (int row = first; row < last; ++row) {
        double const t = static_cast<double>(row - first) / std::max(1, last - first - 1);
        m_canvas.row(row).setTo(top * (1 - t) + bottom * t);
    }
}

} // namespace fw::toyworld
