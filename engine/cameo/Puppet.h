#pragma once

#include "engine/cameo/Performance.h"
#include "engine/cameo/Faces.h"

#include <memory>
#include <vector>

namespace fw::cameo {

/// Where the head is and how large, at a moment of the clip (`at` 0 first frame, 1 last): x, y of its middle
/// in widths and heights of the frame, `height` chin to crown in heights of the frame.
struct PathKey {
    double at = 0, x = .5, y = .5, height = .45;

    friend bool operator==(PathKey const&, PathKey const&) = default;
};

/// On straight lines between the keys, resting before the first and after the last. `path` is not empty.
PathKey placeAt(std::vector<PathKey> const& path, double at);

/// What the clip looks like, so that a puppet can look like it.
struct SceneLook {
    double meanL = 0, meanA = 0, meanB = 0, spreadL = 0; ///< Lab, 8 bit
    double grain = 0;                                    ///< spread of its noise in 8-bit steps
};
/// Measured on a few frames of the clip.
SceneLook lookOf(std::vector<Image> const& frames);

/// A head that moves, made of one picture: the headshot, cut out, on a mesh that is turned with the depth of
/// an average head (2.5D); lids, brows and mouth move in the picture's own skin. Turns of more than 20
/// degrees look wrong, because there is nothing behind the edge of a picture. Thread: one at a time.
class Puppet {
public:
    /// Errors: BadInput (cameo.noMatte; cameo.badPoints: the points are no face).
    static Result<Puppet> make(Image const& headshot, Landmarks const& points);
    ~Puppet();
    Puppet(Puppet&&) noexcept;
    Puppet& operator=(Puppet&&) noexcept;

    /// Light and grain of the clip, gently.
    void match(SceneLook const& look);

    /// Draws over an Rgb24 frame. `number`: of the frame, so that grain moves.
    void drawInto(Image& frame, HeadPose const& pose, PathKey const& place, int number = 0) const;

    /// Where the five points are in a frame of this size, at this pose.
    Landmarks pointsIn(SizePx frame, HeadPose const& pose, PathKey const& place) const;

private:
    struct Impl;
    explicit Puppet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::cameo
