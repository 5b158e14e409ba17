#include "engine/cameo/Puppet.h"

#include "engine/cameo/HeadShape.h"
#include "engine/cameo/Matte.h"
#include "engine/media/Mats.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace fw::cameo {

namespace {

constexpr double kHeadPerEyesToMouth =
    3.45;                           ///< an average head, chin to crown, in distances from eyes to mouth
constexpr double kRoomAround = .12; ///< of the headshot, for what moves out of it
constexpr int kLooked = 5;          ///< frames of a clip that its look is measured on

struct Spread {
    double mean = 0, spread = 0;
};

Spread spreadOf(cv::Mat const& plane, cv::Mat const& mask)
{
    cv::Scalar mean, spread;
    cv::meanStdDev(plane, mean, spread, mask);
    return {mean[0], spread[0]};
}

/// Spread of the finest noise, from the median of what a soft copy leaves: edges do not count.
double grainOf(cv::Mat const& grey)
{
    cv::Mat fine, soft;
    grey.convertTo(fine, CV_32F);
    cv::GaussianBlur(fine, soft, {}, 1);
    fine = cv::abs(fine - soft);
    std::vector<float> all;
    for (int y = 0; y < fine.rows; y += 2)
        for (int x = 0; x < fine.cols; x += 2)
            all.push_back(fine.at<float>(y, x));
    auto const middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return 1.4826 * 1.25 * *middle;
}

/// A number of spread 1 that place and frame give; two even ones together.
float noiseAt(int x, int y, int number)
{
    uint32_t h = static_cast<uint32_t>(x) * 374761393u + static_cast<uint32_t>(y) * 668265263u +
                 static_cast<uint32_t>(number) * 2246822519u;
    h = (h ^ (h >> 13)) * 1274126177u;
    h ^= h >> 16;
    float const a = static_cast<float>(h & 0xFFFFu) / 65535.f, b = static_cast<float>(h >> 16) / 65535.f;
    return (a + b - 1) * 2.449f;
}

} // namespace

PathKey placeAt(std::vector<PathKey> const& path, double at)
{
    if (at <= path.front().at)
        return {at, path.front().x, path.front().y, path.front().height};
    for (size_t i = 1; i < path.size(); ++i)
        if (PathKey const& a = path[i - 1], &b = path[i]; at <= b.at) {
            double const t = b.at > a.at ? (at - a.at) / (b.at - a.at) : 1;
            return {at, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.height + (b.height - a.height) * t};
        }
    return {at, path.back().x, path.back().y, path.back().height};
}

SceneLook lookOf(std::vector<Image> const& frames)
{
    SceneLook look;
    int count = 0;
    for (int i = 0; i < kLooked && !frames.empty(); ++i) {
        Image const& frame = frames[frames.size() * static_cast<size_t>(2 * i + 1) / (2 * kLooked)];
        if (frame.isEmpty() || frame.channels() != 3)
            continue;
        cv::Mat lab;
        cv::cvtColor(media::mats::view(frame), lab, cv::COLOR_RGB2Lab);
        std::vector<cv::Mat> planes;
        cv::split(lab, planes);
        Spread const l = spreadOf(planes[0], {}), a = spreadOf(planes[1], {}), b = spreadOf(planes[2], {});
        look.meanL += l.mean;
        look.spreadL += l.spread;
        look.meanA += a.mean;
        look.meanB += b.mean;
        look.grain += grainOf(planes[0]);
        ++count;
    }
    for (double* value : {&look.meanL, &look.spreadL, &look.meanA, &look.meanB, &look.grain})
        *value /= std::max(1, count);
    return look;
}

struct Puppet::Impl {
    cv::Mat person; ///< CV_32FC4, premultiplied, 0..255
    FaceFrame face;
    Landmarks points{};
    Features features;
    double headPx = 1;    ///< chin to crown in the headshot
    double skinLight = 1; ///< of the face, 1 is a bright one
    double grain = 0;

    /// Where the headshot's pixels are in a frame.
    struct Placing {
        double scale, left, top; ///< frame = headshot * scale + (left, top)
        int x0, y0, x1, y1;      ///< what may be drawn, within the frame
    };
    Placing placing(SizePx frame, PathKey const& place) const;
    cv::Mat sized(double scale, bool hasBottom) const;
};

/// Alpha falls to nothing along the picture's sides, and along its bottom where that would be seen.
void fadeEdges(cv::Mat& person, double overPx, bool hasBottom)
{
    for (int y = 0; y < person.rows; ++y)
        for (int x = 0; x < person.cols; ++x) {
            double share = std::min({1.0, (x + .5) / (.5 * overPx), (person.cols - x - .5) / (.5 * overPx)});
            if (hasBottom)
                share = std::min(share, (person.rows - y - .5) / overPx);
            if (share < 1)
                person.at<cv::Vec4f>(y, x) *= static_cast<float>(share * share * (3 - 2 * share));
        }
}

cv::Mat Puppet::Impl::sized(double scale, bool hasBottom) const
{
    cv::Mat out;
    cv::resize(person, out,
               {std::max(1, static_cast<int>(std::lround(person.cols * scale))),
                std::max(1, static_cast<int>(std::lround(person.rows * scale)))},
               0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    fadeEdges(out, std::max(2.0, .55 * face.eyeDistance * scale), hasBottom);
    return out;
}

Puppet::Impl::Placing Puppet::Impl::placing(SizePx frame, PathKey const& place) const
{
    Placing at{};
    at.scale = std::clamp(place.height * frame.heightPx / headPx, 1e-3, 64.0);
    at.left = place.x * frame.widthPx - face.origin.x * at.scale;
    at.top = place.y * frame.heightPx - face.origin.y * at.scale;
    double const room = kRoomAround * std::max(person.cols, person.rows) * at.scale;
    auto const within = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, most * 1.0));
    };
    at.x0 = within(at.left - room, frame.widthPx);
    at.y0 = within(at.top - room, frame.heightPx);
    at.x1 = within(at.left + person.cols * at.scale + room + 1, frame.widthPx);
    at.y1 = within(at.top + person.rows * at.scale + room + 1, frame.heightPx);
    return at;
}

Puppet::Puppet(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Puppet::~Puppet() = default;
Puppet::Puppet(Puppet&&) noexcept = default;
Puppet& Puppet::operator=(Puppet&&) noexcept = default;

Result<Puppet> Puppet::make(Image const& headshot, Landmarks const& points)
{
    FaceFrame const face = FaceFrame::of(points);
    Point const mouth{(points[LeftMouth].x + points[RightMouth].x) / 2,
                      (points[LeftMouth].y + points[RightMouth].y) / 2};
    double const toMouth = face.toFace(mouth).y;
    if (face.eyeDistance < 6 || toMouth < .4 || toMouth > 2.5)
        return fail(Error::Kind::BadInput, "cameo.badPoints");
    FW_TRY(Image const cut, cutOut(headshot, points));
    auto impl = std::make_unique<Impl>();
    impl->face = face;
    impl->points = points;
    impl->features = featuresOf(headshot, points);
    impl->headPx = kHeadPerEyesToMouth * toMouth * face.eyeDistance;
    media::mats::view(cut).convertTo(impl->person, CV_32FC4);
    cv::Mat const inner = alignedFace(headshot, points)(cv::Rect(30, 40, 52, 60));
    cv::Scalar const skin = cv::mean(inner);
    impl->skinLight = std::clamp((skin[0] * .3 + skin[1] * .59 + skin[2] * .11) / 170, .25, 1.15);
    for (int y = 0; y < impl->person.rows; ++y)
        for (int x = 0; x < impl->person.cols; ++x) {
            cv::Vec4f& pixel = impl->person.at<cv::Vec4f>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] *= pixel[3] / 255.f;
        }
    return Puppet(std::move(impl));
}

void Puppet::match(SceneLook const& look)
{
    cv::Mat& person = m_impl->person;
    cv::Mat lab(person.size(), CV_32FC3), alpha(person.size(), CV_8UC1);
    for (int y = 0; y < person.rows; ++y)
        for (int x = 0; x < person.cols; ++x) {
            cv::Vec4f const& pixel = person.at<cv::Vec4f>(y, x);
            float const share = std::max(pixel[3], 1.f);
            for (int c = 0; c < 3; ++c)
                lab.at<cv::Vec3f>(y, x)[c] = std::min(1.f, pixel[c] / share);
            alpha.at<uint8_t>(y, x) = pixel[3] > 128 ? 255 : 0;
        }
    cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab); // L 0..100, a and b about 0
    std::vector<cv::Mat> planes;
    cv::split(lab, planes);
    Spread const l = spreadOf(planes[0], alpha), a = spreadOf(planes[1], alpha),
                 b = spreadOf(planes[2], alpha);
    double const ratio = std::clamp(std::sqrt(look.spreadL / 2.55 / std::max(l.spread, 1.0)), .9, 1.15);
    double const lift = std::clamp(.4 * (look.meanL / 2.55 - l.mean), -14.0, 14.0);
    // A gain, not an offset: black hair stays black in a bright scene.
    planes[0] = ((planes[0] - l.mean) * ratio + l.mean) * (1 + lift / std::max(l.mean, 20.0));
    planes[1] += std::clamp(.3 * (look.meanA - 128 - a.mean), -7.0, 7.0);
    planes[2] += std::clamp(.3 * (look.meanB - 128 - b.mean), -7.0, 7.0);
    cv::merge(planes, lab);
    cv::cvtColor(lab, lab, cv::COLOR_Lab2RGB);
    for (int y = 0; y < person.rows; ++y)
        for (int x = 0; x < person.cols; ++x) {
            cv::Vec4f& pixel = person.at<cv::Vec4f>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] = std::clamp(lab.at<cv::Vec3f>(y, x)[c], 0.f, 1.f) * pixel[3];
        }
    m_impl->skinLight *= 1 + lift / std::max(l.mean, 20.0);
    m_impl->grain = std::min(look.grain, 8.0);
}

namespace {

/// What is seen through an open mouth: teeth above, dark behind, a tongue below.
cv::Vec3f insideOfMouth(Expression::Seen const& seen, double light)
{
    cv::Vec3f const dark(54, 18, 20), tongue(150, 66, 66), teeth(226, 218, 206);
    float const tooth = static_cast<float>(std::clamp((.34 - seen.depth) / .08, 0.0, 1.0) *
                                           std::clamp((.78 - std::abs(seen.side)) / .15, 0.0, 1.0));
    float const below = static_cast<float>(std::clamp((seen.depth - .55) / .4, 0.0, .8));
    cv::Vec3f const behind = dark * (1 - below) + tongue * below;
    return (behind * (1 - tooth) + teeth * tooth) * static_cast<float>(light);
}

} // namespace

void Puppet::drawInto(Image& frame, HeadPose const& pose, PathKey const& place, int number) const
{
    Impl const& is = *m_impl;
    Impl::Placing const at = is.placing(frame.size(), place);
    if (at.x1 <= at.x0 || at.y1 <= at.y0)
        return;
    bool const hasBottom = at.top + is.person.rows * at.scale < frame.heightPx() - 1;
    cv::Mat const person = is.sized(at.scale, hasBottom);
    // Shoulders that lift show no gap below them: the last row goes on.
    double const lowest = hasBottom ? 1e9 : person.rows - 1.0;
    HeadTurn const turn(pose);
    Expression const expression(is.features, pose);
    int const width = at.x1 - at.x0, height = at.y1 - at.y0;
    cv::Mat map(height, width, CV_32FC2), inside(height, width, CV_32FC4, cv::Scalar::all(0)),
        light(height, width, CV_32FC1);
    cv::parallel_for_({0, height}, [&](cv::Range const& rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            Point nearby;
            for (int x = -8; x < width; ++x) { // the first few only find the way
                Point const shot{(at.x0 + x + .5 - at.left) / at.scale, (at.y0 + y + .5 - at.top) / at.scale};
                Point const still = turn.source(is.face.toFace(shot), nearby);
                if (x < 0)
                    continue;
                Expression::Seen const seen = expression.at(still);
                Point const from = is.face.toPicture(seen.source);
                map.at<cv::Vec2f>(y, x) = {static_cast<float>(from.x * at.scale - .5),
                                           static_cast<float>(std::min(from.y * at.scale - .5, lowest))};
                light.at<float>(y, x) = static_cast<float>(turn.light(seen.source));
                if (seen.mouth > 0) {
                    cv::Vec3f const colour = insideOfMouth(seen, is.skinLight);
                    inside.at<cv::Vec4f>(y, x) = {colour[0], colour[1], colour[2],
                                                  static_cast<float>(seen.mouth)};
                }
            }
        }
    });
    cv::Mat drawn;
    cv::remap(person, drawn, map, {}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    for (int y = 0; y < height; ++y) {
        uint8_t* row = frame.mutableRow(at.y0 + y) + 3 * at.x0;
        for (int x = 0; x < width; ++x, row += 3) {
            cv::Vec4f const& skin = drawn.at<cv::Vec4f>(y, x);
            float const alpha = skin[3] / 255.f;
            if (alpha <= 0)
                continue;
            cv::Vec4f const& mouth = inside.at<cv::Vec4f>(y, x);
            float const grain = static_cast<float>(is.grain) * noiseAt(at.x0 + x, at.y0 + y, number) * alpha;
            for (int c = 0; c < 3; ++c) {
                float const lit = skin[c] * light.at<float>(y, x);
                float const person1 = lit * (1 - mouth[3]) + mouth[c] * alpha * mouth[3];
                row[c] = cv::saturate_cast<uint8_t>(row[c] * (1 - alpha) + person1 + grain);
            }
        }
    }
}

Landmarks Puppet::pointsIn(SizePx frame, HeadPose const& pose, PathKey const& place) const
{
    Impl::Placing const at = m_impl->placing(frame, place);
    HeadTurn const turn(pose);
    Landmarks out{};
    for (size_t i = 0; i < out.size(); ++i) {
        Point const shot = m_impl->face.toPicture(turn.moved(m_impl->face.toFace(m_impl->points[i])));
        out[i] = {shot.x * at.scale + at.left, shot.y * at.scale + at.top};
    }
    return out;
}

} // namespace fw::cameo
