#include "engine/playback/Titles.h"

#include "engine/media/Text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace fw::playback {

namespace {

/// Where a style stands, in widths and heights of the picture, and how large its letters are.
struct Place {
    double left, top, right, bottom;
    double size; ///< of a line's letters, of the picture's height (or three quarters of its width)
    media::TextAlign align;
    media::TextStand stand;
    bool isBold;
};

Place placeOf(story::TitleStyle style)
{
    using media::TextAlign, media::TextStand;
    switch (style) {
    case story::TitleStyle::Subtitle:
        return {.1, .5, .9, .92, .055, TextAlign::Centre, TextStand::Bottom, false};
    case story::TitleStyle::LowerThird:
        return {.06, .4, .7, .78, .06, TextAlign::Left, TextStand::Bottom, true}; // above two subtitle lines
    case story::TitleStyle::Headline:
        return {.06, .06, .94, .94, .12, TextAlign::Centre, TextStand::Middle, true};
    case story::TitleStyle::Credits:
        return {.1, .06, .9, .94, .05, TextAlign::Centre, TextStand::Middle, false};
    }
    return {};
}

/// "#rrggbb", as the document promises.
media::Rgb rgbOf(std::string const& colour)
{
    auto const value = static_cast<uint32_t>(std::strtoul(colour.c_str() + 1, nullptr, 16));
    return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
}

void drawTitle(Image& picture, story::Title const& title, double opacity)
{
    constexpr double kOutline = .07; // of the letters
    Place const place = placeOf(title.style);
    double const width = picture.widthPx();
    double const height = picture.heightPx();
    double const letters = place.size * title.scale * std::min(height, .75 * width);
    auto const px = [](double value) { return static_cast<int>(std::lround(value)); };
    media::RectPx const box{px(place.left * width), px(place.top * height),
                            px((place.right - place.left) * width), px((place.bottom - place.top) * height)};
    media::TextStyle style;
    style.sizePx = std::max(px(letters), 4);
    style.isBold = place.isBold;
    style.colour = rgbOf(title.colour);
    style.align = place.align;
    style.stand = place.stand;
    style.outlinePx = kOutline * letters;
    style.opacity = opacity;
    media::drawText(picture, title.text, box, style);
}

} // namespace

void drawTitles(Image& picture, plan::CutItem const& item, plan::FramePart const& part, bool withSubtitles)
{
    for (story::Title const& title : item.titles) {
        double const opacity = story::opacityAt(title, part.source);
        if (opacity > 0 && (withSubtitles || title.style != story::TitleStyle::Subtitle))
            drawTitle(picture, title, opacity);
    }
}

} // namespace fw::playback
