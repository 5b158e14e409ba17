#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QString>

namespace fw::ui {

/// Everything that a card, a clip or a list row says about a shot, derived from board and queue; nothing of
/// it is stored.
struct ShotLook {
    ShotId id;
    int number = 0;
    QString prompt;
    QString presetName;
    QColor presetMark, presetBody;
    QString length; ///< "2.0 s"
    ShotState state = ShotState::Empty;
    QString word;         ///< "Forming 12/20", "Queued (2)"
    QString reason;       ///< tooltip: why it is stale, held or failed; empty otherwise
    double progress = -1; ///< 0..1 while forming with a known length
    QString progressText; ///< "12/20, 0:40"
    TakeId take;          ///< the take that is shown; empty when there is none
    bool isExtension = false;
};

/// The one state that is shown: Forming > Queued > Failed or Cancelled (when the newest job ended so and no
/// newer take came) > Held > Stale > Ready > Empty.
ShotState shotState(Session const& session, EngineBridge const& bridge, ShotId const& shot);

ShotLook lookOf(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number);

/// "0:40", "12:05"; empty for an unknown time.
QString clockText(double seconds);

} // namespace fw::ui
