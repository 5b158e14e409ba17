#pragma once

#include "engine/base/Image.h"

#include <memory>

namespace fw::media {

/// What moves between two neighbouring frames, and the pictures in between: DIS optical flow both ways
/// (Kroeger et al. 2016, OpenCV), both frames moved to the moment asked for and blended where the two flows
/// agree; a plain blend where they do not; a hold across a cut. OpenCV divides the flow among its threads, so
/// a few pixels differ between machines of different numbers of cores. Thread: any.
class MotionBetween {
public:
    /// Two Rgb24 pictures; of different sizes they count as a cut.
    MotionBetween(Image const& from, Image const& to);
    ~MotionBetween();
    MotionBetween(MotionBetween&&) noexcept;
    MotionBetween& operator=(MotionBetween&&) noexcept;

    /// The frames show different scenes: next to nothing of one is found again in the other.
    bool isCut() const { return m_isCut; }
    /// t = 0 is exactly `from`, t = 1 exactly `to` (clamped); across a cut `from` until t = 1.
    Image at(double t) const;

private:
    struct Flow;

    Image m_from, m_to;
    std::unique_ptr<Flow const> m_flow; ///< none: a plain blend
    bool m_isCut = false;
};

} // namespace fw::media
