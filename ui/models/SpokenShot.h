#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QString>

namespace fw::ui {

// What a screen reader says of a shot, on the board and on the timeline alike. Thread: GUI.

/// "Shot 3: A harbour at dawn. Ready, Cinematic, 2.0 s".
QString spokenShot(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number);

/// What is worth knowing besides: why it is out of date or failed, how far it is, what it continues, who is
/// in it. Empty when there is nothing.
QString spokenShotDetail(Session const& session, EngineBridge const& bridge, story::Shot const& shot);

/// The first words of a text on one line; an ellipsis says that there are more.
QString firstWords(QString const& text);

} // namespace fw::ui
