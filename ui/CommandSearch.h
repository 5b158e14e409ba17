#pragma once

#include "ui/Actions.h"

#include <QFrame>

class QLineEdit;
class QTreeWidget;

namespace fw::ui {

/// How well a command's name answers what was typed: 0 it begins with it, 1 every typed word begins a word of
/// it, 2 every typed word is somewhere in it, -1 no. Case does not matter; nothing typed fits everything.
int commandRank(QString const& name, QString const& typed);

/// Every command by name: type a few letters, Enter runs it. A popup at the top of the window that closes
/// when it is left. Thread: GUI.
class CommandSearch : public QFrame {
    Q_OBJECT

public:
    CommandSearch(Actions const& actions, QWidget* window);
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(QString const& typed); ///< the commands that fit, best first
    void run();

    Actions const& m_actions;
    QLineEdit* m_typed;
    QTreeWidget* m_list;
};

} // namespace fw::ui
