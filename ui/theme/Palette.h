#pragma once

#include "ui/theme/Theme.h"

namespace fw::ui {

/// The tables of looks/README.md section 2: the only place in the program where colours are written down.
Colours coloursOf(Theme::Mode mode);
StateLook stateLookOf(ShotState state, Theme::Mode mode);

} // namespace fw::ui
