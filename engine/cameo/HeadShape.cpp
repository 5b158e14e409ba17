#include "engine/cameo/HeadShape.h"

#include "engine/media/Mats.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fw::cameo {

namespace {

constexpr double kMiddleY = .35; ///< of the head, below the eyes
constexpr double kPivotY = 2.1;  ///< where the neck bends
constexpr double kChinY = 1.7, kShouldersY = 3.0;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double hump(double x, double y, double widthX, double widthY)
{
    return std::exp(-.5 * (x * x / (widthX * widthX) + y * y / (widthY * widthY)));
}

double depthAt(Point const& at)
{
    return 1.1 * hump(at.x, at.y - kMiddleY, 1.0, 1.35) + .22 * hump(at.x, at.y - .62, .2, .24);
}

/// 1 in the head, 0 in the shoulders.
double headShare(double y)
{
    double const t = std::clamp((kShouldersY - y) / (kShouldersY - kChinY), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

HeadTurn::HeadTurn(HeadPose const& pose)
    : m_cosYaw(std::cos(radians(pose.yaw))), m_sinYaw(std::sin(radians(pose.yaw))),
      m_cosPitch(std::cos(radians(pose.pitch))), m_sinPitch(std::sin(radians(pose.pitch))),
      m_cosRoll(std::cos(radians(pose.roll))), m_sinRoll(std::sin(radians(pose.roll))), m_breath(pose.breath)
{
}

Point HeadTurn::shift(Point const& place) const
{
    double const share = headShare(place.y), depth = depthAt(place);
    double x = place.x * m_cosYaw + depth * m_sinYaw;
    double const y = kMiddleY + (place.y - kMiddleY) * m_cosPitch - depth * m_sinPitch;
    double const down = y - kPivotY;
    double const turnedX = x * m_cosRoll - down * m_sinRoll,
                 turnedY = kPivotY + x * m_sinRoll + down * m_cosRoll;
    // Breathing lifts the shoulders and, less, the head.
    double const lift = -m_breath * (.045 * (1 - share) + .018 * share);
    return {(turnedX - place.x) * share, (turnedY - place.y) * share + lift};
}

Point HeadTurn::moved(Point const& place) const
{
    Point const by = shift(place);
    return {place.x + by.x, place.y + by.y};
}

Point HeadTurn::source(Point const& seen, Point& shiftNearby) const
{
    Point at{seen.x - shiftNearby.x, seen.y - shiftNearby.y};
    for (int round = 0; round < 2; ++round) {
        shiftNearby = shift(at);
        at = {seen.x - shiftNearby.x, seen.y - shiftNearby.y};
    }
    return at;
}

double HeadTurn::light(Point const& place) const
{
    double const side = std::clamp(place.x, -1.2, 1.2) * headShare(place.y);
    return 1 - .16 * m_sinYaw * side -
           .1 * m_sinPitch * std::clamp(place.y - kMiddleY, -1.5, 1.5) * headShare(place.y);
}

namespace {

/// Lightness of the headshot at a place of the face, 0..255; places outside give the nearest.
class Lightness {
public:
    Lightness(Image const& image, FaceFrame const& frame) : m_grey(media::mats::luma(image)), m_frame(frame)
    {
        cv::GaussianBlur(m_grey, m_grey, {}, std::max(.6, .012 * frame.eyeDistance));
    }
    double at(Point const& face) const
    {
        Point const pixel = m_frame.toPicture(face);
        int const x = std::clamp(static_cast<int>(pixel.x), 0, m_grey.cols - 1);
        int const y = std::clamp(static_cast<int>(pixel.y), 0, m_grey.rows - 1);
        return m_grey.at<uint8_t>(y, x);
    }

private:
    cv::Mat m_grey;
    FaceFrame m_frame;
};

/// How far from the middle of the eye the picture stops looking like skin, one way.
double reach(Lightness const& light, Point const& middle, Point const& step, double most)
{
    Point const cheek{middle.x, middle.y + .42};
    double const skin = light.at(cheek);
    double last = 0;
    for (double at = 0; at <= most; at += .015)
        if (std::abs(light.at({middle.x + step.x * at, middle.y + step.y * at}) - skin) > 22)
            last = at;
        else if (at - last > .045)
            break;
    return last;
}

EyeShape eyeAt(Lightness const& light, Point const& middle)
{
    EyeShape eye{middle};
    double const up = reach(light, middle, {0, -1}, .17), down = reach(light, middle, {0, 1}, .17);
    double const left = reach(light, middle, {-1, 0}, .42), right = reach(light, middle, {1, 0}, .42);
    eye.halfHeight = std::clamp((up + down) / 2 + .02, .08, .17);
    eye.halfWidth = std::clamp((left + right) / 2 + .03, .18, .38);
    eye.middle.y += std::clamp((down - up) / 2, -.05, .05);
    eye.middle.x += std::clamp((right - left) / 2, -.06, .06);
    return eye;
}

MouthLine mouthAt(Lightness const& light, Point const& left, Point const& right)
{
    MouthLine mouth;
    mouth.middle = {(left.x + right.x) / 2, (left.y + right.y) / 2};
    mouth.halfWidth = std::max(.2, std::hypot(right.x - left.x, right.y - left.y) / 2);
    mouth.tilt = std::atan2(right.y - left.y, right.x - left.x);
    double darkest = 1e9;
    for (double sag = -.12; sag <= .3; sag += .01) {
        double sum = 0;
        for (double x : {-.12, -.06, 0.0, .06, .12})
            sum += light.at({mouth.middle.x + x, mouth.middle.y + sag});
        sum += 60 * std::abs(sag); // of two dark lines the nearer one
        if (sum < darkest) {
            darkest = sum;
            mouth.sag = sag;
        }
    }
    return mouth;
}

} // namespace

Features featuresOf(Image const& headshot, Landmarks const& points)
{
    FaceFrame const frame = FaceFrame::of(points);
    Lightness const light(headshot, frame);
    return {eyeAt(light, frame.toFace(points[LeftEye])), eyeAt(light, frame.toFace(points[RightEye])),
            mouthAt(light, frame.toFace(points[LeftMouth]), frame.toFace(points[RightMouth]))};
}

Expression::Expression(Features const& features, HeadPose const& pose) : m_features(features), m_pose(pose) {}

/// The upper lid comes down: the skin above the eye is drawn out over it, its edge with the lashes to the
/// lower lid.
void Expression::close(EyeShape const& eye, Point& place) const
{
    double const side = (place.x - eye.middle.x) / (eye.halfWidth * 1.12);
    if (m_pose.blink <= 0 || std::abs(side) >= 1)
        return;
    double const opening = eye.halfHeight * std::sqrt(1 - side * side);
    double const crease = -std::max(opening + .06, std::min(2.3 * eye.halfHeight, .24)); // below the brow
    double const edge = -opening + m_pose.blink * 1.8 * opening; // where the lid's edge is now
    double const y = place.y - eye.middle.y;
    if (y > crease && y < edge)
        place.y = eye.middle.y + crease + (y - crease) / (edge - crease) * (-opening - crease);
}

void Expression::raise(EyeShape const& eye, Point& place) const
{
    double const x = place.x - eye.middle.x, y = place.y - eye.middle.y;
    place.y += .07 * m_pose.brow * hump(x, y + .36, .42, .2);
}

void Expression::speak(Seen& seen) const
{
    MouthLine const& mouth = m_features.mouth;
    double const cosine = std::cos(mouth.tilt), sine = std::sin(mouth.tilt);
    double const px = seen.source.x - mouth.middle.x, py = seen.source.y - mouth.middle.y;
    double x = px * cosine + py * sine, y = -px * sine + py * cosine;
    double const width = 1 + .16 * m_pose.mouthWide * (m_pose.mouthWide < 0 ? 1.3 : .7);
    double const near = hump(x, y, mouth.halfWidth * 1.3, mouth.halfWidth * .5);
    x *= 1 + (1 / width - 1) * near;
    double const side = x / mouth.halfWidth;
    double const line = mouth.sag * std::max(0.0, 1 - side * side);
    double const arch = std::abs(side) < 1 ? std::sqrt(1 - side * side) : 0;
    double const open = .62 * mouth.halfWidth * m_pose.mouthOpen;
    double const up = .22 * open * arch, down = .78 * open * arch;
    double const from = y - line;
    double const softness = .02;
    if (from < -up) {
        y += up * hump(0, from + up, 1, .3 * mouth.halfWidth + .05);
    } else if (from > down) {
        // The jaw goes along, the chin nearly as far as the lip, also beside the mouth.
        double const jaw = .78 * open * std::max(arch, hump(std::abs(side) - .6, 0, .55, 1) * .6);
        double const below = from - down;
        y -= std::min(jaw, .78 * open) * hump(0, std::max(0.0, below - .35), 1, .45);
        y = std::max(y, line);
    } else {
        y = line;
    }
    if (open > .01 && arch > 0) {
        double const edge = std::min(from + up, down - from);
        seen.mouth = std::clamp(edge / softness + .5, 0.0, 1.0) * std::min(1.0, (up + down) / (2 * softness));
        seen.depth = std::clamp((from + up) / std::max(up + down, 1e-6), 0.0, 1.0);
        seen.side = side;
    }
    seen.source = {mouth.middle.x + x * cosine - y * sine, mouth.middle.y + x * sine + y * cosine};
}

Expression::Seen Expression::at(Point const& place) const
{
    Seen seen{place};
    if (place.y < -1.2 || place.y > 2.9 || std::abs(place.x) > 1.8)
        return seen;
    speak(seen);
    raise(m_features.left, seen.source);
    raise(m_features.right, seen.source);
    close(m_features.left, seen.source);
    close(m_features.right, seen.source);
    return seen;
}

} // namespace fw::cameo
