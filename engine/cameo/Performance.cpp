#include "engine/cameo/Performance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numbers>
#include <string_view>

namespace fw::cameo {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kBlinkSeconds = .26;
constexpr double kSpeechStart = .06; ///< of the clip: the mouth rests before it
constexpr double kSpeechEnd = .96;

/// The letters of well-formed UTF-8; what is not is left out.
std::u32string lettersOf(std::string const& text)
{
    std::u32string letters;
    for (size_t i = 0; i < text.size();) {
        unsigned char const first = static_cast<unsigned char>(text[i]);
        size_t const length = first < 0x80    ? 1
                              : first >= 0xF0 ? 4
                              : first >= 0xE0 ? 3
                              : first >= 0xC0 ? 2
                                              : 0;
        if (length == 0 || i + length > text.size()) {
            ++i;
            continue;
        }
        char32_t letter = length == 1 ? first : first & (0xFFu >> (length + 1));
        for (size_t k = 1; k < length; ++k)
            letter = (letter << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        letters.push_back(letter);
        i += length;
    }
    return letters;
}

/// A number 0..1 that a seed and a place give.
double chance(uint64_t seed, uint64_t place)
{
    uint64_t x = seed * 0x9E3779B97F4A7C15ull + place * 0xBF58476D1CE4E5B9ull + 0x94D049BB133111EBull;
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ull;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBull;
    x ^= x >> 31;
    return static_cast<double>(x >> 11) * 0x1p-53;
}

/// Three slow waves that never meet again: -1..1.
double sway(uint64_t seed, uint64_t which, double seconds)
{
    double sum = 0;
    std::array<double, 3> const rates{.13, .31, .57}, shares{.55, .3, .15};
    for (size_t i = 0; i < rates.size(); ++i)
        sum += shares[i] * std::sin(kTurn * (rates[i] * seconds + chance(seed, 10 * which + i)));
    return sum;
}

/// Shut quickly, opened more slowly.
double blinkAt(double since)
{
    if (since < 0 || since > kBlinkSeconds)
        return 0;
    double const t = since / kBlinkSeconds;
    return t < .35 ? t / .35 : t < .5 ? 1 : 1 - (t - .5) / .5;
}

std::vector<double> blinkTimes(Performance const& performance, double length)
{
    std::vector<double> times;
    // The first comes early enough that a clip of two seconds has one.
    double at = std::min(.25 + .9 * chance(performance.seed, 901), .55 * length);
    for (uint64_t i = 0; at < length; ++i) {
        times.push_back(at);
        at += 2 + 3.2 * chance(performance.seed, 902 + i);
    }
    return times;
}

struct Mouth {
    double open = 0, wide = 0;
};

/// The letters one after the other, at the pace of speech or faster where the clip is short; softened,
/// because lips are slower than letters.
std::vector<Mouth> mouthFromLine(Performance const& performance, double length)
{
    std::vector<Mouth> mouths(static_cast<size_t>(performance.frames));
    std::vector<MouthShape> shapes;
    double total = 0;
    for (char32_t const letter : lettersOf(performance.line)) {
        shapes.push_back(mouthShapeOf(letter));
        total += shapes.back().seconds;
    }
    double const begin = kSpeechStart * length, room = (kSpeechEnd - kSpeechStart) * length;
    double const pace = total > room ? room / total : 1;
    constexpr int kParts = 5; // moments a frame
    for (size_t frame = 0; frame < mouths.size(); ++frame)
        for (int part = -kParts; part <= kParts; ++part) {
            double at = ((static_cast<double>(frame) + .5) / performance.fps.perSecond() +
                         part * .035 / kParts - begin) /
                        pace;
            MouthShape now;
            for (size_t i = 0; i < shapes.size() && at >= 0; ++i) {
                if (at < shapes[i].seconds)
                    now = shapes[i];
                at -= shapes[i].seconds;
            }
            mouths[frame].open += now.open / (2 * kParts + 1);
            mouths[frame].wide += now.wide / (2 * kParts + 1);
        }
    return mouths;
}

std::vector<Mouth> mouthFromLoudness(Performance const& performance)
{
    std::vector<Mouth> mouths(static_cast<size_t>(performance.frames));
    double now = 0;
    double const open = 1 - std::exp(-1 / (.035 * performance.fps.perSecond()));
    double const close = 1 - std::exp(-1 / (.08 * performance.fps.perSecond()));
    for (size_t i = 0; i < mouths.size(); ++i) {
        double const wanted = i < performance.loudness.size() ? performance.loudness[i] : 0;
        now += (wanted - now) * (wanted > now ? open : close);
        mouths[i].open = std::clamp(now, 0.0, 1.0);
        mouths[i].wide = .35 *
                         sway(performance.seed, 7, static_cast<double>(i) / performance.fps.perSecond() * 6) *
                         mouths[i].open;
    }
    return mouths;
}

} // namespace

MouthShape mouthShapeOf(char32_t letter)
{
    char32_t const lower =
        letter < 128 ? static_cast<char32_t>(std::tolower(static_cast<int>(letter))) : letter;
    auto const isIn = [lower](std::u32string_view set) {
        return set.find(lower) != std::u32string_view::npos;
    };
    if (isIn(U"aàáâãäåаา"))
        return {.95, .1, .11};
    if (isIn(U"eèéêëяеэ"))
        return {.5, .45, .1};
    if (isIn(U"iìíîïyýи"))
        return {.32, .7, .1};
    if (isIn(U"oòóôõöøо"))
        return {.7, -.7, .11};
    if (isIn(U"uùúûüwу"))
        return {.36, -.9, .1};
    if (isIn(U"mbpмбп"))
        return {0, 0, .08};
    if (isIn(U"fvвф"))
        return {.1, .2, .07};
    if (isIn(U".!?;:…"))
        return {0, 0, .3};
    if (isIn(U",-–—\n"))
        return {0, 0, .18};
    if (isIn(U" \t"))
        return {.06, 0, .05};
    if (isIn(U"'\"()[]"))
        return {};
    return {.22, .15, .065};
}

std::vector<HeadPose> perform(Performance const& performance)
{
    double const length = performance.frames / performance.fps.perSecond();
    std::vector<double> const blinks = blinkTimes(performance, length);
    std::vector<Mouth> const mouths =
        performance.loudness.empty() ? mouthFromLine(performance, length) : mouthFromLoudness(performance);
    std::vector<HeadPose> poses(static_cast<size_t>(std::max(0, performance.frames)));
    double const energy = std::clamp(performance.energy, 0.0, 1.0);
    double stress = 0; // how much is being said just now
    for (size_t i = 0; i < poses.size(); ++i) {
        double const at = static_cast<double>(i) / performance.fps.perSecond();
        HeadPose& pose = poses[i];
        stress += (mouths[i].open - stress) * .25;
        pose.yaw = (4 + 12 * energy) * sway(performance.seed, 1, at);
        pose.pitch = (1.5 + 4 * energy) * sway(performance.seed, 2, at) - 5 * energy * stress;
        pose.roll = (1 + 3 * energy) * sway(performance.seed, 3, at);
        for (double const blink : blinks)
            pose.blink = std::max(pose.blink, blinkAt(at - blink));
        pose.brow =
            std::clamp(.35 * energy * sway(performance.seed, 4, at) + .9 * energy * stress, -1.0, 1.0);
        pose.mouthOpen = mouths[i].open * (.6 + .4 * energy);
        pose.mouthWide = mouths[i].wide;
        pose.breath = std::sin(kTurn * (.27 * at + chance(performance.seed, 5)));
    }
    return poses;
}

} // namespace fw::cameo
