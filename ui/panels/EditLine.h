#pragma once

#include <QKeyEvent>
#include <QLineEdit>

namespace fw::ui {

/// A line of which every letter is an edit of the board: taking back is the board's too, not the line's own.
class EditLine : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            auto* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
        }
        return QLineEdit::event(event);
    }
};

} // namespace fw::ui
