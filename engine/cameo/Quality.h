#pragma once

#include "engine/cameo/Faces.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::cameo {

/// What is asked of a picture of the guided set. Left and right as seen in the picture: the way the nose
/// points.
enum class Pose { Front, TurnedLeft, TurnedRight, Smile };
inline constexpr std::array<Pose, 4> kGuidedSet{Pose::Front, Pose::TurnedLeft, Pose::TurnedRight,
                                                Pose::Smile};
char const* poseName(Pose pose); ///< "front" | "left" | "right" | "smile": the picture's name in the vault

/// Why a headshot is refused. ColourCast alone is a hint: invented faces may be green.
enum class Flaw {
    NoFace,
    SeveralFaces,
    CutOff,
    TooSmall,
    WrongTurn,
    Tilted,
    Blurred,
    TooDark,
    TooBright,
    Hidden,
    NoSmile,
    ColourCast
};

/// The numbers behind a judgement, for the dialog and for tests.
struct Measures {
    int faces = 0;
    double facePx = 0;      ///< shorter side of the face's box
    double yawDegrees = 0;  ///< from the landmarks; positive: the nose points to the right of the picture
    double rollDegrees = 0; ///< clockwise
    double sharpness = 0;   ///< 0..1, the finest detail against the next coarser one
    double brightness = 0;  ///< mean of the face, 0..1
    double clipped = 0;     ///< share of the face that is black or white
    double hidden = 0;      ///< share of the inner face that is of another colour than its skin
    double mouthWidth = 0;  ///< in distances of the eyes
    double castA = 0, castB = 0; ///< the skin's colour in Lab, 0 is grey
};

struct Judgement {
    std::optional<Face> face; ///< the one face, or the largest
    Measures measures;
    std::vector<Flaw> flaws; ///< what was found, the gravest first

    bool isGood() const; ///< nothing but hints
    /// One sentence a flaw, what is wrong and what to do.
    std::string sentence(Flaw flaw) const;
};

/// Thresholds. Sharpness, exposure and hidden parts were set on rendered heads of this project and are not
/// checked on photographs of people (docs/cameo.md).
struct Limits {
    double facePx = 160;
    double yawDegrees = 25;               ///< front and smile: at most
    double turnLeast = 12, turnMost = 50; ///< turned pictures
    double rollDegrees = 25;
    double sharpness = .5;
    double darkest = .16, brightest = .9;
    double clipped = .2;
    double hidden = .3;
    double smile = .03; ///< wider than `neutralMouth` by so much
};

/// Looks at one picture with the faces a detector found in it. `neutralMouth`: the mouth's width in the front
/// picture, 0 when it is not known (then a smile is not asked for). Thread: any.
Judgement judge(Image const& image, std::vector<Face> const& faces, Pose pose = Pose::Front,
                double neutralMouth = 0, Limits const& limits = {});

/// How far the head is turned, by where the nose stands between the eyes. Positive: to the right.
double yawOf(Landmarks const& points);

} // namespace fw::cameo
