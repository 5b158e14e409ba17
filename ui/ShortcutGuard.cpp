#include "ui/ShortcutGuard.h"

#include "ui/board/BoardView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QTabBar>

namespace fw::ui {

namespace {

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down ||
           key == Qt::Key_Home || key == Qt::Key_End;
}

bool keeps(QWidget* widget, QKeyEvent const& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    int const key = event.key();
    if (key == Qt::Key_Escape) // a drag is called off before a rendering is
        return QApplication::mouseButtons() != Qt::NoButton;
    if (qobject_cast<QAbstractButton*>(widget))
        return key == Qt::Key_Space;
    if (qobject_cast<QComboBox*>(widget))
        return isArrow(key) || key == Qt::Key_Space || !event.text().isEmpty();
    if (qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QAbstractSlider*>(widget))
        return isArrow(key) || key == Qt::Key_Plus || key == Qt::Key_Minus;
    if (qobject_cast<BoardView*>(widget))
        return isArrow(key);
    if (qobject_cast<QAbstractItemView*>(widget))
        return isArrow(key) || key == Qt::Key_Space || key == Qt::Key_Delete;
    return qobject_cast<QTabBar*>(widget) && isArrow(key);
}

} // namespace

ShortcutGuard::ShortcutGuard(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool ShortcutGuard::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = event->type() == QEvent::ShortcutOverride ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget || !keeps(widget, *static_cast<QKeyEvent*>(event)))
        return false;
    event->accept();
    return true;
}

} // namespace fw::ui
