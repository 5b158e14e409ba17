#include "engine/media/Orientation.h"

#include "engine/media/Mats.h"

#include <cmath>
#include <opencv2/core.hpp>

namespace fw::media {

Image upright(Image const& image, int exif)
{
    if (image.isEmpty() || exif < 2 || exif > 8)
        return image;
    bool const swapsSides = exif >= 5;
    SizePx const size = swapsSides ? SizePx{image.heightPx(), image.widthPx()} : image.size();
    Image out(size, image.format());
    cv::Mat const from = mats::view(image);
    cv::Mat to = mats::writable(out);
    cv::Mat turned;
    switch (exif) {
    case 2: cv::flip(from, to, 1); break;
    case 3: cv::rotate(from, to, cv::ROTATE_180); break;
    case 4: cv::flip(from, to, 0); break;
    case 5: cv::transpose(from, to); break;
    case 6: cv::rotate(from, to, cv::ROTATE_90_CLOCKWISE); break;
    case 7:
        cv::rotate(from, turned, cv::ROTATE_90_CLOCKWISE);
        cv::flip(turned, to, 0);
        break;
    default: cv::rotate(from, to, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    }
    return out;
}

int exifOfRotation(double degrees)
{
    if (std::isnan(degrees))
        return 1;
    int const quarter = ((static_cast<int>(std::lround(degrees / 90.0)) % 4) + 4) % 4;
    // Counter-clockwise quarters: 1 is shown turned left (8), 3 turned right (6).
    constexpr int kExif[4] = {1, 8, 3, 6};
    return kExif[quarter];
}

} // namespace fw::media
