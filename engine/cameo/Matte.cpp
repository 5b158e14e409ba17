#include "engine/cameo/Matte.h"

#include "engine/cameo/FaceFrame.h"
#include "engine/media/Mats.h"
#include "engine/media/Pictures.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace fw::cameo {

namespace {

constexpr int kWorkPx = 320; ///< longer side of the picture that GrabCut sees
constexpr int kRounds = 5;

/// What is known before, in distances of the eyes around the face. Outside of a generous head with shoulders
/// there is nobody: the background's colours are learned there alone, so that hair of any colour stays with
/// the person.
cv::Mat seeds(cv::Size size, FaceFrame const& face)
{
    cv::Mat mask(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            Point const at = face.toFace({x + .5, y + .5});
            auto const isIn = [&at](double middleY, double rx, double ry) {
                double const u = at.x / rx, v = (at.y - middleY) / ry;
                return u * u + v * v < 1;
            };
            double const shoulders = at.y < 1.5 ? 0 : 1.1 + 2.2 * std::sqrt((at.y - 1.5) / 1.2);
            bool const isPerson = isIn(.25, .85, 1.4) || isIn(1.9, .4, .6) || isIn(4.2, .9, 1.6);
            bool const isPerhaps = isIn(.15, 1.9, 2.35) || std::abs(at.x) < shoulders;
            mask.at<uint8_t>(y, x) = isPerson ? cv::GC_FGD : isPerhaps ? cv::GC_PR_FGD : cv::GC_BGD;
        }
    return mask;
}

/// The piece that holds the face, without holes.
cv::Mat onePiece(cv::Mat const& person, cv::Point inside)
{
    cv::Mat labels, out = cv::Mat::zeros(person.size(), CV_8UC1);
    cv::connectedComponents(person, labels, 4);
    int const label =
        labels.at<int>(std::clamp(inside.y, 0, labels.rows - 1), std::clamp(inside.x, 0, labels.cols - 1));
    if (label == 0)
        return out;
    cv::Mat const piece = labels == label;
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(piece, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::drawContours(out, outlines, -1, 255, cv::FILLED);
    return out;
}

/// Colour under the soft edge comes from inside, so that no background shines through.
void bleed(cv::Mat& rgb, cv::Mat const& alpha, int radius)
{
    cv::Mat weight, sum, pixels;
    cv::Mat const sure = alpha > 230;
    sure.convertTo(weight, CV_32F, 1.0 / 255);
    rgb.convertTo(pixels, CV_32FC3);
    std::vector<cv::Mat> planes;
    cv::split(pixels, planes);
    for (cv::Mat& plane : planes)
        plane = plane.mul(weight);
    cv::merge(planes, sum);
    cv::Size const window(2 * radius + 1, 2 * radius + 1);
    cv::GaussianBlur(sum, sum, window, 0);
    cv::GaussianBlur(weight, weight, window, 0);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x) {
            float const w = weight.at<float>(y, x);
            if (!sure.at<uint8_t>(y, x) && w > 1e-3f)
                for (int c = 0; c < 3; ++c)
                    rgb.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uint8_t>(sum.at<cv::Vec3f>(y, x)[c] / w);
        }
}

} // namespace

Result<Image> cutOut(Image const& headshot, Landmarks const& points)
{
    Image const opaque = media::flatten(headshot);
    double const scale =
        std::min(1.0, static_cast<double>(kWorkPx) / std::max(opaque.widthPx(), opaque.heightPx()));
    Landmarks small = points;
    for (Point& each : small)
        each = {each.x * scale, each.y * scale};
    FaceFrame const face = FaceFrame::of(small);
    if (face.eyeDistance < 4)
        return fail(Error::Kind::BadInput, "cameo.noMatte");
    cv::Mat work;
    cv::Mat const full = media::mats::view(opaque);
    cv::resize(full, work, {}, scale, scale, cv::INTER_AREA);
    cv::Mat mask = seeds(work.size(), face), background, person;
    if (cv::countNonZero(mask == cv::GC_BGD) <
        static_cast<int>(mask.total() / 50)) // nothing is left to learn a background from
        return fail(Error::Kind::BadInput, "cameo.noMatte");
    cv::setRNGSeed(1); // k-means inside: the same picture, the same matte
    cv::grabCut(work, mask, {}, background, person, kRounds, cv::GC_INIT_WITH_MASK);
    Point const nose = small[Nose];
    cv::Mat const taken = onePiece((mask == cv::GC_FGD) | (mask == cv::GC_PR_FGD),
                                   {static_cast<int>(nose.x), static_cast<int>(nose.y)});
    double const share = static_cast<double>(cv::countNonZero(taken)) / static_cast<double>(taken.total());
    if (share < .02 || share > .97)
        return fail(Error::Kind::BadInput, "cameo.noMatte");
    cv::Mat alpha;
    cv::morphologyEx(taken, alpha, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    cv::erode(alpha, alpha, {});
    cv::resize(alpha, alpha, full.size(), 0, 0, cv::INTER_CUBIC);
    cv::GaussianBlur(alpha, alpha, {}, std::max(.8, .02 * face.eyeDistance / scale));
    cv::Mat rgb = full.clone();
    bleed(rgb, alpha, std::max(3, static_cast<int>(.12 * face.eyeDistance / scale)));
    Image out(opaque.size(), Image::Format::Rgba32);
    cv::Mat pixels = media::mats::writable(out);
    std::vector<cv::Mat> planes;
    cv::split(rgb, planes);
    planes.push_back(alpha);
    cv::merge(planes, pixels);
    return out;
}

} // namespace fw::cameo
