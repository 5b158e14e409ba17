#pragma once

#include "engine/toyworld/Look.h"

#include <opencv2/core.hpp>

namespace fw::toyworld {

/// A person on a canvas of kSpriteCanvas units, upright and facing us: premultiplied RGBA in fp32 0..1.
cv::Mat drawPerson(Look const& look, double scale);

} // namespace fw::toyworld
