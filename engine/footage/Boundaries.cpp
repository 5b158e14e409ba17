#include "engine/footage/Boundaries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace fw::footage {

namespace {

// What the usual sensitivity asks; set on the corpus of tests/footage/tst_boundaries.cpp.
constexpr double kCutScore = 18;   ///< change over a cut, however calm the frames around it
constexpr double kCutRatio = 2.5;  ///< against the usual change of the frames around it
constexpr double kCutNewness = 14; ///< least change between any frame before it and any behind it
constexpr double kWeakest = .4;    ///< of these: what is kept for higher sensitivities
constexpr double kStill = 2;       ///< change between frames that counts as none
constexpr int64_t kAround = 5;     ///< frames to either side that say what is usual
constexpr double kFlashSeconds = .25;

constexpr double kRampDifference = 12; ///< of the tiny pictures at both ends
constexpr double kRampOffLine = .2;    ///< mean squared distance from the line, in squared lengths of it
constexpr double kRampFlat = .3; ///< two pictures over each other have less contrast than either, by so much
constexpr double kSamePicture = .85; ///< correlation of brightness: the same place in another light
constexpr int kSamplesASecond = 24;
constexpr std::array kRampSamples{72, 48, 32, 24, 16, 12, 9};

constexpr double kBlankBrightness = 18, kBlankDeviation = 5; // of 255: black, or white from the other end

struct Light {
    double mean, deviation;
    bool isBlank() const
    {
        return deviation < kBlankDeviation && (mean < kBlankBrightness || mean > 255 - kBlankBrightness);
    }
};

Light lightOf(Look const& look)
{
    double sum = 0, squares = 0;
    for (uint8_t const value : look.luma) {
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    double const all = static_cast<double>(look.luma.size()), mean = sum / all;
    return {mean, std::sqrt(std::max(0.0, squares / all - mean * mean))};
}

/// How alike the patterns of brightness are, whatever the exposure: 1 for the same picture.
double correlation(Look const& a, Look const& b)
{
    Light const one = lightOf(a), other = lightOf(b);
    double sum = 0;
    for (size_t i = 0; i < a.luma.size(); ++i)
        sum += (a.luma[i] - one.mean) * (b.luma[i] - other.mean);
    double const both = one.deviation * other.deviation * static_cast<double>(a.luma.size());
    return both > 1 ? sum / both : 0;
}

/// 0: as much contrast in the middle as at the ends; near .5: two pictures that have nothing in common, over
/// each other. A pan keeps its contrast.
double lostContrast(Look const& from, Look const& middle, Look const& to)
{
    auto const variance = [](Look const& look) {
        double const deviation = lightOf(look).deviation;
        return deviation * deviation;
    };
    double const ends = (variance(from) + variance(to)) / 2;
    return ends > 1 ? 1 - variance(middle) / ends : 0;
}

/// Where the frames between two ends lie: how far along the line from one to the other, and how far off it.
struct Line {
    std::vector<double> along;
    double off = 0;
};

using Tiny = Look::Tiny;

Line lineThrough(std::vector<Tiny const*> const& frames)
{
    Tiny const& from = *frames.front();
    Tiny const& to = *frames.back();
    std::array<double, std::tuple_size_v<Tiny>> way{};
    double length = 0;
    for (size_t i = 0; i < way.size(); ++i) {
        way[i] = static_cast<double>(to[i]) - from[i];
        length += way[i] * way[i];
    }
    Line line;
    for (Tiny const* each : frames) {
        double along = 0, square = 0;
        for (size_t i = 0; i < way.size(); ++i) {
            double const away = static_cast<double>((*each)[i]) - from[i];
            along += away * way[i];
            square += away * away;
        }
        line.along.push_back(along / length);
        line.off += (square - along * along / length) / length;
    }
    line.off /= static_cast<double>(frames.size());
    return line;
}

/// Where the way from one picture to the other begins and ends, in samples; nullopt when it is no steady ramp
/// with a little rest on both sides.
struct Slope {
    double begin, middle, end;
};

double crossing(std::vector<double> const& along, double level)
{
    for (size_t i = 1; i < along.size(); ++i)
        if (along[i] >= level) {
            double const step = along[i] - along[i - 1];
            return static_cast<double>(i) - (step > 0 ? std::min(1.0, (along[i] - level) / step) : 0);
        }
    return static_cast<double>(along.size()) - 1;
}

std::optional<Slope> slopeOf(std::vector<double> const& along)
{
    constexpr double kBack = .12, kShortest = 3, kFullest = .86;
    double highest = 0;
    for (double const each : along) {
        if (each < highest - kBack || each > 1 + kBack)
            return std::nullopt;
        highest = std::max(highest, each);
    }
    double const low = crossing(along, .1), high = crossing(along, .9);
    double const ramp = (high - low) / .8;
    if (ramp < kShortest || ramp > kFullest * static_cast<double>(along.size() - 1))
        return std::nullopt;
    return Slope{low - .1 * ramp, crossing(along, .5), high + .1 * ramp};
}

} // namespace

char const* boundaryName(BoundaryKind kind)
{
    return kind == BoundaryKind::Cut ? "cut" : kind == BoundaryKind::Dissolve ? "dissolve" : "fade";
}

BoundaryFinder::BoundaryFinder(double perSecond)
    : m_step(std::max(1, static_cast<int>(std::lround(perSecond / kSamplesASecond)))),
      m_flash(std::clamp(static_cast<int>(std::lround(perSecond * kFlashSeconds)), 3, 30)),
      m_lag(std::max<int64_t>(m_flash, kAround)),
      m_kept(static_cast<size_t>(m_step * (kRampSamples.front() + 1) + m_lag + 2))
{
}

void BoundaryFinder::add(Look const& look, Change const& change)
{
    m_seen.push_back({look, m_count == 0 ? 0 : change.score()});
    ++m_count;
    if (m_seen.size() > m_kept)
        m_seen.pop_front();
    int64_t const settled = m_count - 1 - m_lag;
    if (settled <= 0)
        return;
    judgeCut(settled);
    if (settled % m_step == 0) // a ramp ends where cuts are known already
        judgeRamps(settled);
}

std::vector<Boundary> BoundaryFinder::finish()
{
    int64_t const unsettled = std::max<int64_t>(1, m_count - m_lag);
    for (int64_t frame = unsettled; frame < m_count; ++frame)
        judgeCut(frame);
    for (int64_t last = unsettled; last < m_count; ++last)
        if (last % m_step == 0 || last == m_count - 1)
            judgeRamps(last);
    std::vector<Boundary> found = m_cuts;
    for (Ramp const& each : m_ramps)
        if (!hasCut(each.first, each.last + 1))
            found.push_back({each.kind, each.frame, each.first, each.last, each.strength});
    std::sort(found.begin(), found.end(),
              [](Boundary const& a, Boundary const& b) { return a.frame < b.frame; });
    return found;
}

/// The median change of the frames around one.
double BoundaryFinder::usual(int64_t frame) const
{
    std::vector<float> around;
    for (int64_t each = std::max(frame - kAround, std::max<int64_t>(1, oldest()));
         each <= std::min(frame + kAround, m_count - 1); ++each)
        if (each != frame)
            around.push_back(at(each).score);
    if (around.empty())
        return kStill;
    auto const middle = around.begin() + static_cast<std::ptrdiff_t>(around.size() / 2);
    std::nth_element(around.begin(), middle, around.end());
    return std::max<double>(kStill, *middle);
}

/// The least change between the frame before a cut and those behind it, and between the frame behind it and
/// those before: small when what was there comes back, as after a flash.
double BoundaryFinder::comesBack(int64_t frame) const
{
    double least = at(frame).score;
    for (int64_t i = 1; i <= m_flash && frame + i < m_count; ++i)
        least = std::min<double>(least, changeBetween(at(frame - 1).look, at(frame + i).look).score());
    for (int64_t i = 2; i <= m_flash + 1 && frame - i >= oldest(); ++i)
        least = std::min<double>(least, changeBetween(at(frame - i).look, at(frame).look).score());
    return least;
}

void BoundaryFinder::judgeCut(int64_t frame)
{
    double const score = at(frame).score;
    if (score < kWeakest * kCutScore || frame <= oldest())
        return;
    for (int64_t each : {frame - 1, frame + 1}) // only the highest of neighbours
        if (each > oldest() && each < m_count && at(each).score > score)
            return;
    double strength = std::min(score / kCutScore, score / usual(frame) / kCutRatio);
    if (strength < kWeakest)
        return;
    strength = std::min(strength, comesBack(frame) / kCutNewness);
    if (strength >= kWeakest)
        m_cuts.push_back({BoundaryKind::Cut, frame, frame, frame - 1, strength});
}

bool BoundaryFinder::hasCut(int64_t first, int64_t last) const
{
    for (auto cut = m_cuts.rbegin(); cut != m_cuts.rend() && cut->frame > first; ++cut)
        if (cut->strength >= 1 && cut->frame <= last)
            return true;
    return false;
}

void BoundaryFinder::judgeRamps(int64_t last)
{
    for (int const samples : kRampSamples) {
        int64_t const first = last - int64_t{samples} * m_step;
        if (first >= oldest() && first >= 0 && tryRamp(first, last))
            return;
    }
}

bool BoundaryFinder::tryRamp(int64_t first, int64_t last)
{
    Look const& from = at(first).look;
    Look const& to = at(last).look;
    double const difference = tinyDistance(from.tiny, to.tiny);
    if (difference < kWeakest * kRampDifference || hasCut(first, last))
        return false;
    std::vector<Tiny const*> frames;
    for (int64_t each = first; each <= last; each += m_step)
        frames.push_back(&at(each).look.tiny);
    Line const line = lineThrough(frames);
    double strength =
        std::min(difference / kRampDifference, kRampOffLine / std::max(line.off, kRampOffLine / 4));
    if (strength < kWeakest)
        return false;
    auto const slope = slopeOf(line.along);
    bool const isFromBlank = lightOf(from).isBlank(), isToBlank = lightOf(to).isBlank();
    bool const isFade = isFromBlank || isToBlank;
    if (!slope || (isFromBlank && isToBlank) || (!isFade && correlation(from, to) > kSamePicture))
        return false;
    auto const frameOf = [&](double sample) {
        return first + static_cast<int64_t>(std::lround(sample * m_step));
    };
    if (!isFade)
        strength = std::min(strength, lostContrast(from, at(frameOf(slope->middle)).look, to) / kRampFlat);
    if (strength >= kWeakest)
        strength = std::min<double>(strength, changeBetween(from, to).score() / kCutScore);
    if (strength < kWeakest)
        return false;
    Ramp ramp{frameOf(slope->begin) + 1,
              frameOf(slope->end) - 1,
              strength,
              isFade ? BoundaryKind::Fade : BoundaryKind::Dissolve,
              frameOf(slope->middle),
              0};
    if (isFade)
        ramp.frame = isToBlank ? firstBlank(first, last) : lastBlank(first, last) + 1;
    ramp.quality = difference / (1 + 20 * line.off);
    keep(ramp);
    return true;
}

/// The shot lasts until nothing of it is left.
int64_t BoundaryFinder::firstBlank(int64_t first, int64_t last) const
{
    while (first < last && !lightOf(at(first).look).isBlank())
        ++first;
    return first;
}

int64_t BoundaryFinder::lastBlank(int64_t first, int64_t last) const
{
    while (last > first && !lightOf(at(last).look).isBlank())
        --last;
    return last;
}

/// One ramp is seen again and again as time goes on: the fullest sight of it stays. On the way to black,
/// before anything is black, it may look like a dissolve: what a fade covers is the fade.
void BoundaryFinder::keep(Ramp ramp)
{
    auto const covers = [](Ramp const& fade, Ramp const& other) {
        return fade.kind == BoundaryKind::Fade && other.kind != BoundaryKind::Fade &&
               other.frame >= fade.first && other.frame <= fade.last;
    };
    if (!m_ramps.empty() && covers(m_ramps.back(), ramp))
        return;
    if (!m_ramps.empty() && covers(ramp, m_ramps.back()))
        m_ramps.pop_back();
    if (!m_ramps.empty() && ramp.first <= m_ramps.back().last && ramp.last >= m_ramps.back().first &&
        (ramp.kind == m_ramps.back().kind)) {
        double const strength = std::max(ramp.strength, m_ramps.back().strength);
        if (ramp.quality > m_ramps.back().quality)
            m_ramps.back() = ramp;
        m_ramps.back().strength = strength;
        return;
    }
    m_ramps.push_back(ramp);
}

} // namespace fw::footage
