#pragma once

#include "engine/toyworld/Words.h"

#include <opencv2/core.hpp>

#include <cstdint>

namespace fw::toyworld {

/// Units of a place, more than the picture shows: room for the camera to move.
constexpr double kPlaceWidth = 232, kPlaceHeight = 104;

/// A place with shapes of its own for every seed, 8-bit RGB, [104 * scale, 232 * scale].
cv::Mat drawPlace(Place place, uint64_t seed, double scale);

} // namespace fw::toyworld
