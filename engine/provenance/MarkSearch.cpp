#include "engine/provenance/MarkSearch.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace fw::provenance::marks {

namespace {

constexpr float kClip = 8;
constexpr int kSmooth = 17; ///< pixels; the pattern's waves are shorter
constexpr double kLeastShare = 0.75, kShareStep = 0.004;
constexpr double kFineRange = 0.004, kFineStep = 0.0005;
constexpr double kSameShape = 0.01;
/// Shapes that a film can have (design.md, section 4).
constexpr double kAspects[] = {16.0 / 9, 9.0 / 16, 1.0, 4.0 / 3, 2.39};

/// The sync pattern's spectrum, conjugated by mulSpectrums.
struct Template {
    cv::Mat spectrum;

    explicit Template(cv::Mat const& sync) { cv::dft(sync, spectrum, cv::DFT_COMPLEX_OUTPUT); }
};

/// Every frequency counts the same: the picture's own shapes are few and strong, the pattern is everywhere.
void whiten(cv::Mat& spectrum)
{
    for (int y = 0; y < spectrum.rows; ++y) {
        auto* value = spectrum.ptr<cv::Vec2f>(y);
        for (int x = 0; x < spectrum.cols; ++x) {
            float const length = std::hypot(value[x][0], value[x][1]);
            if (length > 1e-6f)
                value[x] *= 1 / length;
        }
    }
}

/// The vertex of the parabola through three heights, from the middle one.
double vertex(double before, double at, double after)
{
    double const bend = before - 2 * at + after;
    return bend < 0 ? std::clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
}

/// The best place at one scale.
Place bestAt(cv::Mat const& residue, Template const& sync, Place place)
{
    cv::Size const size(static_cast<int>(std::lround(kWidthPx * place.scaleX)),
                        static_cast<int>(std::lround(kHeightPx * place.scaleY)));
    // What the rounding to whole pixels does to the scale counts on 640 pixels.
    place.scaleX = static_cast<double>(size.width) / kWidthPx;
    place.scaleY = static_cast<double>(size.height) / kHeightPx;
    cv::Mat canvas = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F), spectrum, product, map;
    cv::resize(residue, canvas(cv::Rect(cv::Point(0, 0), size)), size, 0, 0, cv::INTER_AREA);
    cv::dft(canvas, spectrum, cv::DFT_COMPLEX_OUTPUT);
    whiten(spectrum);
    cv::mulSpectrums(sync.spectrum, spectrum, product, 0, true);
    cv::dft(product, map, cv::DFT_INVERSE | cv::DFT_SCALE | cv::DFT_REAL_OUTPUT);
    cv::Scalar mean, deviation;
    cv::meanStdDev(map, mean, deviation);
    cv::Rect const inside(0, 0, kWidthPx - size.width + 1, kHeightPx - size.height + 1);
    double highest = 0;
    cv::Point at;
    cv::minMaxLoc(map(inside), nullptr, &highest, nullptr, &at);
    place.peak = deviation[0] > 0 ? (highest - mean[0]) / deviation[0] : 0;
    auto const height = [&](int x, int y) {
        return static_cast<double>(map.at<float>((y + kHeightPx) % kHeightPx, (x + kWidthPx) % kWidthPx));
    };
    place.x = at.x + vertex(height(at.x - 1, at.y), highest, height(at.x + 1, at.y));
    place.y = at.y + vertex(height(at.x, at.y - 1), highest, height(at.x, at.y + 1));
    return place;
}

/// scaleY through scaleX for every shape that the whole picture may have had.
std::vector<double> ratios(double aspect)
{
    std::vector<double> found{1};
    for (double const whole : kAspects) {
        double const ratio = whole / aspect;
        bool const isNew = std::none_of(found.begin(), found.end(),
                                        [&](double each) { return std::abs(each / ratio - 1) < kSameShape; });
        if (isNew && ratio >= kLeastShare && ratio <= 1 / kLeastShare)
            found.push_back(ratio);
    }
    return found;
}

Place refined(cv::Mat const& residue, Template const& sync, Place const& rough)
{
    Place best = rough;
    for (double off = -kFineRange; off <= kFineRange + 1e-9; off += kFineStep) {
        Place place = rough;
        place.scaleX = std::min(1.0, rough.scaleX * (1 + off));
        place.scaleY = std::min(1.0, rough.scaleY * (1 + off));
        place = bestAt(residue, sync, place);
        if (place.peak > best.peak)
            best = place;
    }
    return best;
}

} // namespace

cv::Mat withoutShapes(cv::Mat const& luma)
{
    cv::Mat picture = luma.clone(), smooth;
    cv::blur(picture, smooth, cv::Size(kSmooth, kSmooth));
    picture -= smooth;
    cv::min(picture, kClip, picture);
    cv::max(picture, -kClip, picture);
    return picture;
}

std::vector<Place> likelyPlaces(cv::Mat const& residue, cv::Mat const& sync, double aspect, size_t most)
{
    Template const known(sync);
    cv::Mat mirrored;
    cv::flip(residue, mirrored, 1);
    std::vector<Place> places;
    for (double const ratio : ratios(aspect))
        for (double share = 1; share >= kLeastShare; share -= kShareStep) {
            if (share * ratio > 1)
                continue;
            for (bool const isMirrored : {false, true}) {
                Place place;
                place.scaleX = share;
                place.scaleY = share * ratio;
                place.isMirrored = isMirrored;
                places.push_back(bestAt(isMirrored ? mirrored : residue, known, place));
            }
        }
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) { return a.peak > b.peak; });
    if (places.size() > most)
        places.resize(most);
    for (Place& place : places)
        place = refined(place.isMirrored ? mirrored : residue, known, place);
    return places;
}

} // namespace fw::provenance::marks
