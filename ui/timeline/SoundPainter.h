#pragma once

#include "engine/media/SoundReader.h"
#include "engine/story/Storyboard.h"

#include <QPainter>
#include <QRect>

#include <memory>

namespace fw::ui {

/// What a sound looks like at this moment.
struct SoundState {
    story::Sound sound;
    std::shared_ptr<media::SoundPeaks const> peaks; ///< null while its outline is on its way
    FrameRate rate;
    double pxPerFrame = 4;
    int fadeInPx = 0, fadeOutPx = 0;
    bool isSelected = false, isHovered = false, isDragging = false;
    QRect visible; ///< only columns in here are drawn
};

/// looks/README.md section 4: panel-grey body, waveform in secondary text colour, darker than the pictures;
/// fades as lines from the lower corners, their handles on hover; muted: faint and with its icon.
void paintSound(QPainter& painter, QRect const& body, SoundState const& state);

} // namespace fw::ui
