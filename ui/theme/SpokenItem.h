#pragma once

#include "ui/theme/SpokenView.h"

#include <QPointer>

namespace fw::ui {

/// One thing of a self-painted view as an assistive technology sees it. Qt's registry owns it. Thread: GUI.
class SpokenItem : public QAccessibleInterface,
                   public QAccessibleActionInterface,
                   public QAccessibleValueInterface {
public:
    SpokenItem(SpokenView* spoken, QString key);

    bool isValid() const override { return !m_spoken.isNull(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int index) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    int childCount() const override;
    int indexOfChild(QAccessibleInterface const* child) const override;
    QString text(QAccessible::Text type) const override;
    void setText(QAccessible::Text, QString const&) override {}
    QRect rect() const override; ///< on the screen
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    // Select (as a click), open (as a double click), toggle (as Ctrl and a click), and the keyboard's focus.
    QStringList actionNames() const override;
    QString localizedActionName(QString const& name) const override;
    QString localizedActionDescription(QString const& name) const override;
    void doAction(QString const& name) override;
    QStringList keyBindingsForAction(QString const&) const override { return {}; }

    QVariant currentValue() const override;
    void setCurrentValue(QVariant const& value) override;
    QVariant minimumValue() const override;
    QVariant maximumValue() const override;
    QVariant minimumStepSize() const override { return 1; }

    QString const& key() const { return m_key; }

private:
    SpokenValue value() const;

    QPointer<SpokenView> m_spoken;
    QString m_key;
};

/// The entry of the view itself: its things, and the widgets in it.
QAccessibleInterface* makeViewInterface(SpokenView* spoken);

} // namespace fw::ui
