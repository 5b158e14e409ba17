#include "engine/media/ClipReader.h"
#include "engine/provenance/InvisibleMark.h"
#include "engine/provenance/MarkSearch.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

namespace fw::provenance {

namespace {

using namespace marks;

constexpr size_t kPlaces = 3; ///< that are tried after a search

/// What one frame says at every position; 0 where nothing is.
using Heard = std::vector<float>;

/// CV_32F on the grid.
cv::Mat gridLuma(Image const& image)
{
    int const type = image.channels() == 3 ? CV_8UC3 : CV_8UC4;
    cv::Mat const whole(image.heightPx(), image.widthPx(), type, const_cast<uint8_t*>(image.data()),
                        image.strideBytes());
    bool const isSmaller = image.widthPx() < kWidthPx || image.heightPx() < kHeightPx;
    cv::Mat small, grey, luma;
    cv::resize(whole, small, cv::Size(kWidthPx, kHeightPx), 0, 0,
               isSmaller ? cv::INTER_CUBIC : cv::INTER_AREA);
    cv::cvtColor(small, grey, image.channels() == 3 ? cv::COLOR_RGB2GRAY : cv::COLOR_RGBA2GRAY);
    grey.convertTo(luma, CV_32F);
    return luma;
}

/// A block's evidence at each of its coefficients. Beyond kReach a picture's own coefficients were left alone
/// and say nothing; that would be most of what there is in grass or gravel.
void listenToBlock(cv::Mat const& luma, size_t block, Heard& heard)
{
    constexpr float kLeastSpread = 4, kFade = 0.5f * kReach;
    float const margin = marginAt(cornerOf(luma, block));
    Coefficients const found = coefficientsAt(cornerOf(luma, block));
    float spread = kLeastSpread;
    for (float const each : found)
        spread += std::abs(each) / kSlots;
    float const weight = 1 / std::sqrt(spread); // measured: better than 1 and than 1 / spread
    for (size_t j = 0; j < kSlots; ++j) {
        float const worth = std::clamp(1 - (std::abs(found[j]) - kReach) / kFade, 0.0f, 1.0f);
        heard[block * kSlots + j] = weight * worth * std::clamp(found[j], -margin, margin);
    }
}

/// A picture on the grid; only blocks that lie wholly in `seen` count.
Heard listen(cv::Mat const& luma, cv::Rect2d seen)
{
    Heard heard(kPositions);
    for (size_t block = 0; block < kBlocks; ++block) {
        size_t const blockRow = block / kColumns, blockColumn = block % kColumns;
        auto const row = static_cast<double>(blockRow * kBlock),
                   column = static_cast<double>(blockColumn * kBlock);
        bool const isSeen = column >= seen.x && row >= seen.y && column + kBlock <= seen.x + seen.width &&
                            row + kBlock <= seen.y + seen.height;
        if (isSeen)
            listenToBlock(luma, block, heard);
    }
    return heard;
}

/// What the mirrored picture would have given: odd horizontal frequencies change their sign.
Heard mirrored(Heard const& heard)
{
    Heard out(kPositions);
    for (size_t block = 0; block < kBlocks; ++block) {
        size_t const other = block / kColumns * kColumns + (kColumns - 1 - block % kColumns);
        for (size_t j = 0; j < kSlots; ++j)
            out[other * kSlots + j] = heard[block * kSlots + j] * (kCoefficients[j].h % 2 ? -1.0f : 1.0f);
    }
    return out;
}

/// How clearly a frame carries the sync pattern, in standard deviations. Between key frames an encoder lets
/// the pattern swim along with what moves; such frames say little.
double syncOf(Heard const& heard, Layout const& layout)
{
    double sum = 0, energy = 1e-12;
    for (size_t at = 0; at < kPositions; ++at)
        if (isSync(at)) {
            sum += heard[at] * layout.sign[at];
            energy += heard[at] * heard[at];
        }
    return sum / std::sqrt(energy);
}

/// The frames together, each by what its sync pattern says; by equal parts when that says nothing. The sync
/// signs know nothing of the payload's, so this weighing leaves the bound of kInvisibleThreshold as it is.
Heard together(std::vector<Heard> const& frames, Layout const& layout)
{
    constexpr double kChance = 1;
    std::vector<double> weights;
    double all = 0;
    for (Heard const& frame : frames) {
        weights.push_back(std::max(0.0, syncOf(frame, layout) - kChance));
        all += weights.back();
    }
    Heard sum(kPositions);
    for (size_t f = 0; f < frames.size(); ++f) {
        auto const weight = static_cast<float>(all > 0 ? weights[f] : 1.0);
        if (weight > 0)
            for (size_t at = 0; at < sum.size(); ++at)
                sum[at] += weight * frames[f][at];
    }
    return sum;
}

InvisibleDetection decide(std::vector<Heard> const& frames, Layout const& layout)
{
    Heard const heard = together(frames, layout);
    SoftBits soft{};
    double energy = 0;
    for (size_t at = 0; at < kPositions; ++at)
        if (!isSync(at)) {
            double const value = heard[at];
            soft[layout.bit[at]] += value * layout.sign[at];
            energy += value * value;
        }
    InvisibleDetection result;
    if (energy <= 0)
        return result;
    Decoded const decoded = likeliest(soft);
    for (size_t k = 0; k < kBits; ++k)
        result.score += (decoded.bits[k] ? soft[k] : -soft[k]) / std::sqrt(energy * kMessageBits);
    result.found = decoded.id && result.score >= kInvisibleThreshold;
    if (result.found)
        result.id = *decoded.id;
    return result;
}

/// Key frames first, where a mark shows most; then frames spread over the clip. In film order.
std::vector<int64_t> framesToHear(media::ClipReader const& reader, int samples)
{
    std::vector<int64_t> const& keys = reader.keyFrames();
    auto const most = static_cast<size_t>(std::max(samples, 1));
    std::set<int64_t> chosen;
    for (size_t i = 0; i < std::min(most, keys.size()); ++i)
        chosen.insert(keys[i * keys.size() / std::min(most, keys.size())]);
    int64_t const count = reader.info().frameCount;
    auto const looks = std::min(static_cast<int64_t>(most / 2), count);
    for (int64_t i = 0; i < looks && chosen.size() < most; ++i)
        chosen.insert((2 * i + 1) * count / (2 * looks));
    return {chosen.begin(), chosen.end()};
}

} // namespace

struct InvisibleDetector::Impl {
    explicit Impl(MarkKey const& key) : layout(layoutOf(key)) {}

    InvisibleDetection detectCut() const;
    Place settled(Place place) const;
    double fitOf(Place const& place, size_t pictureStep) const;

    Layout layout;
    std::vector<Heard> heard;
    std::vector<cv::Mat> pictures; ///< luma on the grid
    double aspect = 16.0 / 9;
};

namespace {

/// A picture as it lies at a place.
Heard heardAt(cv::Mat const& picture, Place const& place)
{
    cv::Mat const toGrid = (cv::Mat_<double>(2, 3) << place.scaleX, 0, place.x + (place.scaleX - 1) / 2, 0,
                            place.scaleY, place.y + (place.scaleY - 1) / 2);
    cv::Rect2d const seen(place.x, place.y, kWidthPx * place.scaleX, kHeightPx * place.scaleY);
    cv::Mat turnedRound, placed;
    if (place.isMirrored)
        cv::flip(picture, turnedRound, 1);
    cv::warpAffine(place.isMirrored ? turnedRound : picture, placed, toGrid, picture.size(), cv::INTER_CUBIC,
                   cv::BORDER_REPLICATE);
    return listen(placed, seen);
}

/// A place moved by pixels of the grid, or its picture made wider or higher by some about its centre.
std::vector<Place> neighbours(Place const& place, double px)
{
    std::vector<Place> found;
    for (double const by : {px, -px}) {
        found.insert(found.end(), 4, place);
        Place* const moved = &found[found.size() - 4];
        moved[0].x += by;
        moved[1].y += by;
        moved[2].scaleX += by / kWidthPx;
        moved[2].x -= by / 2;
        moved[3].scaleY += by / kHeightPx;
        moved[3].y -= by / 2;
    }
    return found;
}

} // namespace

/// How clearly the sync pattern is heard there, in some of the pictures.
double InvisibleDetector::Impl::fitOf(Place const& place, size_t pictureStep) const
{
    double fit = 0;
    for (size_t i = 0; i < pictures.size(); i += pictureStep)
        fit += std::pow(std::max(0.0, syncOf(heardAt(pictures[i], place), layout)), 2);
    return fit;
}

/// The place near a likely one where the sync pattern is clearest: phase correlation is right to about two
/// pixels, and the payload is only heard at less than one.
Place InvisibleDetector::Impl::settled(Place place) const
{
    constexpr size_t kPictures = 4;
    constexpr int kRounds = 4;
    size_t const pictureStep = (pictures.size() + kPictures - 1) / kPictures;
    double fit = fitOf(place, pictureStep);
    for (double px = 2; px > 0.2; px /= 2)
        for (int round = 0; round < kRounds; ++round) {
            double const before = fit;
            for (Place const& other : neighbours(place, px))
                if (double const there = fitOf(other, pictureStep); there > fit) {
                    fit = there;
                    place = other;
                }
            if (fit <= before)
                break;
        }
    return place;
}

InvisibleDetection InvisibleDetector::Impl::detectCut() const
{
    cv::Mat residue = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F);
    for (cv::Mat const& picture : pictures)
        residue += withoutShapes(picture);
    InvisibleDetection best;
    for (Place const& likely : likelyPlaces(residue, syncPattern(layout), aspect, kPlaces)) {
        Place const place = settled(likely);
        std::vector<Heard> there;
        for (cv::Mat const& picture : pictures)
            there.push_back(heardAt(picture, place));
        InvisibleDetection here = decide(there, layout);
        here.isMirrored = place.isMirrored;
        here.isCut = true;
        if (here.found)
            return here;
        if (here.score > best.score)
            best = here;
    }
    return best;
}

InvisibleDetector::InvisibleDetector(MarkKey const& key) : m_impl(std::make_unique<Impl>(key)) {}
InvisibleDetector::~InvisibleDetector() = default;

void InvisibleDetector::add(Image const& frame)
{
    if (frame.isEmpty())
        return;
    Impl& my = *m_impl;
    my.aspect = static_cast<double>(frame.widthPx()) / frame.heightPx();
    my.pictures.push_back(gridLuma(frame));
    my.heard.push_back(listen(my.pictures.back(), cv::Rect2d(0, 0, kWidthPx, kHeightPx)));
}

void InvisibleDetector::setKey(MarkKey const& key) { m_impl->layout = layoutOf(key); }

InvisibleDetection InvisibleDetector::detect(bool mayBeCut) const
{
    Impl const& my = *m_impl;
    InvisibleDetection const whole = decide(my.heard, my.layout);
    if (whole.found || my.pictures.empty())
        return whole;
    std::vector<Heard> inMirror;
    for (Heard const& frame : my.heard)
        inMirror.push_back(mirrored(frame));
    InvisibleDetection turnedRound = decide(inMirror, my.layout);
    turnedRound.isMirrored = true;
    if (turnedRound.found || !mayBeCut)
        return turnedRound.found || turnedRound.score > whole.score ? turnedRound : whole;
    InvisibleDetection const cut = my.detectCut();
    if (cut.found)
        return cut;
    return std::max({whole, turnedRound, cut},
                    [](auto const& a, auto const& b) { return a.score < b.score; });
}

Result<InvisibleDetection> detectInvisibleMark(std::filesystem::path const& clip, MarkKey const& key,
                                               bool mayBeCut, int samples)
{
    FW_TRY(auto const reader, media::ClipReader::open(clip));
    return detectInvisibleMark(*reader, key, mayBeCut, samples);
}

Result<InvisibleDetection> detectInvisibleMark(media::ClipReader& clip, MarkKey const& key, bool mayBeCut,
                                               int samples)
{
    InvisibleDetector detector(key);
    for (int64_t const n : framesToHear(clip, samples)) {
        FW_TRY(Image const frame, clip.frame({n}));
        detector.add(frame);
    }
    return detector.detect(mayBeCut);
}

} // namespace fw::provenance
