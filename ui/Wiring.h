#pragma once

#include "ui/Actions.h"

class QMainWindow;

namespace fw::ui {

class BoardView;
class CanvasView;
class TimelineView;

// Commands that go straight to one view.

void wirePlayback(Actions& actions, CanvasView* canvas);
void wireTimeline(Actions& actions, TimelineView* timeline);
void wireLooks(Actions& actions, CanvasView* canvas, BoardView* board, QMainWindow* window);

} // namespace fw::ui
