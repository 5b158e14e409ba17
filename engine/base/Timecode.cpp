#include "engine/base/Timecode.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace fw {

int64_t framesPerSecond(FrameRate rate) { return std::max<int64_t>(1, std::llround(rate.perSecond())); }

std::string timecode(int64_t frame, FrameRate rate)
{
    int64_t const perSecond = framesPerSecond(rate);
    int64_t const shown = std::max<int64_t>(0, frame);
    int64_t const seconds = shown / perSecond;
    char text[48];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld:%02lld", static_cast<long long>(seconds / 3600),
                  static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60),
                  static_cast<long long>(shown % perSecond));
    return text;
}

namespace {

constexpr size_t kMostDigits = 8; // of one part: far from overflow

/// "1:02:03" -> {1, 2, 3}; "10203" -> the same. Empty when something else stands in it.
std::vector<int64_t> partsOf(std::string const& text)
{
    std::vector<std::string> parts(1);
    for (char const c : text) {
        if (c == ':' || c == ';' || c == '.')
            parts.emplace_back();
        else if (c >= '0' && c <= '9')
            parts.back() += c;
        else
            return {};
    }
    if (parts.size() == 1)
        while (parts.front().size() > 2 && parts.size() < 4) {
            std::string& rest = parts.front();
            std::string pair = rest.substr(rest.size() - 2);
            rest.resize(rest.size() - 2);
            parts.insert(parts.begin() + 1, std::move(pair));
        }
    std::vector<int64_t> numbers;
    for (std::string const& part : parts) {
        if (part.empty() || part.size() > kMostDigits)
            return {};
        numbers.push_back(std::stoll(part));
    }
    return numbers;
}

} // namespace

std::optional<int64_t> frameOfTimecode(std::string const& text, FrameRate rate)
{
    std::vector<int64_t> parts = partsOf(text);
    if (parts.empty() || parts.size() > 4)
        return std::nullopt;
    parts.insert(parts.begin(), 4 - parts.size(), 0);
    int64_t const perSecond = framesPerSecond(rate);
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * perSecond + parts[3];
}

} // namespace fw
