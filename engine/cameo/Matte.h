#pragma once

#include "engine/cameo/Faces.h"

namespace fw::cameo {

/// The person of a headshot, cut out: Rgba32 of the picture's size, alpha 0 where the background was, soft at
/// the edge. GrabCut (Rother et al. 2004, OpenCV) seeded by the face: the inner face is the person, the upper
/// corners and sides are not. The same picture gives the same matte. Errors: BadInput (cameo.noMatte:
/// nothing, or nearly everything, was taken for the person). Thread: any.
Result<Image> cutOut(Image const& headshot, Landmarks const& points);

} // namespace fw::cameo
