#include "engine/cameo/FaceFrame.h"

#include "engine/media/Mats.h"
#include "engine/media/Pictures.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <numbers>

namespace fw::cameo {

FaceFrame FaceFrame::of(Landmarks const& points)
{
    Point const& left = points[LeftEye];
    Point const& right = points[RightEye];
    FaceFrame frame;
    frame.origin = {(left.x + right.x) / 2, (left.y + right.y) / 2};
    frame.right = {right.x - left.x, right.y - left.y};
    frame.down = {-frame.right.y, frame.right.x};
    frame.eyeDistance = std::hypot(frame.right.x, frame.right.y);
    return frame;
}

Point FaceFrame::toFace(Point const& picture) const
{
    double const x = picture.x - origin.x, y = picture.y - origin.y;
    double const square = std::max(eyeDistance * eyeDistance, 1e-9);
    return {(x * right.x + y * right.y) / square, (x * down.x + y * down.y) / square};
}

Point FaceFrame::toPicture(Point const& face) const
{
    return {origin.x + face.x * right.x + face.y * down.x, origin.y + face.x * right.y + face.y * down.y};
}

double FaceFrame::rollDegrees() const { return std::atan2(right.y, right.x) * 180 / std::numbers::pi; }

cv::Mat alignedFace(Image const& image, Landmarks const& points)
{
    Image const opaque = media::flatten(image);
    FaceFrame const frame = FaceFrame::of(points);
    double const pixel = 1 / (.32 * kAligned.widthPx); // in distances of the eyes
    Point const corner = frame.toPicture({-.5 * kAligned.widthPx * pixel, -.36 * kAligned.heightPx * pixel});
    cv::Mat const back = (cv::Mat_<double>(2, 3) << frame.right.x * pixel, frame.down.x * pixel, corner.x,
                          frame.right.y * pixel, frame.down.y * pixel, corner.y);
    cv::Mat soft = media::mats::view(opaque), out;
    double const shrink = frame.eyeDistance * pixel; // source pixels that become one
    if (shrink > 1.5)
        cv::GaussianBlur(soft, soft, {}, shrink * .4);
    cv::warpAffine(soft, out, back, {kAligned.widthPx, kAligned.heightPx},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return out;
}

} // namespace fw::cameo
