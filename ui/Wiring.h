#pragma once

#include "ui/Actions.h"

class QMainWindow;
class QUndoStack;

namespace fw::ui {

class BoardView;
class CanvasView;
class HandOver;
class NoticeBar;
class ProjectFiles;
class TimelineView;

// Commands that go straight to one view, one helper of the window, or the undo stack.

void wireFiles(Actions& actions, ProjectFiles* files, NoticeBar* notices);
void wireHandOver(Actions& actions, HandOver* handOver, NoticeBar* notices);

void wireUndo(Actions& actions, QUndoStack* stack);
void wirePlayback(Actions& actions, CanvasView* canvas);
void wireTimeline(Actions& actions, TimelineView* timeline);
void wireLooks(Actions& actions, CanvasView* canvas, BoardView* board, QMainWindow* window);

} // namespace fw::ui
