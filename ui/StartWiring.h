#pragma once

#include "ui/Actions.h"

namespace fw::ui {

class CanvasView;
class NoticeBar;
class Session;
class ShotPanel;
class TakesPanel;

/// New shots that lead up to another one, or from one to the next.
void wireBridges(Actions& actions, Session* session, NoticeBar* notices);
/// What is done with a take that a shot is made from: part of it anew, with its region on the canvas, or all
/// of it as a beginning.
void wireRetake(Actions& actions, TakesPanel* takes, ShotPanel* shot, CanvasView* canvas, Session* session);

} // namespace fw::ui
