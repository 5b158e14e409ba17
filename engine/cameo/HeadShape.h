#pragma once

#include "engine/cameo/FaceFrame.h"
#include "engine/cameo/Performance.h"

namespace fw::cameo {

/// How a place of the headshot moves with the head, in the face's own coordinates (FaceFrame). For the .cpp
/// files of this folder. The depth is that of an average head: a broad hump and a nose.
class HeadTurn {
public:
    explicit HeadTurn(HeadPose const& pose);

    /// Where a place of the headshot goes.
    Point moved(Point const& place) const;
    /// Which place of the headshot is seen here: the way back, by substitution from the shift of a place
    /// nearby (zero at first), which is replaced by this one's.
    Point source(Point const& seen, Point& shiftNearby) const;
    /// How much brighter the place is, because it turned to or from the light.
    double light(Point const& place) const;

private:
    Point shift(Point const& place) const;

    double m_cosYaw, m_sinYaw, m_cosPitch, m_sinPitch, m_cosRoll, m_sinRoll, m_breath;
};

/// An eye in face coordinates.
struct EyeShape {
    Point middle;
    double halfWidth = .26, halfHeight = .115;
};

/// The mouth: its corners, and how far the line between the lips sags in the middle.
struct MouthLine {
    Point middle;          ///< between the corners
    double halfWidth = .5; ///< distances of the eyes
    double tilt = 0;       ///< radians
    double sag = 0;        ///< positive: lower in the middle
};

/// The features of one headshot.
struct Features {
    EyeShape left, right;
    MouthLine mouth;
};

/// Reads eyes and mouth out of the picture around the landmarks.
Features featuresOf(Image const& headshot, Landmarks const& points);

/// What the face does, in the headshot's own place: lids, brows, lips.
class Expression {
public:
    Expression(Features const& features, HeadPose const& pose);

    struct Seen {
        Point source;     ///< the place of the headshot whose skin is seen
        double mouth = 0; ///< 0..1: the inside of the mouth is seen instead
        double depth = 0; ///< within it: 0 at the upper lip, 1 at the lower
        double side = 0;  ///< within it: -1..1 from corner to corner
    };
    Seen at(Point const& place) const;

private:
    void close(EyeShape const& eye, Point& place) const;
    void raise(EyeShape const& eye, Point& place) const;
    void speak(Seen& seen) const;

    Features const& m_features;
    HeadPose m_pose;
};

} // namespace fw::cameo
