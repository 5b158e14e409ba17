#pragma once

#include <vector>

namespace fw::render {

/// One piece of a shot that is longer than what the model can make at once.
struct Segment {
    int frames = 0;  ///< of the piece, shared ones included
    int overlap = 0; ///< frames at its start that it shares with the piece before it
    int first = 0;   ///< its first frame in the shot
};

/// | cap frames        |
///          | overlap | new frames |
///                         | overlap | new frames |
/// `frames` and `cap` are 4n+1; the overlap is two latent steps and one frame, or one step where the cap is
/// too short for that. A shot that fits is one segment; so is one that cannot be cut (a cap of one frame).
std::vector<Segment> planSegments(int frames, int cap, int strideTime);

} // namespace fw::render
