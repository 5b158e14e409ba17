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

constexpr size_t kPlaces = 3;   ///< that are tried after a search
constexpr size_t kDoubtful = 8; ///< weakest bits, of which up to two may be wrong

/// What one frame says at every position; 0 where nothing is.
struct Heard {
    std::vector<float> payload = std::vector<float>(kBlocks * kPayload.size()); ///< [45, 80, 9]
    std::vector<float> sync = std::vector<float>(kBlocks * kSync.size());       ///< [45, 80, 3]
};

cv::Mat gridLuma(Image const& image)
{
    int const type = image.channels() == 3 ? CV_8UC3 : CV_8UC4;
    cv::Mat const whole(image.heightPx(), image.widthPx(), type, const_cast<uint8_t*>(image.data()),
                        image.strideBytes());
    bool const isSmaller = image.widthPx() < kWidthPx || image.heightPx() < kHeightPx;
    cv::Mat small, luma;
    cv::resize(whole, small, cv::Size(kWidthPx, kHeightPx), 0, 0,
               isSmaller ? cv::INTER_CUBIC : cv::INTER_AREA);
    cv::cvtColor(small, luma, image.channels() == 3 ? cv::COLOR_RGB2GRAY : cv::COLOR_RGBA2GRAY);
    return luma;
}

using Lines = std::array<std::array<float, kFrequencies>, kBlock>;

float coefficient(Lines const& lines, Coefficient at)
{
    float value = 0;
    for (size_t y = 0; y < kBlock; ++y)
        value += dct()[static_cast<size_t>(at.v)][y] * lines[y][static_cast<size_t>(at.h)];
    return value;
}

/// What the picture's own coefficients of this size make of a step of that strength: the logarithm of the
/// likelihood ratio for a Laplace distribution.
float evidence(float value, float strength, float spread)
{
    return std::clamp(value, -strength, strength) / spread;
}

void listenToBlock(cv::Mat const& luma, size_t block, Heard& heard)
{
    constexpr float kLeastSpread = 0.5f, kLeastStrength = 0.3f;
    int const row = static_cast<int>(block) / kColumns * kBlock,
              column = static_cast<int>(block % kColumns) * kBlock;
    Lines lines{};
    for (size_t y = 0; y < kBlock; ++y) {
        uint8_t const* from = luma.ptr<uint8_t>(row + static_cast<int>(y)) + column;
        for (size_t x = 0; x < kBlock; ++x) {
            float const pixel = from[x];
            for (size_t k = 0; k < kFrequencies; ++k)
                lines[y][k] += dct()[k][x] * pixel;
        }
    }
    constexpr size_t kAll = kPayload.size() + kSync.size();
    std::array<float, kAll> values{};
    float spread = kLeastSpread;
    for (size_t j = 0; j < kAll; ++j) {
        values[j] = coefficient(lines, j < kPayload.size() ? kPayload[j] : kSync[j - kPayload.size()]);
        spread += std::abs(values[j]) / kAll;
    }
    Strength const strength = strengthOf(activityOf(luma.ptr<uint8_t>(row) + column, luma.step[0]));
    // Which coefficient leads is the key's secret, and so not asked here: the detector's certainty rests on
    // weights that know nothing of the key.
    float const step = std::max(strength.all + strength.lead, kLeastStrength);
    for (size_t j = 0; j < kAll; ++j) {
        float& to = j < kPayload.size() ? heard.payload[block * kPayload.size() + j]
                                        : heard.sync[block * kSync.size() + j - kPayload.size()];
        to = evidence(values[j], step, spread);
    }
}

/// A picture on the grid; only blocks that lie wholly in `seen` count.
Heard listen(cv::Mat const& luma, cv::Rect2d seen)
{
    Heard heard;
    for (size_t block = 0; block < kBlocks; ++block) {
        int const row = static_cast<int>(block) / kColumns * kBlock,
                  column = static_cast<int>(block % kColumns) * kBlock;
        bool const isSeen = column >= seen.x && row >= seen.y && column + kBlock <= seen.x + seen.width &&
                            row + kBlock <= seen.y + seen.height;
        if (isSeen)
            listenToBlock(luma, block, heard);
    }
    return heard;
}

template <size_t N>
std::vector<float> turned(std::vector<float> const& heard, std::array<Coefficient, N> const& at)
{
    std::vector<float> out(heard.size());
    for (size_t block = 0; block < kBlocks; ++block) {
        size_t const other = block / kColumns * kColumns + (kColumns - 1 - block % kColumns);
        for (size_t j = 0; j < N; ++j)
            out[other * N + j] = heard[block * N + j] * (at[j].h % 2 ? -1.0f : 1.0f);
    }
    return out;
}

/// What the mirrored picture would have given: odd horizontal frequencies change their sign.
Heard mirrored(Heard const& heard) { return {turned(heard.payload, kPayload), turned(heard.sync, kSync)}; }

/// How clearly a frame carries the sync pattern, in standard deviations. Between key frames an encoder lets
/// the pattern swim along with what moves; such frames say little.
double syncOf(Heard const& heard, Layout const& layout)
{
    double sum = 0, energy = 1e-12;
    for (size_t at = 0; at < heard.sync.size(); ++at) {
        sum += heard.sync[at] * layout.sync[at];
        energy += heard.sync[at] * heard.sync[at];
    }
    return sum / std::sqrt(energy);
}

/// The frames together, each by what its sync pattern says; by equal parts when that says nothing. The sync
/// signs know nothing of the payload's, so this weighing leaves the bound of kInvisibleThreshold as it is.
std::vector<float> together(std::vector<Heard> const& frames, Layout const& layout)
{
    constexpr double kChance = 1;
    std::vector<double> weights;
    double all = 0;
    for (Heard const& frame : frames) {
        weights.push_back(std::max(0.0, syncOf(frame, layout) - kChance));
        all += weights.back();
    }
    std::vector<float> sum(kBlocks * kPayload.size());
    for (size_t f = 0; f < frames.size(); ++f) {
        auto const weight = static_cast<float>(all > 0 ? weights[f] : 1.0);
        if (weight > 0)
            for (size_t at = 0; at < sum.size(); ++at)
                sum[at] += weight * frames[f].payload[at];
    }
    return sum;
}

/// Bits by their signs; where the CRC disagrees, with one or two of the weakest turned round.
std::optional<MarkId> idIn(std::array<double, kBits> const& z)
{
    Bits bits{};
    std::array<size_t, kBits> order{};
    for (size_t k = 0; k < kBits; ++k) {
        bits[k] = z[k] > 0;
        order[k] = k;
    }
    if (auto const id = idOf(bits))
        return id;
    std::sort(order.begin(), order.end(),
              [&z](size_t a, size_t b) { return std::abs(z[a]) < std::abs(z[b]); });
    for (size_t first = 0; first < kDoubtful; ++first)
        for (size_t second = 0; second <= first; ++second) {
            Bits turned = bits;
            turned[order[first]] = !turned[order[first]];
            if (second < first)
                turned[order[second]] = !turned[order[second]];
            if (auto const id = idOf(turned))
                return id;
        }
    return std::nullopt;
}

InvisibleDetection decide(std::vector<Heard> const& frames, Layout const& layout)
{
    std::vector<float> const heard = together(frames, layout);
    std::array<double, kBits> sum{}, energy{}, z{};
    for (size_t at = 0; at < heard.size(); ++at) {
        double const value = heard[at];
        sum[layout.bit[at]] += value * layout.sign[at];
        energy[layout.bit[at]] += value * value;
    }
    InvisibleDetection result;
    for (size_t k = 0; k < kBits; ++k) {
        z[k] = energy[k] > 0 ? sum[k] / std::sqrt(energy[k]) : 0;
        result.score += std::abs(z[k]) / kBits;
    }
    if (result.score < kInvisibleThreshold)
        return result;
    std::optional<MarkId> const id = idIn(z);
    result.found = id.has_value();
    result.id = id.value_or(MarkId{});
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
    std::vector<Heard> heardAt(Place const& place) const;

    Layout layout;
    std::vector<Heard> heard;
    std::vector<cv::Mat> pictures; ///< luma on the grid
    double aspect = 16.0 / 9;
};

std::vector<Heard> InvisibleDetector::Impl::heardAt(Place const& place) const
{
    std::vector<Heard> there;
    cv::Mat const toGrid = (cv::Mat_<double>(2, 3) << place.scaleX, 0, place.x + (place.scaleX - 1) / 2, 0,
                            place.scaleY, place.y + (place.scaleY - 1) / 2);
    cv::Rect2d const seen(place.x, place.y, kWidthPx * place.scaleX, kHeightPx * place.scaleY);
    cv::Mat turnedRound, placed;
    for (cv::Mat const& picture : pictures) {
        if (place.isMirrored)
            cv::flip(picture, turnedRound, 1);
        cv::warpAffine(place.isMirrored ? turnedRound : picture, placed, toGrid, picture.size(),
                       cv::INTER_CUBIC, cv::BORDER_REPLICATE);
        there.push_back(listen(placed, seen));
    }
    return there;
}

InvisibleDetection InvisibleDetector::Impl::detectCut() const
{
    cv::Mat residue = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F);
    for (cv::Mat const& picture : pictures)
        residue += withoutShapes(picture);
    InvisibleDetection best;
    for (Place const& place : likelyPlaces(residue, syncPattern(layout), aspect, kPlaces)) {
        InvisibleDetection here = decide(heardAt(place), layout);
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
    InvisibleDetector detector(key);
    for (int64_t const n : framesToHear(*reader, samples)) {
        FW_TRY(Image const frame, reader->frame({n}));
        detector.add(frame);
    }
    return detector.detect(mayBeCut);
}

} // namespace fw::provenance
