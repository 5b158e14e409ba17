#include "app/cli/Values.h"

#include "engine/base/Timecode.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace fw::cli {

namespace {

/// Whole numbers beyond int become the largest int, so that the sentence is about the size, not about digits.
std::optional<int> wholeNumber(std::string_view text)
{
    int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        value = text[0] == '-' ? std::numeric_limits<int>::min() : std::numeric_limits<int>::max();
    return static_cast<int>(
        std::clamp<int64_t>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

} // namespace

std::string seedProblem(std::string const& text)
{
    uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const isSeed = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return isSeed ? std::string() : text + " is not a whole number from 0 to 18446744073709551615.";
}

Result<SizePx> parseSize(std::string const& text)
{
    size_t const cross = text.find('x');
    std::string_view const all = text;
    auto const width = wholeNumber(all.substr(0, cross));
    auto const height = cross == std::string::npos ? std::nullopt : wholeNumber(all.substr(cross + 1));
    if (!width || !height)
        return fail(Error::Kind::BadInput, "workflow.badSizeText", {text});
    return SizePx{*width, *height};
}

Result<FrameRate> parseRate(std::string const& text)
{
    size_t const slash = text.find('/');
    std::string_view const all = text;
    auto const num = wholeNumber(all.substr(0, slash));
    auto const den = slash == std::string::npos ? std::optional(1) : wholeNumber(all.substr(slash + 1));
    if (num && den && *num > 0 && *den > 0)
        return FrameRate{*num, *den};
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || value > 1000)
        return fail(Error::Kind::BadInput, "workflow.badRateText", {text});
    double const ntsc = std::round(value) * 1000 / 1001; // 23.976 means 24000/1001
    if (std::abs(value - ntsc) < 0.005 && std::abs(value - std::round(value)) > 0.001)
        return FrameRate{static_cast<int>(std::round(value)) * 1000, 1001};
    return FrameRate{static_cast<int>(std::lround(value * 1000)), 1000};
}

Result<TimelineFrame> parseMoment(std::string const& text, FrameRate rate)
{
    Error const bad = fail(Error::Kind::BadInput, "workflow.badMomentText", {text});
    int64_t const perSecond = framesPerSecond(rate);
    std::vector<int64_t> parts;
    std::string_view rest = text;
    while (true) {
        size_t const colon = rest.find(':');
        auto const part = wholeNumber(rest.substr(0, colon));
        if (!part || *part < 0)
            return bad;
        parts.push_back(*part);
        if (colon == std::string_view::npos)
            break;
        rest.remove_prefix(colon + 1);
    }
    if (parts.size() == 1)
        return parts[0] < 1 ? Result<TimelineFrame>(bad) : TimelineFrame{parts[0] - 1};
    if (parts.size() != 4 || parts[1] > 59 || parts[2] > 59 || parts[3] >= perSecond)
        return bad;
    return TimelineFrame{((parts[0] * 60 + parts[1]) * 60 + parts[2]) * perSecond + parts[3]};
}

Result<Frames> parseFrames(std::string const& text)
{
    size_t const dash = text.find('-');
    std::string_view const all = text;
    auto const one = [&text](std::string_view part) -> Result<int64_t> {
        if (part.empty())
            return int64_t{0};
        auto const number = wholeNumber(part);
        if (!number || *number < 1)
            return fail(Error::Kind::BadInput, "workflow.badRangeText", {text});
        return int64_t{*number};
    };
    if (dash == std::string::npos || text == "-")
        return fail(Error::Kind::BadInput, "workflow.badRangeText", {text});
    Frames frames;
    FW_TRY(frames.first, one(all.substr(0, dash)));
    FW_TRY(frames.last, one(all.substr(dash + 1)));
    return frames;
}

} // namespace fw::cli
