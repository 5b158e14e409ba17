#pragma once

#include "engine/base/Image.h"

namespace cv {
class Mat;
}

/// Images as OpenCV matrices over the same pixels, for the .cpp files of this folder.
namespace fw::media::mats {

/// Read-only use: the matrix points into `image`, which must outlive it.
cv::Mat view(Image const& image);
/// Detaches the image first (copy on write).
cv::Mat writable(Image& image);
/// 8-bit luma (BT.709 weights) of the picture.
cv::Mat luma(Image const& image);

} // namespace fw::media::mats
