#include "engine/media/Mats.h"

#include <opencv2/core.hpp>

namespace fw::media::mats {

namespace {

int typeOf(Image const& image) { return image.format() == Image::Format::Rgb24 ? CV_8UC3 : CV_8UC4; }

} // namespace

cv::Mat view(Image const& image)
{
    // OpenCV has no matrix over constant data; callers only read.
    return cv::Mat(image.heightPx(), image.widthPx(), typeOf(image), const_cast<uint8_t*>(image.data()),
                   image.strideBytes());
}

cv::Mat writable(Image& image)
{
    return cv::Mat(image.heightPx(), image.widthPx(), typeOf(image), image.mutableData(),
                   image.strideBytes());
}

cv::Mat luma(Image const& image)
{
    cv::Mat grey(image.heightPx(), image.widthPx(), CV_8UC1);
    int const step = image.channels();
    for (int y = 0; y < image.heightPx(); ++y) {
        uint8_t const* from = image.row(y);
        uint8_t* to = grey.ptr<uint8_t>(y);
        for (int x = 0; x < image.widthPx(); ++x, from += step)
            to[x] = static_cast<uint8_t>((from[0] * 54 + from[1] * 183 + from[2] * 19 + 128) >> 8);
    }
    return grey;
}

} // namespace fw::media::mats
