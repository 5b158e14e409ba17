#include "engine/footage/Footage.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fw::footage {

namespace {

constexpr double kTypicalDistance = 30; ///< of tiny pictures: at this a frame is no longer typical

/// 1 at the usual sensitivity, doubled and halved towards the ends.
double askedStrength(double sensitivity) { return std::pow(2, 1 - 2 * std::clamp(sensitivity, 0.0, 1.0)); }

bool isAllBlank(Analysis const& analysis, int64_t first, int64_t end)
{
    auto const at = [&](int64_t frame) {
        return analysis.frames.begin() + static_cast<std::ptrdiff_t>(frame);
    };
    return std::all_of(at(first), at(end),
                       [](FrameFacts const& facts) { return facts.isBlank || !facts.isRead; });
}

/// Of two boundaries that are closer than a shot may be short the weaker one goes, unless nothing but black
/// lies between them.
std::vector<Boundary> boundariesOf(Analysis const& analysis, SplitSettings const& settings)
{
    double const asked = askedStrength(settings.sensitivity);
    std::vector<Boundary> kept;
    for (Boundary const& each : analysis.boundaries) {
        if (each.strength < asked || each.frame <= 0 || each.frame >= analysis.frameCount())
            continue;
        bool isKept = true;
        while (isKept && !kept.empty() &&
               analysis.secondsOf(kept.back().frame, each.frame) < settings.leastSeconds &&
               !isAllBlank(analysis, kept.back().frame, each.frame)) {
            isKept = each.strength > kept.back().strength;
            if (isKept)
                kept.pop_back();
        }
        if (isKept)
            kept.push_back(each);
    }
    auto const isShort = [&](int64_t first, int64_t end) {
        return analysis.secondsOf(first, end) < settings.leastSeconds && !isAllBlank(analysis, first, end);
    };
    if (!kept.empty() && isShort(0, kept.front().frame))
        kept.erase(kept.begin());
    if (!kept.empty() && isShort(kept.back().frame, analysis.frameCount()))
        kept.pop_back();
    return kept;
}

/// Black at either end does not belong to the shot.
void trimBlank(Analysis const& analysis, FoundShot& shot)
{
    while (shot.first + 1 < shot.end && analysis.frames[static_cast<size_t>(shot.first)].isBlank)
        ++shot.first;
    while (shot.first + 1 < shot.end && analysis.frames[static_cast<size_t>(shot.end - 1)].isBlank)
        --shot.end;
    shot.cleanFirst = std::clamp(shot.cleanFirst, shot.first, shot.end - 1);
    shot.cleanEnd = std::clamp(shot.cleanEnd, shot.cleanFirst + 1, shot.end);
}

std::vector<FoundShot> rangesOf(Analysis const& analysis, std::vector<Boundary> const& boundaries)
{
    std::vector<FoundShot> shots;
    FoundShot next;
    for (size_t i = 0; i <= boundaries.size(); ++i) {
        bool const isEnd = i == boundaries.size();
        next.end = isEnd ? analysis.frameCount() : boundaries[i].frame;
        next.cleanEnd = isEnd ? next.end : std::min(next.end, boundaries[i].first);
        if (!isAllBlank(analysis, next.first, next.end)) {
            trimBlank(analysis, next);
            shots.push_back(next);
        }
        if (isEnd)
            break;
        next = {};
        next.first = boundaries[i].frame;
        next.cleanFirst = std::max(next.first, boundaries[i].last + 1);
        next.begins = boundaries[i].kind;
    }
    if (shots.empty()) { // black from the first to the last frame
        FoundShot all;
        all.end = all.cleanEnd = analysis.frameCount();
        shots.push_back(all);
    }
    return shots;
}

/// A picture that is neither dark nor glaring nor flat: 0..1.
double exposureOf(PictureFacts const& facts)
{
    double const off = std::fabs(facts.brightness - .45) / .45;
    double const flat = std::min(1.0, facts.contrast / .12);
    return std::clamp(1 - .6 * off * off, 0.0, 1.0) * (1 - .7 * facts.clipped) * (.3 + .7 * flat);
}

using Samples = std::vector<Sample const*>;

Samples samplesIn(Analysis const& analysis, int64_t first, int64_t end)
{
    auto const from =
        std::lower_bound(analysis.samples.begin(), analysis.samples.end(), first,
                         [](Sample const& sample, int64_t frame) { return sample.frame < frame; });
    Samples found;
    for (auto each = from; each != analysis.samples.end() && each->frame < end; ++each)
        found.push_back(&*each);
    return found;
}

/// What the shot looks like most of the time.
Look::Tiny meanOf(Samples const& samples)
{
    Look::Tiny mean{};
    for (size_t i = 0; i < mean.size(); ++i) {
        size_t sum = 0;
        for (Sample const* each : samples)
            sum += each->tiny[i];
        mean[i] = static_cast<uint8_t>(sum / samples.size());
    }
    return mean;
}

/// Sharp for this shot, well exposed, typical of it, and not in the middle of a quick move.
int64_t keyFrameOf(Analysis const& analysis, FoundShot const& shot)
{
    Samples const samples = samplesIn(analysis, shot.cleanFirst, shot.cleanEnd);
    int64_t const middle = (shot.cleanFirst + shot.cleanEnd - 1) / 2;
    if (samples.empty())
        return middle;
    Look::Tiny const mean = meanOf(samples);
    double sharpest = .001;
    for (Sample const* each : samples)
        sharpest =
            std::max<double>(sharpest, analysis.frames[static_cast<size_t>(each->frame)].picture.sharpness);
    int64_t best = middle;
    double bestScore = -1;
    for (Sample const* each : samples) {
        FrameFacts const& facts = analysis.frames[static_cast<size_t>(each->frame)];
        if (!facts.isRead)
            continue;
        double const inside =
            static_cast<double>(std::min(each->frame - shot.cleanFirst, shot.cleanEnd - 1 - each->frame) +
                                1) /
            static_cast<double>(shot.cleanEnd - shot.cleanFirst + 1);
        double const score = (.2 + facts.picture.sharpness / sharpest) * (.2 + exposureOf(facts.picture)) *
                             std::exp(-tinyDistance(each->tiny, mean) / kTypicalDistance) /
                             (1 + 20 * facts.motion) * (1 + .1 * inside);
        if (score > bestScore) {
            bestScore = score;
            best = each->frame;
        }
    }
    return best;
}

void measure(Analysis const& analysis, FoundShot& shot)
{
    shot.seconds = analysis.secondsOf(shot.first, shot.end);
    double motion = 0;
    for (int64_t n = shot.cleanFirst + 1; n < shot.cleanEnd; ++n)
        motion += analysis.frames[static_cast<size_t>(n)].motion;
    shot.motion = motion / std::max(.04, analysis.secondsOf(shot.cleanFirst, shot.cleanEnd));
    shot.key = keyFrameOf(analysis, shot);
    shot.picture = analysis.frames[static_cast<size_t>(shot.key)].picture;
}

/// Sharp for this film, well lit, something moves, long enough to be seen.
void judge(std::vector<FoundShot>& shots)
{
    constexpr double kLively = .3, kShaken = 2; // widths a second
    std::vector<float> sharpness;
    sharpness.reserve(shots.size());
    for (FoundShot const& shot : shots)
        sharpness.push_back(shot.picture.sharpness);
    auto const middle = sharpness.begin() + static_cast<std::ptrdiff_t>(sharpness.size() / 2);
    std::nth_element(sharpness.begin(), middle, sharpness.end());
    for (FoundShot& shot : shots) {
        double const sharp = std::min(1.0, shot.picture.sharpness / std::max(.001, double(*middle)));
        double const moves = std::min(1.0, shot.motion / kLively) * (shot.motion > kShaken ? .5 : 1);
        double const lasts = std::min(1.0, shot.seconds / 2);
        shot.interest = sharp * sharp * exposureOf(shot.picture) * (.55 + .3 * moves + .15 * lasts);
    }
}

} // namespace

std::vector<FoundShot> shotsOf(Analysis const& analysis, SplitSettings const& settings)
{
    std::vector<FoundShot> shots = rangesOf(analysis, boundariesOf(analysis, settings));
    for (FoundShot& shot : shots)
        measure(analysis, shot);
    judge(shots);
    return shots;
}

} // namespace fw::footage
