#include "engine/media/Similarity.h"

#include "engine/media/Pictures.h"

#include <opencv2/imgproc.hpp>

namespace fw::media {

namespace {

constexpr int kWindow = 11;
constexpr double kSigma = 1.5;
constexpr double kRange = 255;

cv::Mat lumaOf(Image const& image)
{
    int const type = image.format() == Image::Format::Rgb24 ? CV_8UC3 : CV_8UC4;
    // OpenCV only reads here.
    cv::Mat const pixels(image.heightPx(), image.widthPx(), type, const_cast<uint8_t*>(image.data()),
                         image.strideBytes());
    cv::Mat luma;
    cv::cvtColor(pixels, luma,
                 image.format() == Image::Format::Rgb24 ? cv::COLOR_RGB2GRAY : cv::COLOR_RGBA2GRAY);
    luma.convertTo(luma, CV_64F);
    return luma;
}

cv::Mat blurred(cv::Mat const& values)
{
    cv::Mat result;
    cv::GaussianBlur(values, result, {kWindow, kWindow}, kSigma);
    return result;
}

} // namespace

double structuralSimilarity(Image const& first, Image const& second)
{
    if (first.isEmpty() || second.isEmpty() || first.widthPx() < kWindow || first.heightPx() < kWindow)
        return 0;
    cv::Mat const a = lumaOf(first);
    cv::Mat const b = lumaOf(second.size() == first.size() ? second : resize(second, first.size()));
    double const c1 = (.01 * kRange) * (.01 * kRange), c2 = (.03 * kRange) * (.03 * kRange);
    cv::Mat const meanA = blurred(a), meanB = blurred(b);
    cv::Mat const varianceA = blurred(a.mul(a)) - meanA.mul(meanA);
    cv::Mat const varianceB = blurred(b.mul(b)) - meanB.mul(meanB);
    cv::Mat const covariance = blurred(a.mul(b)) - meanA.mul(meanB);
    cv::Mat const above = (2 * meanA.mul(meanB) + c1).mul(2 * covariance + c2);
    cv::Mat const below = (meanA.mul(meanA) + meanB.mul(meanB) + c1).mul(varianceA + varianceB + c2);
    cv::Mat map;
    cv::divide(above, below, map);
    int const edge = kWindow / 2; // where the window reaches outside, nothing is judged
    cv::Rect const inside(edge, edge, map.cols - 2 * edge, map.rows - 2 * edge);
    return cv::mean(map(inside))[0];
}

} // namespace fw::media
