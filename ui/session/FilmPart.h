#pragma once

#include "engine/plan/ExportPlan.h"

namespace fw::ui {

/// The shot that comes at a frame of the film: inside a transition the later one. Item -1: none plays there.
plan::FramePart partThatComes(plan::ExportPlan const& cut, TimelineFrame frame);
/// What something of `shot` stands on when it is put to a frame of the film: its own shot as long as that
/// still shows there, else the one that plays. The frame is brought into the film first.
plan::FramePart partFor(plan::ExportPlan const& cut, TimelineFrame frame, ShotId const& shot);

} // namespace fw::ui
