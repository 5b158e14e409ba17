#include "ui/ShortcutGuard.h"

#include "ui/board/BoardView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QScrollArea>
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

/// The wheel scrolls the panel that it is turned over; a value changes by it only once it has the keyboard.
bool isOnlyPassedBy(QWidget const* widget)
{
    bool const hasValue =
        qobject_cast<QComboBox const*>(widget) || qobject_cast<QAbstractSpinBox const*>(widget);
    if (!hasValue || widget->hasFocus())
        return false;
    for (QWidget const* up = widget->parentWidget(); up; up = up->parentWidget())
        if (qobject_cast<QScrollArea const*>(up))
            return true;
    return false;
}

void wantNoFocusFromTheWheel(QWidget* widget)
{
    bool const hasValue = qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget);
    if (hasValue && widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
}

} // namespace

ShortcutGuard::ShortcutGuard(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool ShortcutGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish && watched->isWidgetType())
        wantNoFocusFromTheWheel(static_cast<QWidget*>(watched));
    if (event->type() == QEvent::Wheel && watched->isWidgetType() &&
        isOnlyPassedBy(static_cast<QWidget*>(watched))) {
        event->ignore(); // it goes on to what is around
        return true;
    }
    auto* widget = event->type() == QEvent::ShortcutOverride ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget || !keeps(widget, *static_cast<QKeyEvent*>(event)))
        return false;
    event->accept();
    return true;
}

} // namespace fw::ui
