#pragma once

#include "engine/plan/ExportPlan.h"
#include "ui/models/CardLook.h"

#include <QImage>
#include <QPainter>

#include <functional>

namespace fw::ui {

/// What a clip looks like at this moment.
struct ClipState {
    CardLook look;
    bool isSelected = false;
    bool isHovered = false;
    bool isTrimming = false;
    /// The picture at a project frame counted from the clip's in point; null while it is loading.
    std::function<QImage(TimelineFrame offset)> pictureAt;
    double pxPerFrame = 4;
    QRect visible; ///< only tiles in here are asked for
};

/// looks/README.md section 4: header strip over thumbnails at true times, preset bar and body, state icon,
/// handles.
void paintClip(QPainter& painter, QRect const& clip, ClipState const& state);

/// Bow tie, dip triangles or wipe over the overlap.
void paintTransition(QPainter& painter, QRect const& overlap, story::TransitionKind kind, bool isSelected);

/// The 12 px diamond of a plain cut, on hover.
void paintCutHandle(QPainter& painter, QPoint centre, bool isActive);

} // namespace fw::ui
