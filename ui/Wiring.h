#pragma once

#include "ui/Actions.h"

class QMainWindow;
class QUndoStack;

namespace fw::ui {

class BoardView;
class CanvasView;
class TimelineView;

// Commands that go straight to one view, or to the undo stack.

void wireUndo(Actions& actions, QUndoStack* stack);
void wirePlayback(Actions& actions, CanvasView* canvas);
void wireTimeline(Actions& actions, TimelineView* timeline);
void wireLooks(Actions& actions, CanvasView* canvas, BoardView* board, QMainWindow* window);

} // namespace fw::ui
