#pragma once

#include "engine/base/Image.h"

namespace fw::media {

/// Mirrors story::TransitionKind, which this folder may not include; plan or playback map one to the other.
enum class Transition { Cut, Dissolve, DipBlack, DipWhite, Wipe };

/// One picture of a transition; t = 0 is exactly `from`, t = 1 exactly `to` (clamped).
/// Cut: `from` until t < 0.5. Dissolve: a cross fade. DipBlack, DipWhite: `from` goes to the colour until
/// 0.5, then `to` comes out of it. Wipe: a soft edge (4 % of the width) travels from left to right. `to`
/// takes the size of `from` when they differ. Thread: any.
Image transitionFrame(Transition kind, Image const& from, Image const& to, double t);

} // namespace fw::media
