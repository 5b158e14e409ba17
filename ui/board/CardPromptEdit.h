#pragma once

#include "ui/session/Session.h"

#include <QPlainTextEdit>

namespace fw::ui {

/// The prompt of a shot, written on its card: Enter or leaving keeps it as one undo step, Escape does not,
/// Tab and Shift+Tab keep it and go on to the next card. Shift+Enter is a new line. Thread: GUI.
class CardPromptEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    CardPromptEdit(Session* session, QWidget* parent);

    void edit(ShotId const& shot, QRect const& place);
    ShotId const& shot() const { return m_shot; } ///< empty while nothing is written

Q_SIGNALS:
    void ended(int step); ///< -1 or +1: on to the card beside it; 0: done

protected:
    bool event(QEvent* event) override; ///< keys that are its own while something is written
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void end(bool isKept, int step);

    Session* m_session;
    ShotId m_shot;
};

} // namespace fw::ui
