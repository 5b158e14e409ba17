#include "engine/footage/Footage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fw::footage {

namespace {

constexpr double kPieceSeconds = 2.5; ///< what a piece of a summary lasts where nothing speaks against it
constexpr double kLeastSeconds = 1;
constexpr double kSameDistance = 12; ///< of tiny pictures: two shots of the same thing

/// The tiny picture nearest to a shot's key frame; nullptr when there is none.
Look::Tiny const* tinyOf(Analysis const& analysis, FoundShot const& shot)
{
    auto const after =
        std::lower_bound(analysis.samples.begin(), analysis.samples.end(), shot.key,
                         [](Sample const& sample, int64_t frame) { return sample.frame < frame; });
    return after != analysis.samples.end() && after->frame == shot.key ? &after->tiny : nullptr;
}

double cleanSeconds(Analysis const& analysis, FoundShot const& shot)
{
    return analysis.secondsOf(shot.cleanFirst, shot.cleanEnd);
}

/// The strongest shots one by one, what was shown already counting less, until they fill `seconds`.
std::vector<size_t> strongest(Analysis const& analysis, std::vector<FoundShot> const& shots, double seconds)
{
    std::vector<size_t> taken;
    std::vector<double> value;
    value.reserve(shots.size());
    for (FoundShot const& shot : shots)
        value.push_back(shot.interest);
    double needed = 0, filled = 0; // with the shortest pieces, with the usual ones
    while (taken.size() < shots.size() && filled < seconds) {
        auto const best = std::max_element(value.begin(), value.end());
        size_t const at = static_cast<size_t>(best - value.begin());
        double const needs = std::min(cleanSeconds(analysis, shots[at]), kLeastSeconds);
        double const wants = std::min(cleanSeconds(analysis, shots[at]), kPieceSeconds);
        if (!taken.empty() && needed + needs > seconds)
            break;
        taken.push_back(at);
        needed += needs;
        filled += wants;
        value[at] = -1;
        Look::Tiny const* const shown = tinyOf(analysis, shots[at]);
        for (size_t i = 0; i < shots.size(); ++i)
            if (Look::Tiny const* const other = tinyOf(analysis, shots[i]);
                value[i] >= 0 && shown && other && tinyDistance(*shown, *other) < kSameDistance)
                value[i] *= .6;
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

/// Seconds for each piece: everybody up to the same level, whoever is shorter in whole.
std::vector<double> share(std::vector<double> const& lengths, double seconds)
{
    double low = 0, high = *std::max_element(lengths.begin(), lengths.end());
    auto const filled = [&](double level) {
        return std::accumulate(lengths.begin(), lengths.end(), 0.0,
                               [level](double sum, double each) { return sum + std::min(each, level); });
    };
    if (filled(high) > seconds)
        for (int i = 0; i < 50; ++i)
            (filled((low + high) / 2) > seconds ? high : low) = (low + high) / 2;
    else
        low = high;
    std::vector<double> shares;
    shares.reserve(lengths.size());
    for (double const each : lengths)
        shares.push_back(std::min(each, low));
    return shares;
}

/// The part of the shot around its key frame that lasts no longer than `seconds`, at least one frame.
void cutDown(Analysis const& analysis, FoundShot& shot, double seconds)
{
    constexpr double kTolerance = 1e-6;
    int64_t first = shot.key, end = shot.key + 1;
    bool grows = true;
    while (grows) {
        grows = false;
        if (end < shot.cleanEnd && analysis.secondsOf(first, end + 1) <= seconds + kTolerance) {
            ++end;
            grows = true;
        }
        if (first > shot.cleanFirst && analysis.secondsOf(first - 1, end) <= seconds + kTolerance) {
            --first;
            grows = true;
        }
    }
    shot.first = shot.cleanFirst = first;
    shot.end = shot.cleanEnd = end;
    shot.begins = BoundaryKind::Cut;
    shot.seconds = analysis.secondsOf(first, end);
}

} // namespace

std::vector<FoundShot> summaryCut(Analysis const& analysis, std::vector<FoundShot> const& shots,
                                  double seconds)
{
    std::vector<FoundShot> pieces;
    if (shots.empty() || seconds <= 0)
        return pieces;
    std::vector<double> lengths;
    for (size_t const at : strongest(analysis, shots, seconds)) {
        pieces.push_back(shots[at]);
        lengths.push_back(cleanSeconds(analysis, shots[at]));
    }
    std::vector<double> const shares = share(lengths, seconds);
    double left = seconds;
    for (size_t i = 0; i < pieces.size(); ++i) {
        // What whole frames leave over goes to the next piece.
        double const later =
            std::accumulate(shares.begin() + static_cast<std::ptrdiff_t>(i) + 1, shares.end(), 0.0);
        cutDown(analysis, pieces[i], std::max(shares[i], std::min(lengths[i], left - later)));
        left -= pieces[i].seconds;
    }
    return pieces;
}

} // namespace fw::footage
