#pragma once

#include "engine/base/Image.h"

namespace fw::media {

/// Structural similarity of two pictures' luma, 1 for the same picture (Wang, Bovik, Sheikh, Simoncelli 2004:
/// Gaussian window of 11 pixels, sigma 1.5). The second is brought to the size of the first. Both must hold
/// at least 11 x 11 pixels; of smaller or empty ones 0. Thread: any.
double structuralSimilarity(Image const& first, Image const& second);

} // namespace fw::media
