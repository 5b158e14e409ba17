#pragma once

#include "engine/base/Time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fw::cameo {

/// How a head is held at one moment. All zeros: as in the headshot.
struct HeadPose {
    double yaw = 0, pitch = 0, roll = 0; ///< degrees; right, up and clockwise as seen
    double blink = 0;                    ///< 1: eyes shut
    double brow = 0;                     ///< 1: raised
    double mouthOpen = 0;                ///< 1: wide open
    double mouthWide = 0;                ///< -1: round, 1: broad
    double breath = 0;                   ///< -1..1

    friend bool operator==(HeadPose const&, HeadPose const&) = default;
};

/// What a puppet does in a clip.
struct Performance {
    FrameRate fps;
    int frames = 1;
    uint64_t seed = 0;  ///< another one moves otherwise
    double energy = .5; ///< 0..1
    std::string line;   ///< what is said; UTF-8
    std::vector<float>
        loudness; ///< one value a frame, 0..1; where there is one it moves the mouth, not the line
};

/// One pose a frame: the head sways, nods with what is said, blinks every few seconds, breathes, and the
/// mouth takes the shapes of the letters. The same performance gives the same poses. Thread: any.
std::vector<HeadPose> perform(Performance const& performance);

/// The mouth for a letter (by its base form: 'e' for 'é'), and how long it lasts in seconds.
struct MouthShape {
    double open = 0, wide = 0, seconds = 0;
};
MouthShape mouthShapeOf(char32_t letter);

} // namespace fw::cameo
