#pragma once

#include "ui/Actions.h"

class QMainWindow;
class QUndoStack;

namespace fw::ui {

class BoardView;
class CanvasView;
class CastPanel;
class EngineBridge;
class HandOver;
class NoticeBar;
class ProjectFiles;
class Session;
class ShotClipboard;
class ShotCommands;
class ShotPanel;
class StartPage;
class Thumbnails;
class TimelineView;
class TrustFlow;

// Commands and wishes that go straight from one part to another.

void wireFiles(Actions& actions, ProjectFiles* files, NoticeBar* notices);
void wireHandOver(Actions& actions, HandOver* handOver, ProjectFiles* files, NoticeBar* notices);
void wireUndo(Actions& actions, QUndoStack* stack);
void wirePlayback(Actions& actions, CanvasView* canvas, Session* session);
/// Earlier versions of the project, and the bar that says which one came back.
void wireVersions(Actions& actions, Session* session, EngineBridge* bridge, Thumbnails* thumbnails,
                  NoticeBar* notices);
/// What menus do with the selected shots and titles.
void wireShots(Actions& actions, ShotCommands* shots, ShotPanel* panel, NoticeBar* notices);
void wireClipboard(Actions& actions, ShotClipboard* clipboard, NoticeBar* notices);
void wireTimeline(Actions& actions, TimelineView* timeline);
void wireStart(StartPage* start, ProjectFiles* files);
/// People and reviews: the menu, the panel, the shot's chips, and the bar that says what came of it.
void wireTrust(Actions& actions, TrustFlow* trust, CastPanel* cast, ShotPanel* shot, NoticeBar* notices);
/// The preferences, and what was set there before: keys and the folder of new projects.
void wirePreferences(Actions& actions, ProjectFiles* files, QMainWindow* window);
/// A notification of the desktop when renderings or an export are done while another window has the focus.
void wireDone(EngineBridge* bridge, QMainWindow* window);
void wireCameoPath(CanvasView* canvas, ShotPanel* shot, Session* session);
void wireLooks(Actions& actions, CanvasView* canvas, BoardView* board, QMainWindow* window);

} // namespace fw::ui
