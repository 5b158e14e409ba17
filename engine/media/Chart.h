#pragma once

#include "engine/base/Image.h"

#include <string>
#include <vector>

namespace fw::media {

/// Values over their number as a picture (640x360): each as a faint line, their running mean as a strong one,
/// from zero or the smallest mean upwards. `title` stands above. No values: an empty diagram. Thread: any.
Image lineChart(std::vector<float> const& values, std::string const& title);

/// The means that the strong line shows: of the last `window` values at each place (fewer at the start).
std::vector<float> runningMean(std::vector<float> const& values, size_t window);

} // namespace fw::media
