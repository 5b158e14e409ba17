#pragma once

#include "ui/panels/Widgets.h"

#include <QLineEdit>

namespace fw::ui {

/// A line of which every letter is an edit of the board, as PromptEdit is for more than a line.
class EditLine : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override { return leaveUndoToTheBoard(*event) || QLineEdit::event(event); }
};

} // namespace fw::ui
