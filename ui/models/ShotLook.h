#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"
#include "ui/theme/Theme.h"

namespace fw::ui {

/// How a shot stands, in the one state that is shown (product.md section 2) and the words for it.
struct ShotLook {
    ShotState state = ShotState::Empty;
    QString word;   ///< for the pill: "Forming 12/20", "Queued (3)", "Stale"
    QString reason; ///< for the tooltip: why it is stale or failed; else empty
    int step = 0;   ///< while forming: denoise steps done ...
    int of = 0;     ///< ... of this many; 0 outside the denoise phase
    double etaSeconds = -1;
    double progress() const { return of > 0 ? static_cast<double>(step) / of : 0; }
};

/// Forming > Queued > Held (for want of consent, or in the queue) > Failed or Cancelled (when the newest job
/// ended so) > Stale > Ready > Empty. Thread: GUI.
ShotLook shotLook(Session const& session, EngineBridge const& bridge, ShotId const& shot);

/// The words for where a running job stands: "Loading the model", "Forming 12/20".
QString phaseWords(render::Progress const& progress);

/// "0:40", "1:05:00"; empty when the time is not known (negative).
QString clockText(double seconds);

/// "12 kB", "512 MB", "3.4 GB"
QString bytesText(uint64_t bytes);

/// The poster file of a take; empty for nullptr.
QString posterFile(Session const& session, story::Take const* take);

/// "2.0 s" of a length at the project's rate.
QString lengthText(TimelineFrame length, FrameRate rate);

} // namespace fw::ui
