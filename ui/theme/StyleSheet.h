#pragma once

#include "ui/theme/Theme.h"

namespace fw::ui {

/// The program's style sheet, made from the palette's tokens (controls 28 high, radius 4, focus ring 2 px
/// accent). Writes the few tinted control glyphs that style sheets can only read as files into the cache
/// folder.
QString styleSheetFor(Colours const& colours);

} // namespace fw::ui
