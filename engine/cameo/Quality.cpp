#include "engine/cameo/Quality.h"

#include "engine/cameo/FaceFrame.h"
#include "engine/media/Mats.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace fw::cameo {

namespace {

/// How far the tip of the nose stands in front of the eyes, in half distances of the eyes.
constexpr double kNoseDepth = .7;
constexpr double kSecondFace = .85; ///< another face counts from this confidence on

std::string number(double value, char const* form = "%.0f")
{
    char text[32];
    std::snprintf(text, sizeof text, form, value);
    return text;
}

/// The inner face of an aligned picture: an ellipse over eyes, nose and mouth.
cv::Mat eyesToMouth()
{
    cv::Mat mask = cv::Mat::zeros(kAligned.heightPx, kAligned.widthPx, CV_8UC1);
    cv::ellipse(mask, {kAligned.widthPx / 2, static_cast<int>(kAligned.heightPx * .53)},
                {static_cast<int>(kAligned.widthPx * .31), static_cast<int>(kAligned.heightPx * .33)}, 0, 0,
                360, 255, cv::FILLED);
    return mask;
}

double medianOf(cv::Mat const& values, cv::Mat const& mask)
{
    std::vector<uint8_t> all;
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x)
            if (mask.at<uint8_t>(y, x))
                all.push_back(values.at<uint8_t>(y, x));
    if (all.empty())
        return 0;
    auto const middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

/// Skin colour, and how much of the inner face has another one.
void measureColours(cv::Mat const& face, Measures& out)
{
    cv::Mat lab;
    cv::cvtColor(face, lab, cv::COLOR_RGB2Lab);
    std::vector<cv::Mat> planes;
    cv::split(lab, planes);
    cv::Mat const inner = eyesToMouth();
    double const a = medianOf(planes[1], inner), b = medianOf(planes[2], inner),
                 l = medianOf(planes[0], inner);
    out.castA = a - 128;
    out.castB = b - 128;
    int other = 0, all = 0;
    for (int y = 0; y < face.rows; ++y)
        for (int x = 0; x < face.cols; ++x)
            if (inner.at<uint8_t>(y, x)) {
                ++all;
                double const colour =
                    std::hypot(planes[1].at<uint8_t>(y, x) - a, planes[2].at<uint8_t>(y, x) - b);
                double const light = std::abs(planes[0].at<uint8_t>(y, x) - l);
                other += colour > 18 || light > 90 ? 1 : 0;
            }
    out.hidden = all > 0 ? static_cast<double>(other) / all : 0;
}

/// Detail of the finest octave against the next one, at a size that is the same for every face.
void measureLight(cv::Mat const& face, Measures& out)
{
    cv::Mat grey;
    cv::cvtColor(face, grey, cv::COLOR_RGB2GRAY);
    cv::Mat const inner = eyesToMouth();
    out.brightness = cv::mean(grey, inner)[0] / 255;
    cv::Mat const dark = grey<8, bright = grey> 247;
    double const all = cv::countNonZero(inner);
    out.clipped = cv::countNonZero((dark | bright) & inner) / all;
    grey.convertTo(grey, CV_32F);
    cv::Mat soft, softer;
    cv::GaussianBlur(grey, soft, {}, .8);
    cv::GaussianBlur(grey, softer, {}, 1.8);
    cv::Scalar mean, fine, coarse;
    cv::meanStdDev(cv::Mat(grey - soft), mean, fine, inner);
    cv::meanStdDev(cv::Mat(soft - softer), mean, coarse, inner);
    out.sharpness = coarse[0] > .2 ? std::min(1.0, fine[0] / coarse[0]) : 0;
}

bool isCutOff(Box const& box, SizePx size)
{
    double const room = .04 * box.width();
    return box.left < -room || box.top < -room || box.right > size.widthPx + room ||
           box.bottom > size.heightPx + room;
}

void judgeTurn(Judgement& all, Pose pose, Limits const& limits)
{
    double const yaw = all.measures.yawDegrees;
    bool isGood = std::abs(yaw) < limits.yawDegrees;
    if (pose == Pose::TurnedLeft)
        isGood = -yaw >= limits.turnLeast && -yaw <= limits.turnMost;
    else if (pose == Pose::TurnedRight)
        isGood = yaw >= limits.turnLeast && yaw <= limits.turnMost;
    if (!isGood)
        all.flaws.push_back(Flaw::WrongTurn);
}

void judgeFace(Judgement& all, Pose pose, double neutralMouth, Limits const& limits)
{
    Measures const& is = all.measures;
    auto const note = [&](bool isBad, Flaw flaw) {
        if (isBad)
            all.flaws.push_back(flaw);
    };
    note(is.facePx < limits.facePx, Flaw::TooSmall);
    judgeTurn(all, pose, limits);
    note(std::abs(is.rollDegrees) > limits.rollDegrees, Flaw::Tilted);
    note(is.brightness < limits.darkest, Flaw::TooDark);
    note(is.brightness > limits.brightest || is.clipped > limits.clipped, Flaw::TooBright);
    note(is.sharpness < limits.sharpness, Flaw::Blurred);
    note(is.hidden > limits.hidden, Flaw::Hidden);
    note(pose == Pose::Smile && neutralMouth > 0 && is.mouthWidth < neutralMouth + limits.smile,
         Flaw::NoSmile);
    bool const isSkin = is.castA > -2 && is.castA < 45 && is.castB > -4 && is.castB < 50;
    note(!isSkin, Flaw::ColourCast);
}

} // namespace

char const* poseName(Pose pose)
{
    switch (pose) {
    case Pose::Front: return "front";
    case Pose::TurnedLeft: return "left";
    case Pose::TurnedRight: return "right";
    case Pose::Smile: return "smile";
    }
    return "front";
}

double yawOf(Landmarks const& points)
{
    // With the eyes at +-1 and the nose kNoseDepth in front of them, a turn moves the nose by kNoseDepth *
    // sin and brings the eyes to cos: their ratio is the tangent.
    double const offset = FaceFrame::of(points).toFace(points[Nose]).x * 2;
    return std::atan(offset / kNoseDepth) * 180 / std::numbers::pi;
}

Judgement judge(Image const& image, std::vector<Face> const& faces, Pose pose, double neutralMouth,
                Limits const& limits)
{
    Judgement all;
    for (Face const& each : faces) {
        if (!all.face || each.box.width() > all.face->box.width())
            all.face = each;
        all.measures.faces += each.confidence >= kSecondFace ? 1 : 0;
    }
    if (!all.face || image.isEmpty()) {
        all.flaws.push_back(Flaw::NoFace);
        return all;
    }
    Face const& face = *all.face;
    FaceFrame const frame = FaceFrame::of(face.points);
    if (frame.eyeDistance < 2) {
        all.flaws.push_back(Flaw::NoFace);
        return all;
    }
    all.measures.faces = std::max(1, all.measures.faces);
    all.measures.facePx = std::min(face.box.width(), face.box.height());
    all.measures.yawDegrees = yawOf(face.points);
    all.measures.rollDegrees = frame.rollDegrees();
    Point const left = frame.toFace(face.points[LeftMouth]), right = frame.toFace(face.points[RightMouth]);
    all.measures.mouthWidth = std::hypot(right.x - left.x, right.y - left.y);
    cv::Mat const aligned = alignedFace(image, face.points);
    measureColours(aligned, all.measures);
    measureLight(aligned, all.measures);
    if (all.measures.faces > 1)
        all.flaws.push_back(Flaw::SeveralFaces);
    if (isCutOff(face.box, image.size()))
        all.flaws.push_back(Flaw::CutOff);
    judgeFace(all, pose, neutralMouth, limits);
    return all;
}

bool Judgement::isGood() const
{
    return std::all_of(flaws.begin(), flaws.end(), [](Flaw flaw) { return flaw == Flaw::ColourCast; });
}

std::string Judgement::sentence(Flaw flaw) const
{
    switch (flaw) {
    case Flaw::NoFace: return fillMessage(messageTemplate("cameo.noFace"), {});
    case Flaw::SeveralFaces:
        return fillMessage(messageTemplate("cameo.severalFaces"), {number(measures.faces)});
    case Flaw::CutOff: return fillMessage(messageTemplate("cameo.cutOff"), {});
    case Flaw::TooSmall:
        return fillMessage(messageTemplate("cameo.tooSmall"),
                           {number(measures.facePx), number(Limits().facePx)});
    case Flaw::WrongTurn:
        return fillMessage(messageTemplate("cameo.wrongTurn"), {number(std::abs(measures.yawDegrees))});
    case Flaw::Tilted:
        return fillMessage(messageTemplate("cameo.tilted"), {number(std::abs(measures.rollDegrees))});
    case Flaw::Blurred:
        return fillMessage(messageTemplate("cameo.blurred"), {number(measures.sharpness, "%.2f")});
    case Flaw::TooDark:
        return fillMessage(messageTemplate("cameo.tooDark"), {number(measures.brightness * 100)});
    case Flaw::TooBright:
        return fillMessage(messageTemplate("cameo.tooBright"), {number(measures.brightness * 100)});
    case Flaw::Hidden: return fillMessage(messageTemplate("cameo.hidden"), {number(measures.hidden * 100)});
    case Flaw::NoSmile: return fillMessage(messageTemplate("cameo.noSmile"), {});
    case Flaw::ColourCast: return fillMessage(messageTemplate("cameo.colourCast"), {});
    }
    return {};
}

} // namespace fw::cameo
