#pragma once

#include "ui/Keymap.h"

#include <QLineEdit>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace fw::ui {

/// A field that takes the next key that is pressed in it. Tab and Esc leave it, as in every field. Thread:
/// GUI.
class KeyField : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent = nullptr);

Q_SIGNALS:
    void pressed(QKeySequence const& key);

protected:
    bool event(QEvent* event) override;
};

/// Preferences: which keys run the commands. A preset, every command by name, and a field that gives the
/// selected one another key at once; who had it loses it, and the page says so. Thread: GUI.
class KeysPage : public QWidget {
    Q_OBJECT

public:
    KeysPage(Actions* actions, Keymap keymap, QWidget* parent = nullptr);

    Keymap const& keymap() const { return m_keymap; }

Q_SIGNALS:
    void changed(); ///< already in effect: whoever keeps it saves it

private:
    QWidget* buildTop();
    QWidget* buildBottom();
    void show(Keymap const& keymap); ///< into effect, and into the list
    void filter(QString const& typed);
    void choose(QKeySequence const& key);
    void showSelected();
    void sayLost(std::vector<Command> const& lost);
    Command selected() const; ///< Command::Count: none

    Actions* m_actions;
    Keymap m_keymap;
    QComboBox* m_preset;
    QTreeWidget* m_list;
    KeyField* m_field;
    QPushButton *m_clear, *m_reset, *m_resetAll;
    QLabel* m_said;
};

} // namespace fw::ui
