#pragma once

#include "engine/provenance/MarkLayout.h"

#include <vector>

// How the detector finds the place of a picture on the canonical grid. Internal to engine/provenance.
namespace fw::provenance::marks {

/// Where a picture (seen at 640x360) lies on the grid that its mark was made for: it shows the share
/// `scaleX`, `scaleY` of the whole, from the pixel (x, y) on.
struct Place {
    double scaleX = 1, scaleY = 1;
    double x = 0, y = 0;
    bool isMirrored = false;
    double peak = 0; ///< of the phase correlation, in standard deviations
};

/// What is left of a picture without its own shapes, clipped: where the mark shows most. CV_32F of the grid's
/// size, in and out.
cv::Mat withoutShapes(cv::Mat const& luma);

/// The likeliest places, best first, at most `most`. `residue`: mean of withoutShapes over the frames;
/// `aspect`: width through height of the frames as they are. Only the sync pattern decides: it says nothing
/// about the payload's signs, so trying the places found costs nothing of the detector's certainty. Some
/// seconds.
std::vector<Place> likelyPlaces(cv::Mat const& residue, cv::Mat const& sync, double aspect, size_t most);

} // namespace fw::provenance::marks
