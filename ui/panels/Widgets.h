#pragma once

#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace fw::ui {

// The few ways in which panels build their parts, so that they all look alike.

/// Sets the style sheet's `role` ("muted", "warning", ...) and repaints with it.
void setRole(QWidget* widget, char const* role);

QLabel* makeLabel(QString const& text, Theme::Type type = Theme::Type::Form, char const* role = nullptr);

/// Icon only, 28 x 28, with a tooltip that is also its accessible name. The icon follows the theme.
QToolButton* makeIconButton(QString const& icon, QString const& name);

/// A button with an icon that follows the theme.
QPushButton* makeButton(QString const& icon, QString const& text, bool isPrimary = false);

/// A box that may be narrower than its texts says the chosen one in its tooltip, too.
void tellWhole(QComboBox* box);

/// A line of a box that cannot be chosen, and why.
void disableItem(QComboBox* box, int index, QString const& reason);

/// A wrapped label in a dock, which asks nothing for the height of its lines: it is never lower than its
/// text.
void keepWhole(QLabel* label);

/// For fields of which every letter is an edit of the board: taking back is the board's, so its keys are left
/// to the window. True: the event was one of those, and is answered.
bool leaveUndoToTheBoard(QEvent& event);

QFrame* makeLine();

/// A column with the panel's padding and spacing on `parent`.
QVBoxLayout* panelColumn(QWidget* parent);

} // namespace fw::ui
