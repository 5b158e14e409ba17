#pragma once

#include "engine/story/Storyboard.h"
#include "ui/timeline/TimelineLayout.h"

#include <vector>

namespace fw::ui {

/// A sound on its row, in content coordinates.
struct SoundPlace {
    SoundId sound;
    QRect rect;
    int fadeInPx = 0, fadeOutPx = 0;
};

/// What of a sound lies under the pointer.
enum class SoundZone { Nothing, Body, LeftHandle, RightHandle, FadeIn, FadeOut };
struct SoundHit {
    SoundZone zone = SoundZone::Nothing;
    SoundId sound;
};

/// Rows of sounds below the clips: one for every track in use, none else. Pure.
struct SoundLayout {
    static constexpr int kRow = 40;
    static constexpr int kGap = 4;
    static constexpr int kHandle = 8;
    static constexpr int kFadeReach = 6; ///< around the upper corners, where the fades' handles are

    std::vector<int> tracks; ///< in use, from the upper row to the lower
    std::vector<SoundPlace> places;
    int top = 0;

    static SoundLayout of(std::vector<story::Sound> const& sounds, TimeScale const& scale, int top);

    int height() const { return static_cast<int>(tracks.size()) * (kRow + kGap); }
    QRect rowRect(size_t row) const; ///< x and width are 0
    SoundHit hitAt(QPoint content) const;
    /// The track at a height; just below the last row the next one that is free, as far as there are any.
    int trackAt(int y) const;
};

/// What is being done to a sound.
enum class SoundDrag { Move, TrimHead, TrimTail, FadeIn, FadeOut };
struct SoundGesture {
    SoundDrag kind = SoundDrag::Move;
    int64_t frames = 0;     ///< to the right
    FrameRate rate;         ///< of the project
    double fileSeconds = 0; ///< length of the sound's file
};

/// The sound after a gesture, as far as it may go: not before the film or its file, not into a neighbour on
/// its track (a move may lay it over others: whoever drops it there finds another track), fades within its
/// length, its end no further than the file's.
story::Sound dragged(std::vector<story::Sound> const& sounds, story::Sound sound,
                     SoundGesture const& gesture);

} // namespace fw::ui
