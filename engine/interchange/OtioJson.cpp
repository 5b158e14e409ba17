#include "engine/interchange/OtioJson.h"

#include <algorithm>
#include <cmath>

namespace fw::interchange {

namespace {

constexpr double kMostSeconds = 1e6; ///< eleven days

Json const kNothing;
Json const kNoChildren = Json::array();

std::optional<double> numberIn(Json const& object, char const* key)
{
    Json const& value = childOf(object, key);
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        return std::nullopt;
    return value.get<double>();
}

/// 23.976, 23.98 and 23.976023976 -> 24000/1001; 8 stays 8
double meantRate(double rate)
{
    double const whole = std::round(rate * 1.001);
    bool const isWhole = std::abs(rate - std::round(rate)) < 1e-3;
    return !isWhole && std::abs(rate * 1.001 - whole) < 0.01 ? whole * 1000 / 1001 : rate;
}

} // namespace

std::string schemaOf(Json const& object)
{
    std::string const schema = stringIn(object, "OTIO_SCHEMA");
    return schema.substr(0, schema.find('.'));
}

std::string stringIn(Json const& object, char const* key)
{
    Json const& value = childOf(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

Json const& childOf(Json const& object, char const* key)
{
    if (!object.is_object())
        return kNothing;
    auto const found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

Json const& childrenOf(Json const& object)
{
    Json const& children = childOf(object, "children");
    return children.is_array() ? children : kNoChildren;
}

Json const& ownMetadata(Json const& object) { return childOf(childOf(object, "metadata"), "framewright"); }

std::optional<double> secondsOf(Json const& time)
{
    auto const value = numberIn(time, "value"), rate = numberIn(time, "rate");
    if (!value || !rate || *rate <= 0)
        return std::nullopt;
    double const seconds = *value / meantRate(*rate);
    if (!(std::abs(seconds) <= kMostSeconds))
        return std::nullopt;
    return seconds;
}

std::optional<OtioRange> rangeOf(Json const& range)
{
    auto const length = secondsOf(childOf(range, "duration"));
    if (!length)
        return std::nullopt;
    return OtioRange{secondsOf(childOf(range, "start_time")).value_or(0), std::max(0.0, *length)};
}

Json const& mediaOf(Json const& clip)
{
    Json const& all = childOf(clip, "media_references");
    if (!all.is_object())
        return childOf(clip, "media_reference");
    std::string const active = stringIn(clip, "active_media_reference_key");
    return childOf(all, active.empty() ? "DEFAULT_MEDIA" : active.c_str());
}

std::string withoutNonNumbers(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool isInText = false;
    for (size_t i = 0; i < text.size();) {
        if (!isInText) {
            auto const isHere = [&](std::string_view word) { return text.substr(i, word.size()) == word; };
            static constexpr std::string_view words[] = {"NaN", "-Infinity", "Infinity", "-Inf", "Inf"};
            auto const word = std::find_if(std::begin(words), std::end(words), isHere);
            if (word != std::end(words)) {
                out += "null";
                i += word->size();
                continue;
            }
        }
        if (isInText && text[i] == '\\' && i + 1 < text.size())
            out += text[i++];
        else if (text[i] == '"')
            isInText = !isInText;
        out += text[i++];
    }
    return out;
}

} // namespace fw::interchange
