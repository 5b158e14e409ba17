#include "engine/media/Chart.h"

#include "engine/media/Mats.h"
#include "engine/media/Text.h"

#include <algorithm>
#include <cstdio>
#include <opencv2/imgproc.hpp>

namespace fw::media {

namespace {

constexpr SizePx kSize{640, 360};
constexpr RectPx kPlot{72, 44, 548, 276};
constexpr Rgb kPaper = {255, 255, 255}, kInk = {40, 44, 52};
constexpr int kTextPx = 15;

/// Where values lie on the picture.
struct Axes {
    float lowest, highest;
    size_t count;

    cv::Point at(size_t index, float value) const
    {
        double const along = count > 1 ? static_cast<double>(index) / static_cast<double>(count - 1) : 0;
        double const up = std::clamp((value - lowest) / (highest - lowest), 0.f, 1.f);
        return {kPlot.x + cvRound(along * kPlot.widthPx), kPlot.y + cvRound((1 - up) * kPlot.heightPx)};
    }
};

void drawLine(cv::Mat& picture, std::vector<float> const& values, Axes const& axes, cv::Scalar const& colour,
              int widthPx)
{
    std::vector<cv::Point> points;
    for (size_t i = 0; i < values.size(); ++i)
        points.push_back(axes.at(i, values[i]));
    cv::polylines(picture, points, false, colour, widthPx, cv::LINE_AA);
}

std::string number(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", static_cast<double>(value));
    return text;
}

} // namespace

std::vector<float> runningMean(std::vector<float> const& values, size_t window)
{
    std::vector<float> means;
    double sum = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        if (i >= window)
            sum -= values[i - window];
        means.push_back(static_cast<float>(sum / static_cast<double>(std::min(i + 1, window))));
    }
    return means;
}

Image lineChart(std::vector<float> const& values, std::string const& title)
{
    Image image(kSize);
    image.fill(kPaper[0], kPaper[1], kPaper[2]);
    std::vector<float> const means = runningMean(values, std::max<size_t>(1, values.size() / 25));
    Axes axes{0, 1, values.size()};
    if (!values.empty()) {
        auto const [lowest, highest] = std::minmax_element(means.begin(), means.end());
        float const margin = std::max((*highest - *lowest) * .25f, 1e-6f);
        axes.lowest = std::max(0.f, *lowest - margin);
        axes.highest = *highest + margin;
    }
    cv::Mat picture = mats::writable(image);
    cv::rectangle(picture, {kPlot.x, kPlot.y, kPlot.widthPx, kPlot.heightPx}, {200, 204, 210});
    drawLine(picture, values, axes, {205, 220, 240}, 1);
    drawLine(picture, means, axes, {30, 90, 200}, 2);

    TextStyle style{kTextPx, false, kInk, TextAlign::Right};
    drawText(image, number(axes.highest), {0, kPlot.y - 8, kPlot.x - 8, 24}, style);
    drawText(image, number(axes.lowest), {0, kPlot.y + kPlot.heightPx - 14, kPlot.x - 8, 24}, style);
    drawText(image, std::to_string(values.size()), {kPlot.x, kPlot.y + kPlot.heightPx + 8, kPlot.widthPx, 24},
             style);
    style.align = TextAlign::Left;
    drawText(image, title, {kPlot.x, 12, kPlot.widthPx, 26}, style);
    return image;
}

} // namespace fw::media
