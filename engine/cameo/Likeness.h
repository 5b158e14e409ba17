#pragma once

#include "engine/cameo/Faces.h"

#include <optional>
#include <vector>

namespace fw::cameo {

/// How alike a face in a result is to its headshot. This is not an identity check: it compares where the
/// features are and what the face looks like, and a stranger of the same build and light scores high as well
/// (docs/cameo.md says how high).
struct Likeness {
    double geometry = 0;            ///< 0..1, how well the five points agree
    double structure = 0;           ///< 0..1, structural similarity of the two upright faces
    std::optional<double> identity; ///< cosine of two embeddings, where a backend that can embed is installed

    /// 0..100. With an embedding it decides alone.
    int score() const;
};

/// Below this a take's notice offers to add headshots.
inline constexpr int kLowLikeness = 70;

/// Two pictures with the points of their faces.
Likeness likenessOf(Image const& headshot, Landmarks const& points, Image const& result,
                    Landmarks const& found);

/// Over a clip: in a few frames the detector looks for the face nearest to where it is expected, and the
/// middle of the scores counts. nullopt: it found none in any of them. Errors: those of the detector.
struct LikenessQuestion {
    Image headshot;
    Landmarks points{};
    std::vector<Image> frames;       ///< those that are looked at
    std::vector<Landmarks> expected; ///< where the face should be in each; empty: the most alike face counts
};
Result<std::optional<Likeness>> likenessIn(LikenessQuestion const& question, FaceBackend& backend);

} // namespace fw::cameo
