#pragma once

#include "ui/Actions.h"

class QMenu;
class QMenuBar;

namespace fw::ui {

/// The menu bar, from the table of commands. `recent` and `docks` are filled by the window.
struct Menus {
    QMenu* recent = nullptr;
    QMenu* window = nullptr;
};
Menus buildMenuBar(QMenuBar* bar, Actions& actions);

/// What a right click on a shot offers.
void fillShotMenu(QMenu* menu, Actions& actions);

/// What a right click on the name of a scene offers.
void fillSceneMenu(QMenu* menu, Actions& actions);

/// The keys to begin with, in one line.
QString startHint(Actions const& actions);
/// The shortcut sheet: every command that has a key.
void showShortcuts(Actions const& actions, QWidget* parent);

} // namespace fw::ui
