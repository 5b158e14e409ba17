#pragma once

#include "engine/base/Image.h"
#include "engine/plan/ExportPlan.h"

namespace fw::playback {

/// Draws the titles of a shot that show at `part` over its picture; `withSubtitles` false leaves those out.
/// Sizes follow the picture, so that a preview looks as the film will. Thread: any.
void drawTitles(Image& picture, plan::CutItem const& item, plan::FramePart const& part, bool withSubtitles);

} // namespace fw::playback
