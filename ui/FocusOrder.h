#pragma once

#include <QWidget>

#include <vector>

namespace fw::ui {

class Actions;

/// Tab walks through these panels in this order, inside each as it did before; from the last one it comes to
/// the first again. All of them are in one window.
void chainPanels(QWidget* window, std::vector<QWidget*> const& panels);

/// Puts the keyboard into the panel that shows next (`step` 1) or before (-1), counted from the one that has
/// it: a view that takes keys itself, else the first control in it.
void focusPanelBeside(std::vector<QWidget*> const& panels, int step);

/// Both for the panels of the main window.
void wirePanels(Actions& actions, QWidget* window, std::vector<QWidget*> const& panels);

} // namespace fw::ui
