#pragma once

#include "ui/theme/Theme.h"

#include <QSettings>

#include <optional>

namespace fw::ui {

/// What this person set, between starts: one file, framewright/framewright.ini in the configuration folder.
QSettings personalSettings();

/// How the window looks, as the person wants it.
struct Look {
    std::optional<Theme::Mode> mode; ///< none: what the desktop asks for
    bool isMotionReduced = false;    ///< besides what the desktop asks for
    int zoomPercent = 100;           ///< of everything, 100 to 300; counts from the next start

    friend bool operator==(Look const&, Look const&) = default;
};

Look savedLook();
void saveLook(Look const& look);
/// Mode and motion, at once.
void applyLook(Look const& look);
/// What happens when the queue ran empty while the person was elsewhere.
enum class DoneSign { Sound, Quiet, None };
DoneSign savedDoneSign();
void saveDoneSign(DoneSign sign);

/// Before the QApplication is made: everything in the saved size, unless QT_SCALE_FACTOR is set already.
void applySavedZoom();

} // namespace fw::ui
