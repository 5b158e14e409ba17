#pragma once

#include "engine/toyworld/World.h"

#include <opencv2/core.hpp>

namespace fw::toyworld {

/// 160x96 units in pixels.
SizePx pictureSize(double scale);

/// A clip of a subject's picture (Sprites) in its place, frame by frame: place under the camera, subject
/// along its path, weather's light, style, then drops and flakes.
DrawnClip paintClip(ClipSpec const& spec, cv::Mat const& sprite, double scale, FrameRange range);

/// A subject's picture alone on white.
Image paintReference(cv::Mat const& sprite, double scale, uint64_t seed);

} // namespace fw::toyworld
