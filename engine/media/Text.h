#pragma once

#include "engine/base/Image.h"
#include "engine/media/Pictures.h"
#include "engine/media/VisibleMark.h"

#include <string>

namespace fw::media {

enum class TextAlign { Left, Centre, Right };
enum class TextStand { Top, Middle, Bottom }; ///< where the lines stand in their box

/// How a piece of text is drawn. The font is Inter where it is installed, else the system's sans serif.
struct TextStyle {
    int sizePx = 24;
    bool isBold = false;
    Rgb colour = {236, 238, 241};
    TextAlign align = TextAlign::Left;
    TextStand stand = TextStand::Top;
    double outlinePx = 0; ///< black around the letters, so that they are read on any picture
    double opacity = 1;   ///< of letters and outline
};

/// Draws UTF-8 text into `box` of an Rgb24 picture with libass: wraps at words, is cut at the box's
/// edges. Any markup in the text is drawn as it stands. Without any usable font nothing is drawn.
/// Thread: any.
void drawText(Image& image, std::string const& text, RectPx box, TextStyle const& style);

} // namespace fw::media
