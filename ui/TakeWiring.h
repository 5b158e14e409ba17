#pragma once

#include "ui/Actions.h"

namespace fw::ui {

class BoardView;
class CanvasView;
class EngineBridge;
class NoticeBar;
class ProjectFiles;
class Session;
class ShotCommands;
class TakesPanel;

/// What menus, canvas and filmstrip do with the takes of the current shot.
void wireTakes(Actions& actions, TakesPanel* takes, CanvasView* canvas, NoticeBar* notices);
/// A take that comes to play and of which only the latents are kept gets its clip again.
void wireClips(Session* session, EngineBridge* bridge, NoticeBar* notices);
/// What menus and board do with scenes, and the size of the cards.
void wireScenes(Actions& actions, ShotCommands* shots, BoardView* board);
/// Scripts that are pasted, from the menu and from empty views.
void wireScripts(Actions& actions, ProjectFiles* files, BoardView* board, CanvasView* canvas);

} // namespace fw::ui
