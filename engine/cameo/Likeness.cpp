#include "engine/cameo/Likeness.h"

#include "engine/cameo/FaceFrame.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fw::cameo {

namespace {

/// The inner face of an aligned picture: neither hair nor background.
cv::Mat browsToLip()
{
    cv::Mat mask = cv::Mat::zeros(kAligned.heightPx, kAligned.widthPx, CV_8UC1);
    cv::ellipse(mask, {kAligned.widthPx / 2, 62}, {33, 33}, 0, 0, 360, 255,
                cv::FILLED); // brows to the lower lip
    return mask;
}

/// Structural similarity (Wang et al. 2004) of two grey faces, mean over the inner face, after both were
/// brought to the same mean and spread: light and colour are not the person.
double structureOf(cv::Mat const& a, cv::Mat const& b)
{
    cv::Mat const inner = browsToLip();
    auto const prepared = [&inner](cv::Mat const& face) {
        cv::Mat grey;
        cv::cvtColor(face, grey, cv::COLOR_RGB2GRAY);
        grey.convertTo(grey, CV_32F);
        cv::GaussianBlur(grey, grey, {}, 2); // a clip is softer than a photograph
        cv::Scalar mean, spread;
        cv::meanStdDev(grey, mean, spread, inner);
        return cv::Mat((grey - mean[0]) * (50 / std::max(spread[0], 2.0)) + 128);
    };
    auto const soft = [](cv::Mat const& of) {
        cv::Mat out;
        cv::GaussianBlur(of, out, {}, 4);
        return out;
    };
    cv::Mat const x = prepared(a), y = prepared(b);
    cv::Mat const mx = soft(x), my = soft(y);
    cv::Mat const xx = soft(x.mul(x)) - mx.mul(mx), yy = soft(y.mul(y)) - my.mul(my),
                  xy = soft(x.mul(y)) - mx.mul(my);
    constexpr double c1 = 6.5025, c2 = 58.5225;
    cv::Mat const above = (2 * mx.mul(my) + c1).mul(2 * xy + c2);
    cv::Mat const below = (mx.mul(mx) + my.mul(my) + c1).mul(xx + yy + c2);
    return std::clamp(cv::mean(above / below, inner)[0], 0.0, 1.0);
}

/// The five points of both, each moved to their middle, sized to one and turned onto each other: what is
/// left.
double geometryOf(Landmarks a, Landmarks b)
{
    auto const centre = [](Landmarks& points) {
        Point middle;
        for (Point const& each : points)
            middle = {middle.x + each.x / 5, middle.y + each.y / 5};
        double size = 0;
        for (Point& each : points) {
            each = {each.x - middle.x, each.y - middle.y};
            size += each.x * each.x + each.y * each.y;
        }
        for (Point& each : points)
            each = {each.x / std::sqrt(std::max(size, 1e-12)), each.y / std::sqrt(std::max(size, 1e-12))};
    };
    centre(a);
    centre(b);
    double dot = 0, cross = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        dot += a[i].x * b[i].x + a[i].y * b[i].y;
        cross += a[i].x * b[i].y - a[i].y * b[i].x;
    }
    double const rest = std::max(0.0, 1 - (dot * dot + cross * cross)); // Procrustes distance, squared
    return std::exp(-rest / .02);
}

double distance(Landmarks const& a, Landmarks const& b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += std::hypot(a[i].x - b[i].x, a[i].y - b[i].y);
    return sum / 5;
}

/// The face that is most alike, where nobody knows where it should be.
Face const* mostAlike(std::vector<Face> const& faces, LikenessQuestion const& question, Image const& frame)
{
    Face const* best = nullptr;
    int most = -1;
    for (Face const& each : faces) {
        int const score = likenessOf(question.headshot, question.points, frame, each.points).score();
        if (score > most) {
            best = &each;
            most = score;
        }
    }
    return best;
}

Face const* nearest(std::vector<Face> const& faces, Landmarks const& expected)
{
    Face const* best = nullptr;
    double const most = FaceFrame::of(expected).eyeDistance * 1.5;
    for (Face const& each : faces)
        if (distance(each.points, expected) < most &&
            (!best || distance(each.points, expected) < distance(best->points, expected)))
            best = &each;
    return best;
}

} // namespace

int Likeness::score() const
{
    double const value = identity ? std::max(0.0, *identity) : .4 * geometry + .6 * structure;
    return static_cast<int>(std::lround(100 * std::clamp(value, 0.0, 1.0)));
}

Likeness likenessOf(Image const& headshot, Landmarks const& points, Image const& result,
                    Landmarks const& found)
{
    Likeness likeness;
    likeness.geometry = geometryOf(points, found);
    likeness.structure = structureOf(alignedFace(headshot, points), alignedFace(result, found));
    return likeness;
}

Result<std::optional<Likeness>> likenessIn(LikenessQuestion const& question, FaceBackend& backend)
{
    std::vector<Likeness> all;
    std::vector<float> person;
    if (backend.canEmbed()) {
        Face face;
        face.points = question.points;
        FW_TRY(person, backend.embed(question.headshot, face));
    }
    bool const isAnywhere = question.expected.empty();
    for (size_t i = 0; i < question.frames.size() && (isAnywhere || i < question.expected.size()); ++i) {
        FW_TRY(std::vector<Face> const faces, backend.detect(question.frames[i]));
        Face const* const face = isAnywhere ? mostAlike(faces, question, question.frames[i])
                                            : nearest(faces, question.expected[i]);
        if (!face)
            continue;
        all.push_back(likenessOf(question.headshot, question.points, question.frames[i], face->points));
        if (backend.canEmbed()) {
            FW_TRY(std::vector<float> const seen, backend.embed(question.frames[i], *face));
            if (seen.size() == person.size())
                all.back().identity = std::inner_product(seen.begin(), seen.end(), person.begin(), 0.0);
        }
    }
    if (all.empty())
        return std::optional<Likeness>();
    std::sort(all.begin(), all.end(),
              [](Likeness const& a, Likeness const& b) { return a.score() < b.score(); });
    return std::optional<Likeness>(all[all.size() / 2]);
}

} // namespace fw::cameo
