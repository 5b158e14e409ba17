#pragma once

#include "engine/cameo/Faces.h"

namespace cv {
class Mat;
}

/// A face's own coordinates, and the face cut out in them. For the .cpp files of this folder.
namespace fw::cameo {

/// From the middle between the eyes; `right` and `down` have the length of the distance of the eyes, so that
/// a place in a face is the same numbers at every size and tilt.
struct FaceFrame {
    Point origin, right, down;
    double eyeDistance = 0; ///< pixels

    static FaceFrame of(Landmarks const& points);

    Point toFace(Point const& picture) const;
    Point toPicture(Point const& face) const;
    double rollDegrees() const; ///< clockwise as seen
};

/// A face turned upright and brought to one size: the eyes at 0.34 and 0.66 of its width, 0.36 of its height.
inline constexpr SizePx kAligned{112, 128};
cv::Mat alignedFace(Image const& image, Landmarks const& points); ///< 8-bit RGB

} // namespace fw::cameo
