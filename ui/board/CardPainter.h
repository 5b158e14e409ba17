#pragma once

#include "ui/models/CardLook.h"

#include <QImage>
#include <QPainter>
#include <QRect>

namespace fw::ui {

/// What a card looks like at this moment.
struct CardState {
    CardLook look;
    QImage poster; ///< the take's poster, or the newest forming frame
    bool isSelected = false;
    bool isCurrent = false; ///< the playhead is in this shot
    bool isHovered = false;
    bool hasFocus = false;
    double posterAspect = 16.0 / 9.0; ///< of the project's frame
};

/// Zones of a card that can be clicked; of a contact sheet's cards the prompt and the length are null.
struct CardZones {
    QRect poster;
    QRect numberRow;
    QRect prompt;
    QRect lengthRow;
    QRect menu;  ///< the dot at the poster's top right, on hover or focus
    QRect retry; ///< centre of the poster, only for failed shots

    static CardZones of(QRect const& card);
};

/// Draws one card as looks/README.md section 4 says. Pure drawing: no state, no loading.
void paintCard(QPainter& painter, QRect const& card, CardState const& state);

/// Draws what a state puts over a picture (hatch, veil, edges, progress bar); shared with the timeline's
/// clips.
void paintStateOverPicture(QPainter& painter, QRect const& picture, ShotLook const& look, bool hasPicture);

/// The pill with icon and word, right-aligned in `row`; returns its left edge.
int paintStatePill(QPainter& painter, QRect const& row, ShotLook const& look, bool hidesReadyWord);

/// The picture, fitted into `frame` with letterbox in well colour.
void paintPicture(QPainter& painter, QRect const& frame, QImage const& image);

} // namespace fw::ui
