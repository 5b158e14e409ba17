#include "engine/media/MotionBetween.h"

#include "engine/media/Mats.h"
#include "engine/media/Pictures.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

constexpr int kSmallestSidePx = 32; ///< below, the flow has too few scales to work with
// Measured on clips of the starter's generator: neighbours differ after moving in at most 5 % of the pixels,
// frames of different clips in at least 6 %, and their flows disagree in at most 63 % and at least 78 %.
constexpr double kCutDiffering = 0.05, kCutDisagreeing = 0.70;
constexpr int kDiffering = 20; ///< luma steps
constexpr float kDisagreeingPx = 2;
constexpr float kStillPx = 0.1F; ///< smaller motion is noise of the flow
// Looked at on clips of the starter: where vectors differ from their neighbours by more than this on average,
// following them tears the picture.
constexpr double kMeanStrayPx = 0.45, kMostStrayPx = 2;
constexpr int kAroundPx = 25;
constexpr float kPxInLuma = 8; ///< what a pixel of disagreement weighs against luma steps

float length(cv::Vec2f const& v) { return std::sqrt(v[0] * v[0] + v[1] * v[1]); }

/// Where each pixel of a picture is looked up: its own place plus `factor` times the motion there.
cv::Mat places(cv::Mat const& motion, float factor)
{
    cv::Mat map(motion.size(), CV_32FC2);
    for (int y = 0; y < map.rows; ++y) {
        auto const* from = motion.ptr<cv::Vec2f>(y);
        auto* to = map.ptr<cv::Vec2f>(y);
        for (int x = 0; x < map.cols; ++x)
            to[x] = {static_cast<float>(x) + factor * from[x][0],
                     static_cast<float>(y) + factor * from[x][1]};
    }
    return map;
}

cv::Mat lookUp(cv::Mat const& picture, cv::Mat const& map)
{
    cv::Mat found;
    cv::remap(picture, found, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return found;
}

/// The flow of one direction, and how little each vector is to be trusted: luma steps between what it joins,
/// and its disagreement with the flow that leads back.
struct Direction {
    cv::Mat motion; ///< CV_32FC2
    cv::Mat doubt;  ///< CV_32FC1

    /// Shares of the picture.
    double differing = 0, disagreeing = 0;
};

void setDoubt(Direction& flow, cv::Mat const& from, cv::Mat const& to, cv::Mat const& back)
{
    cv::Mat const map = places(flow.motion, 1);
    cv::Mat const there = lookUp(to, map), returning = lookUp(back, map);
    flow.doubt.create(from.size(), CV_32FC1);
    int64_t differing = 0, disagreeing = 0;
    for (int y = 0; y < from.rows; ++y) {
        auto const* motion = flow.motion.ptr<cv::Vec2f>(y);
        auto const* way = returning.ptr<cv::Vec2f>(y);
        for (int x = 0; x < from.cols; ++x) {
            int const step = std::abs(from.at<uint8_t>(y, x) - there.at<uint8_t>(y, x));
            float const gap = length(motion[x] + way[x]);
            differing += step > kDiffering;
            disagreeing += gap > kDisagreeingPx;
            flow.doubt.at<float>(y, x) =
                static_cast<float>(step) + kPxInLuma * std::min(gap, 4 * kDisagreeingPx);
        }
    }
    double const all = static_cast<double>(from.total());
    flow.differing = static_cast<double>(differing) / all;
    flow.disagreeing = static_cast<double>(disagreeing) / all;
}

/// Carries every vector along itself by `part` of its length into the picture in between; where several
/// arrive the least doubtful stays. `sign`: 1 for the forward flow, -1 for the backward one, so that what is
/// kept always points from the first frame to the second.
void carry(Direction const& flow, float part, float sign, cv::Mat& motion, cv::Mat& doubt)
{
    for (int y = 0; y < motion.rows; ++y) {
        auto const* vectors = flow.motion.ptr<cv::Vec2f>(y);
        auto const* doubts = flow.doubt.ptr<float>(y);
        for (int x = 0; x < motion.cols; ++x) {
            int const left = static_cast<int>(std::floor(static_cast<float>(x) + part * vectors[x][0]));
            int const top = static_cast<int>(std::floor(static_cast<float>(y) + part * vectors[x][1]));
            for (int v = std::max(top, 0); v < std::min(top + 2, motion.rows); ++v)
                for (int u = std::max(left, 0); u < std::min(left + 2, motion.cols); ++u)
                    if (doubts[x] < doubt.at<float>(v, u)) {
                        doubt.at<float>(v, u) = doubts[x];
                        motion.at<cv::Vec2f>(v, u) = sign * vectors[x];
                    }
        }
    }
}

/// The motion of what is seen at each pixel in between, from the first frame to the second, and how much of
/// the picture there is to follow it: the rest is a plain blend.
struct Motion {
    cv::Mat vectors; ///< CV_32FC2
    cv::Mat share;   ///< CV_32FC1, 0..1
};

/// Single stray vectors give way to their neighbours. Where there are many of them, as in shapes that change
/// rather than move, following them would tear the picture: there the share goes to 0.
Motion steadied(cv::Mat const& raw)
{
    cv::Mat parts[2], change;
    cv::split(raw, parts);
    Motion motion{{}, cv::Mat::zeros(raw.size(), CV_32FC1)};
    for (cv::Mat& part : parts) {
        cv::Mat calm;
        cv::medianBlur(part, calm, 5);
        cv::absdiff(part, calm, change);
        motion.share += change;
        part = calm;
    }
    cv::merge(parts, 2, motion.vectors);
    cv::min(motion.share, kMostStrayPx, motion.share);
    cv::blur(motion.share, motion.share, {kAroundPx, kAroundPx});
    motion.share = 1.5 - motion.share / kMeanStrayPx;
    cv::min(cv::max(motion.share, 0), 1, motion.share);
    return motion;
}

} // namespace

struct MotionBetween::Flow {
    Direction forward, backward;

    Motion motionAt(float t) const
    {
        cv::Mat motion = forward.motion.clone(); // where nothing arrives, as good a guess as any
        cv::Mat doubt(motion.size(), CV_32FC1, cv::Scalar(1e9));
        carry(forward, t, 1, motion, doubt);
        carry(backward, 1 - t, -1, motion, doubt);
        for (auto it = motion.begin<cv::Vec2f>(); it != motion.end<cv::Vec2f>(); ++it)
            if (length(*it) < kStillPx)
                *it = {0, 0};
        return steadied(motion);
    }
};

namespace {

/// One frame moved to the time in between, and how far it may be believed: only where its own flow says that
/// this pixel passes through here does it show what belongs there.
struct Moved {
    cv::Mat picture; ///< CV_8UC3
    cv::Mat flow;    ///< its own, from the first frame to the second, where the pixels came from

    float trust(int y, int x, cv::Vec2f const& motion) const
    {
        cv::Vec2f const own = flow.at<cv::Vec2f>(y, x);
        return std::clamp(2 - length(own - motion) / (1 + 0.05F * length(motion)), 0.0F, 1.0F);
    }
};

cv::Vec3f colour(cv::Mat const& picture, int y, int x) { return picture.at<cv::Vec3b>(y, x); }

} // namespace

MotionBetween::MotionBetween(Image const& from, Image const& to)
    : m_from(from), m_to(to), m_isCut(from.size() != to.size())
{
    bool const isTiny = std::min(from.widthPx(), from.heightPx()) < kSmallestSidePx;
    if (m_isCut || isTiny || from == to)
        return;
    cv::Mat const first = mats::luma(from), second = mats::luma(to);
    auto const dis = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM);
    auto flow = std::make_unique<Flow>();
    dis->calc(first, second, flow->forward.motion);
    dis->calc(second, first, flow->backward.motion);
    setDoubt(flow->forward, first, second, flow->backward.motion);
    setDoubt(flow->backward, second, first, flow->forward.motion);
    m_isCut = flow->forward.differing > kCutDiffering && flow->forward.disagreeing > kCutDisagreeing;
    m_flow = std::move(flow);
}

MotionBetween::~MotionBetween() = default;
MotionBetween::MotionBetween(MotionBetween&&) noexcept = default;
MotionBetween& MotionBetween::operator=(MotionBetween&&) noexcept = default;

Image MotionBetween::at(double t) const
{
    if (t <= 0 || m_from == m_to || (m_isCut && t < 1))
        return m_from;
    if (t >= 1)
        return m_to;
    if (!m_flow)
        return blend(m_from, m_to, t);
    float const part = static_cast<float>(t);
    cv::Mat const from = mats::view(m_from), to = mats::view(m_to);
    Motion const motion = m_flow->motionAt(part);
    cv::Mat const before = places(motion.vectors, -part), after = places(motion.vectors, 1 - part);
    Moved const first{lookUp(from, before), lookUp(m_flow->forward.motion, before)};
    Moved const second{lookUp(to, after), lookUp(-m_flow->backward.motion, after)};
    Image image(m_from.size());
    cv::Mat out = mats::writable(image);
    cv::parallel_for_({0, out.rows}, [&](cv::Range const& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            for (int x = 0; x < out.cols; ++x) {
                cv::Vec2f const& way = motion.vectors.at<cv::Vec2f>(y, x);
                float const trustFirst = first.trust(y, x, way), trustSecond = second.trust(y, x, way);
                float const a = (1 - part) * trustFirst, b = part * trustSecond;
                float const share = std::max(trustFirst, trustSecond) * motion.share.at<float>(y, x);
                float const scale = share / std::max(a + b, 1e-6F);
                out.at<cv::Vec3b>(y, x) =
                    a * scale * colour(first.picture, y, x) + b * scale * colour(second.picture, y, x) +
                    (1 - share) * (1 - part) * colour(from, y, x) + (1 - share) * part * colour(to, y, x);
            }
    });
    return image;
}

} // namespace fw::media
