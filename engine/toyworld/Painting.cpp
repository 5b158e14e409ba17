#include "engine/toyworld/Painting.h"

#include "engine/toyworld/Brush.h"
#include "engine/toyworld/Places.h"
#include "engine/toyworld/Sprites.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fw::toyworld {

namespace {

constexpr double kMargin = 1.06; ///< the place is shown so much larger: room for a shaking camera
constexpr double kZoom = 1.38;   ///< of a whole clip
constexpr double kPan = 60;      ///< units over a whole clip
constexpr double kNearness = .7; ///< a subject grows by so much of the zoom
constexpr int kDrops = 12, kFlakes = 14;

/// Where the camera looks in one frame.
struct View {
    double zoom = 1, pan = 0;
    Spot shake;
};

/// The camera over a clip.
class Operator {
public:
    explicit Operator(ClipSpec const& spec) : m_spec(spec)
    {
        Dice dice(mixed(spec.seed, 4));
        m_offset = dice.uniform(-3, 3);
        for (double& phase : m_phases)
            phase = dice.uniform(0, 2 * std::numbers::pi);
    }
    View at(int frame) const
    {
        double const u = static_cast<double>(frame) / (kFrames - 1), e = u * u * (3 - 2 * u) * .35 + u * .65;
        View view{1, m_offset, {}};
        switch (m_spec.camera) {
        case Camera::ZoomIn: view.zoom = 1 + (kZoom - 1) * e; break;
        case Camera::ZoomOut: view.zoom = kZoom - (kZoom - 1) * e; break;
        case Camera::PanLeft: view.pan += kPan * (.5 - e); break;
        case Camera::PanRight: view.pan += kPan * (e - .5); break;
        case Camera::Static: break;
        }
        if (m_spec.style == Style::Documentary) { // held by hand
            double const t = m_spec.firstFrame + frame;
            view.shake.x = 1.5 * std::sin(t * .9 + m_phases[0]) + .8 * std::sin(t * 1.9 + m_phases[1]);
            view.shake.y = 1.2 * std::sin(t * 1.1 + m_phases[2]) + .7 * std::sin(t * 2.1 + m_phases[3]);
        }
        return view;
    }

private:
    ClipSpec const& m_spec;
    double m_offset = 0;
    double m_phases[4] = {};
};

/// The picture of a place as the view shows it, fp32 0..1.
cv::Mat placeFrame(cv::Mat const& place, View const& view, double scale)
{
    double const z = kMargin * view.zoom;
    cv::Matx23d const matrix(z, 0, (kWidth / 2 - z * (kPlaceWidth / 2 + view.pan) + view.shake.x) * scale, //
                             0, z, (kHeight / 2 - z * kPlaceHeight / 2 + view.shake.y) * scale);
    SizePx const size = pictureSize(scale);
    cv::Mat shown, wide;
    cv::warpAffine(place, shown, matrix, {size.widthPx, size.heightPx}, cv::INTER_LINEAR,
                   cv::BORDER_REPLICATE);
    shown.convertTo(wide, CV_32FC3, 1 / 255.0);
    return wide;
}

/// The subject alone: premultiplied RGBA of the picture's size.
cv::Mat subjectFrame(cv::Mat const& sprite, Pose const& pose, double height, double scale)
{
    double const grow = height / kSpriteSize * pose.size;
    double const c = std::cos(pose.turn) * grow, s = std::sin(pose.turn) * grow;
    double const middle = (sprite.rows - 1) / 2.0;
    cv::Matx23d const matrix(c, -s, pose.x * scale - (c * middle - s * middle), //
                             s, c, pose.y * scale - (s * middle + c * middle));
    SizePx const size = pictureSize(scale);
    cv::Mat shown;
    cv::warpAffine(sprite, shown, matrix, {size.widthPx, size.heightPx}, cv::INTER_LINEAR);
    return shown;
}

float luma(cv::Vec3f const& p) { return .299f * p[0] + .587f * p[1] + .114f * p[2]; }

/// x, y of the pixel, -.5 .. .5 of the picture.
cv::Vec3f styled(cv::Vec3f v, Style style, float x, float y)
{
    float const l = luma(v);
    switch (style) {
    case Style::None: break;
    case Style::Cinematic: {
        float const edge = std::clamp(1 - 1.25f * (x * x * 1.1f + y * y * 1.3f), .3f, 1.f) * .97f;
        cv::Vec3f const shadows(-.05f, .02f, .07f), lights(.07f, .015f, -.08f);
        for (int c = 0; c < 3; ++c)
            v[c] =
                (v[c] * v[c] * (3 - 2 * v[c]) * .55f + v[c] * .45f + (1 - l) * shadows[c] + l * lights[c]) *
                edge;
        break;
    }
    case Style::Cartoon:
        for (int c = 0; c < 3; ++c)
            v[c] = (l + (v[c] - l) * 1.55f - .5f) * 1.1f + .54f;
        break;
    case Style::Documentary: {
        cv::Vec3f const tint(1.02f, 1.f, .94f);
        for (int c = 0; c < 3; ++c)
            v[c] = ((l + (v[c] - l) * .38f) * .80f + .10f) * tint[c];
        break;
    }
    }
    return v;
}

cv::Vec3f lit(cv::Vec3f const& v, Weather weather)
{
    if (weather == Weather::Rain)
        return {v[0] * .66f + .02f, v[1] * .72f + .02f, v[2] * .80f + .02f};
    if (weather == Weather::Snowfall)
        return v * .84f + cv::Vec3f(.13f, .13f, .13f);
    return v;
}

uint8_t byteOf(float value) { return static_cast<uint8_t>(std::clamp(value, 0.f, 1.f) * 255 + .5f); }

/// Subject over place, light, style; into the clip.
void compose(cv::Mat const& place, cv::Mat const& subject, ClipSpec const& spec, DrawnClip& clip)
{
    Image image({place.cols, place.rows});
    std::vector<uint8_t> mask(static_cast<size_t>(place.rows) * static_cast<size_t>(place.cols));
    for (int y = 0; y < place.rows; ++y) {
        uint8_t* out = image.mutableRow(y);
        uint8_t* covered = mask.data() + static_cast<size_t>(y) * static_cast<size_t>(place.cols);
        float const fromMiddle = static_cast<float>(y) / static_cast<float>(place.rows - 1) - .5f;
        for (int x = 0; x < place.cols; ++x, out += 3) {
            cv::Vec4f const& s = subject.at<cv::Vec4f>(y, x);
            cv::Vec3f v = place.at<cv::Vec3f>(y, x) * (1 - s[3]) + cv::Vec3f(s[0], s[1], s[2]);
            v = styled(lit(v, spec.weather), spec.style,
                       static_cast<float>(x) / static_cast<float>(place.cols - 1) - .5f, fromMiddle);
            for (int c = 0; c < 3; ++c)
                out[c] = byteOf(v[c]);
            covered[x] = byteOf(s[3]);
        }
    }
    clip.frames.push_back(std::move(image));
    clip.masks.push_back(std::move(mask));
}

double wrapped(double value, double range)
{
    double const rest = std::fmod(value, range);
    return rest < 0 ? rest + range : rest;
}

/// Drops or flakes at a moment; `time` goes on over clips that follow each other.
void drawWeather(Image& image, ClipSpec const& spec, int time, double scale)
{
    if (spec.weather == Weather::Clear)
        return;
    cv::Mat canvas(image.heightPx(), image.widthPx(), CV_8UC3, image.mutableData(), image.strideBytes());
    Brush brush(canvas, scale);
    bool const isRain = spec.weather == Weather::Rain;
    Dice dice(mixed(spec.seed, 5));
    for (int i = 0; i < (isRain ? kDrops : kFlakes); ++i) {
        double const x0 = dice.uniform(0, kWidth + 40), y0 = dice.uniform(0, kHeight);
        double const speed = dice.uniform(.8, 1.2), sway = dice.uniform(0, 2 * std::numbers::pi);
        if (isRain) {
            double const y = wrapped(y0 + time * 9 * speed, kHeight + 20) - 10;
            double const x = wrapped(x0 - time * 2 * speed, kWidth + 20) - 10;
            brush.bar({x, y}, {x - 3, y + 12}, 1, paint(.72, .78, .88));
        } else {
            double const y = wrapped(y0 + time * 2.4 * speed, kHeight + 8) - 4;
            double const x = wrapped(x0 + 3 * std::sin(time * .3 + sway), kWidth + 8) - 4;
            brush.disc({x, y}, {2.5 * speed, 2.5 * speed}, paint(.98, .99, 1));
        }
    }
}

} // namespace

SizePx pictureSize(double scale)
{
    return {static_cast<int>(std::lround(kWidth * scale)), static_cast<int>(std::lround(kHeight * scale))};
}

DrawnClip paintClip(ClipSpec const& spec, cv::Mat const& sprite, double scale, FrameRange range)
{
    cv::Mat const place = drawPlace(spec.place, spec.seed, scale);
    cv::Mat subject = sprite.clone(); // it is shared: flipping must not reach it
    bool const goesRight = spec.motion == Motion::Right || (spec.facesRight && spec.motion != Motion::Left);
    if (goesRight && subjects()[spec.subject].facesLeft)
        cv::flip(sprite, subject, 1);
    Path const path = pathOf(spec);
    Operator const camera(spec);
    Dice dice(mixed(spec.seed, 6));
    double const height = (.55 + .03 * dice.uniform(-1, 1)) * kHeight;
    DrawnClip clip;
    for (int frame = range.first; frame < range.first + range.count; ++frame) {
        View const view = camera.at(frame);
        Pose pose = path.at(static_cast<double>(frame) / (kFrames - 1));
        pose.size *= 1 + (view.zoom - 1) * kNearness;
        pose.x += view.shake.x;
        pose.y += view.shake.y;
        compose(placeFrame(place, view, scale), subjectFrame(subject, pose, height, scale), spec, clip);
        drawWeather(clip.frames.back(), spec, spec.firstFrame + frame, scale);
    }
    return clip;
}

Image paintReference(cv::Mat const& sprite, double scale, uint64_t seed)
{
    Dice dice(mixed(seed, 7));
    Pose pose;
    pose.size = dice.uniform(1, 1.25);
    pose.x += dice.uniform(-12, 12);
    pose.y += dice.uniform(-4, 4);
    cv::Mat subject = sprite.clone(); // it is shared: flipping must not reach it
    if (dice.chance(.5))
        cv::flip(sprite, subject, 1);
    cv::Mat const shown = subjectFrame(subject, pose, kSpriteSize, scale);
    Image image({shown.cols, shown.rows});
    for (int y = 0; y < shown.rows; ++y) {
        uint8_t* out = image.mutableRow(y);
        for (int x = 0; x < shown.cols; ++x, out += 3)
            for (int c = 0; c < 3; ++c)
                out[c] = byteOf(shown.at<cv::Vec4f>(y, x)[c] + 1 - shown.at<cv::Vec4f>(y, x)[3]);
    }
    return image;
}

} // namespace fw::toyworld
