#include "ui/panels/PromptEdit.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kOfferAfterLetters = 2;

} // namespace

PromptEdit::PromptEdit(QWidget* parent)
    : QPlainTextEdit(parent), m_words(new QStringListModel(this)), m_completer(new QCompleter(m_words, this))
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFont(Theme::instance().font(Theme::Type::Form));
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setMaxVisibleItems(8);
    connect(m_completer, qOverload<QString const&>(&QCompleter::activated), this, &PromptEdit::complete);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isShowing)
            Q_EMIT edited(toPlainText());
    });
}

void PromptEdit::setWords(QStringList const& words) { m_words->setStringList(words); }

void PromptEdit::showText(QString const& text)
{
    if (text == toPlainText())
        return;
    int const position = textCursor().position();
    m_isShowing = true;
    setPlainText(text);
    m_isShowing = false;
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, static_cast<int>(text.size())));
    setTextCursor(cursor);
}

bool PromptEdit::event(QEvent* event) { return leaveUndoToTheBoard(*event) || QPlainTextEdit::event(event); }

void PromptEdit::keyPressEvent(QKeyEvent* event)
{
    bool const isOpen = m_completer->popup()->isVisible();
    bool const isForPopup = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                            event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab;
    if (isOpen && isForPopup && event->modifiers() == Qt::NoModifier) {
        event->ignore(); // the popup takes it
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    bool const isTyping = !event->text().isEmpty() && event->text().at(0).isLetter();
    if (isTyping || (isOpen && event->key() == Qt::Key_Backspace))
        offer();
    else
        m_completer->popup()->hide();
}

void PromptEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}

QString PromptEdit::wordBeforeCursor() const
{
    QString const text = toPlainText().left(textCursor().position());
    int start = static_cast<int>(text.size());
    while (start > 0 && (text.at(start - 1).isLetter() || text.at(start - 1) == '-'))
        --start;
    return text.mid(start);
}

void PromptEdit::offer()
{
    QString const word = wordBeforeCursor();
    m_completer->setCompletionPrefix(word);
    bool const isWhole = m_completer->completionCount() == 1 &&
                         m_completer->currentCompletion().compare(word, Qt::CaseInsensitive) == 0;
    if (word.size() < kOfferAfterLetters || m_completer->completionCount() == 0 || isWhole) {
        m_completer->popup()->hide();
        return;
    }
    QAbstractItemView* popup = m_completer->popup();
    popup->setFont(Theme::instance().font(Theme::Type::Form));
    popup->setCurrentIndex({});
    QRect place = cursorRect();
    place.translate(viewport()->pos());
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width() +
                   space::kGroup);
    m_completer->complete(place);
}

void PromptEdit::complete(QString const& word)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(m_completer->completionPrefix().size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

void PromptEdit::insertWord(QString const& word)
{
    QTextCursor cursor = textCursor();
    QString const before = toPlainText().left(cursor.position());
    bool const needsSpace = !before.isEmpty() && !before.back().isSpace();
    cursor.insertText(needsSpace ? ' ' + word : word);
    setTextCursor(cursor);
    setFocus();
}

} // namespace fw::ui
