#pragma once

#include <QPlainTextEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace fw::ui {

/// The prompt editor: plain text, Tab leaves it, and the words that the shot's model knows are offered while
/// typing. Undo belongs to the board, so Ctrl+Z is left to the window. Thread: GUI.
class PromptEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptEdit(QWidget* parent = nullptr);

    void setWords(QStringList const& words);
    /// Shows `text` without telling anybody; the cursor stays where it was as far as it can.
    void showText(QString const& text);
    void insertWord(QString const& word); ///< at the cursor, with the space or comma it needs
    QCompleter* completer() const { return m_completer; }

Q_SIGNALS:
    void edited(QString const& text); ///< by the person
    void left();                      ///< focus is gone

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString wordBeforeCursor() const;
    void complete(QString const& word);
    void offer();

    QStringListModel* m_words = nullptr;
    QCompleter* m_completer = nullptr;
    bool m_isShowing = false;
};

} // namespace fw::ui
