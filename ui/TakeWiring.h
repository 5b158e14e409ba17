#pragma once

#include "ui/Actions.h"

namespace fw::ui {

class BoardView;
class CanvasView;
class NoticeBar;
class ProjectFiles;
class ShotCommands;
class TakesPanel;

/// What menus, canvas and filmstrip do with the takes of the current shot.
void wireTakes(Actions& actions, TakesPanel* takes, CanvasView* canvas, NoticeBar* notices);
/// What menus and board do with scenes, and the size of the cards.
void wireScenes(Actions& actions, ShotCommands* shots, BoardView* board);
/// Scripts that are pasted, from the menu and from empty views.
void wireScripts(Actions& actions, ProjectFiles* files, BoardView* board, CanvasView* canvas);

} // namespace fw::ui
