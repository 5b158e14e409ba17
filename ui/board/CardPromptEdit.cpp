#include "ui/board/CardPromptEdit.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>

#include <utility>

namespace fw::ui {

CardPromptEdit::CardPromptEdit(Session* session, QWidget* parent) : QPlainTextEdit(parent), m_session(session)
{
    setAccessibleName(tr("Prompt on the card"));
    setPlaceholderText(tr("What the shot shows"));
    setFont(Theme::instance().font(Theme::Type::Body));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(session, &Session::opened, this, [this] { end(false, 0); });
    hide();
}

void CardPromptEdit::edit(ShotId const& shot, QRect const& place)
{
    story::Shot const* found = story::findShot(m_session->board(), shot);
    if (!found)
        return;
    m_shot = shot;
    setPlainText(QString::fromStdString(found->prompt));
    setGeometry(place);
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    selectAll();
}

void CardPromptEdit::end(bool isKept, int step)
{
    if (m_shot.isEmpty())
        return;
    ShotId const shot = std::exchange(m_shot, {});
    bool const hadFocus = hasFocus();
    hide();
    std::string const prompt = toPlainText().toStdString();
    story::Shot const* found = story::findShot(m_session->board(), shot);
    if (isKept && found && found->prompt != prompt) {
        m_session->endTyping();
        (void)m_session->perform(story::SetPrompt{shot, prompt}); // errors go to Session::failed
        m_session->endTyping();
    }
    if (hadFocus)
        Q_EMIT ended(step);
}

bool CardPromptEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        int const key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void CardPromptEdit::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: return end(false, 0);
    case Qt::Key_Tab: return end(true, 1);
    case Qt::Key_Backtab: return end(true, -1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            break;
        return end(true, 0);
    default: break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void CardPromptEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end(true, 0);
}

} // namespace fw::ui
