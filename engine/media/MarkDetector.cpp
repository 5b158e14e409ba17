#include "engine/media/VisibleMark.h"

#include "engine/media/BadgeShape.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Mats.h"
#include "engine/media/Pictures.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace fw::media {

double const kMarkThreshold = 0.88;

namespace {

// Pictures are searched at this height, where an ordinary badge is 16 to 17 pixels high.
constexpr int kSearchHeightPx = 360;
constexpr double kSmallestPx = 10;
constexpr double kLargestPx = 29;
constexpr double kCoarseStep = 1.08;
constexpr double kCoarseScore = 0.45; // worth a closer look
constexpr size_t kRoughHits = 4;
// The finer look takes place at most at this badge height: beyond it details of the picture's own noise
// count.
constexpr double kFinestBadgePx = 28;
// A badge has letters against its plate: flat patches, whose correlation is only noise, are left out.
constexpr double kMinDeviation = 22;

/// The badge's known part less its edges, as brightness: plate high, letters low.
struct Template {
    cv::Mat picture; // CV_32F, mean 0, length 1
    int inset = 0;
};

Template makeTemplate(double heightPx)
{
    badge::Coverage const shape = badge::draw(heightPx, false);
    cv::Mat full(shape.size.heightPx, shape.size.widthPx, CV_32F);
    for (int y = 0; y < full.rows; ++y)
        for (int x = 0; x < full.cols; ++x) {
            size_t const at =
                static_cast<size_t>(y) * static_cast<size_t>(full.cols) + static_cast<size_t>(x);
            // The spark's colour lies between plate and ink.
            full.at<float>(y, x) = 1.0f - std::min(1.0f, shape.ink[at] + 0.7f * shape.spark[at]);
        }
    int const inset = std::max(1, static_cast<int>(std::lround(heightPx * 0.10)));
    int const right = static_cast<int>(std::floor(heightPx * 1.72)); // before the dot and the word
    cv::Rect const inner(inset, inset, std::min(full.cols, right) - inset, full.rows - 2 * inset);
    cv::Mat picture = full(inner).clone();
    picture -= cv::mean(picture)[0];
    picture /= cv::norm(picture);
    return {picture, inset};
}

/// A picture and its running sums, from which the spread under any template follows at once.
struct Searched {
    cv::Mat picture; // CV_32F
    cv::Mat sums, squares;

    explicit Searched(cv::Mat const& from) : picture(from)
    {
        cv::integral(picture, sums, squares, CV_64F, CV_64F);
    }
};

double boxSum(cv::Mat const& sums, cv::Rect box)
{
    double const* top = sums.ptr<double>(box.y);
    double const* bottom = sums.ptr<double>(box.y + box.height);
    return bottom[box.x + box.width] - bottom[box.x] - top[box.x + box.width] + top[box.x];
}

struct Hit {
    double score = 0;
    cv::Rect2d rect; // of the known part, in pixels of the picture that was searched
};

/// Best normalised correlation with a badge of one height; both plates count (the sign is dropped).
Hit match(Searched const& in, double heightPx)
{
    Template const shape = makeTemplate(heightPx);
    cv::Size const size = shape.picture.size();
    if (in.picture.cols < size.width || in.picture.rows < size.height)
        return {};
    cv::Mat products;
    cv::matchTemplate(in.picture, shape.picture, products, cv::TM_CCORR);
    double const count = size.area();
    Hit best;
    for (int y = 0; y < products.rows; ++y) {
        float const* product = products.ptr<float>(y);
        for (int x = 0; x < products.cols; ++x) {
            cv::Rect const box(cv::Point(x, y), size);
            double const mean = boxSum(in.sums, box) / count;
            double const variance = boxSum(in.squares, box) / count - mean * mean;
            if (variance < kMinDeviation * kMinDeviation)
                continue;
            double const score = std::abs(static_cast<double>(product[x])) / std::sqrt(variance * count);
            if (score > best.score)
                best = {score,
                        cv::Rect2d(x - shape.inset, y - shape.inset, heightPx * badge::kCoreWidth, heightPx)};
        }
    }
    return best;
}

cv::Mat scaledTo(cv::Mat const& picture, double scale)
{
    if (std::abs(scale - 1) < 1e-9)
        return picture;
    cv::Mat out;
    cv::resize(picture, out, cv::Size(), scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return out;
}

/// A second look in a window around a rough hit, in finer scales and, for large pictures, more pixels.
Hit refine(cv::Mat const& full, Hit const& rough)
{
    double const scale = std::min(1.0, kFinestBadgePx / rough.rect.height);
    double const border = rough.rect.height * 0.35;
    cv::Rect const bounds(0, 0, full.cols, full.rows);
    cv::Rect const window = cv::Rect(cv::Point(static_cast<int>(std::floor(rough.rect.x - border)),
                                               static_cast<int>(std::floor(rough.rect.y - border))),
                                     cv::Point(static_cast<int>(std::ceil(rough.rect.br().x + border)),
                                               static_cast<int>(std::ceil(rough.rect.br().y + border)))) &
                            bounds;
    if (window.empty())
        return rough;
    Searched const picture(scaledTo(full(window), scale));
    Hit best;
    for (double factor = 0.955; factor < 1.05; factor += 0.015) {
        Hit const hit = match(picture, rough.rect.height * scale * factor);
        if (hit.score > best.score)
            best = hit;
    }
    cv::Rect2d const at = best.rect;
    best.rect =
        cv::Rect2d(window.x + at.x / scale, window.y + at.y / scale, at.width / scale, at.height / scale);
    return best;
}

std::vector<Hit> roughHits(cv::Mat const& full)
{
    double const scale = std::min(1.0, static_cast<double>(kSearchHeightPx) / full.rows);
    Searched const picture(scaledTo(full, scale));
    std::vector<Hit> hits;
    for (double height = kSmallestPx; height <= kLargestPx; height *= kCoarseStep) {
        Hit hit = match(picture, height);
        if (hit.score < kCoarseScore)
            continue;
        hit.rect = cv::Rect2d(hit.rect.x / scale, hit.rect.y / scale, hit.rect.width / scale,
                              hit.rect.height / scale);
        hits.push_back(hit);
    }
    std::sort(hits.begin(), hits.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
    if (hits.size() > kRoughHits)
        hits.resize(kRoughHits);
    return hits;
}

} // namespace

MarkDetection detectMark(Image const& image)
{
    if (image.isEmpty())
        return {};
    cv::Mat full;
    mats::luma(image).convertTo(full, CV_32F);
    Hit best;
    for (Hit const& rough : roughHits(full)) {
        Hit const hit = refine(full, rough);
        if (hit.score > best.score)
            best = hit;
    }
    cv::Rect2d const at = best.rect;
    RectPx const rect{static_cast<int>(std::lround(at.x)), static_cast<int>(std::lround(at.y)),
                      static_cast<int>(std::lround(at.width)), static_cast<int>(std::lround(at.height))};
    return {best.score >= kMarkThreshold, best.score, rect};
}

Result<MarkDetection> detectMarkInClip(std::filesystem::path const& clip, int samples)
{
    FW_TRY(auto const reader, ClipReader::open(clip));
    return detectMarkInClip(*reader, samples);
}

Result<MarkDetection> detectMarkInClip(ClipReader& clip, int samples)
{
    int64_t const count = clip.info().frameCount;
    int64_t const looks = std::clamp<int64_t>(samples, 1, count);
    std::vector<MarkDetection> seen;
    for (int64_t i = 0; i < looks; ++i) {
        auto const frame = clip.frame({(2 * i + 1) * count / (2 * looks)});
        if (frame)
            seen.push_back(detectMark(*frame));
        else if (i + 1 == looks && seen.empty()) // of a damaged clip what can be seen counts
            return frame.error();
    }
    std::sort(seen.begin(), seen.end(),
              [](MarkDetection const& a, MarkDetection const& b) { return a.score < b.score; });
    // The lower median: found means that more than half of the frames carry the badge.
    return seen[(seen.size() - 1) / 2];
}

} // namespace fw::media
