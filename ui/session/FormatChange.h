#pragma once

#include "engine/story/Edit.h"

namespace fw::ui {

/// Another format as one step: shots and transitions keep their seconds when the rate changes.
story::Edit changeFormat(story::Storyboard const& board, story::ProjectFormat const& format);

} // namespace fw::ui
