#pragma once

#include "ui/models/CastLook.h"
#include "ui/models/ShotLook.h"

#include <QColor>

namespace fw::ui {

/// Somebody in a shot, as its card shows them.
struct CardPerson {
    CastLook look;
    QImage portrait; ///< null: initials
};

/// Everything that a card or a clip says about a shot, derived from board and queue; nothing of it is stored.
struct CardLook {
    ShotId shot;
    int number = 0;
    QString prompt;
    QColor presetMark, presetBody;
    QString length; ///< "2.0 s"
    ShotLook state;
    TakeId take; ///< the take that is shown; empty when there is none
    bool isExtension = false;
    std::vector<CardPerson> cast;
};

CardLook cardLook(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number);

/// "12/20, 0:40" while denoising, else the phase in words; empty for a shot that does not form.
QString progressText(ShotLook const& look);

} // namespace fw::ui
