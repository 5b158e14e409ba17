#include "ui/theme/SpokenItem.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace fw::ui {

namespace {

QString selectAction() { return QStringLiteral("Select"); }
QString openAction() { return QStringLiteral("Open"); }

QRect onScreen(SpokenView const& spoken, QRect const& rect)
{
    return rect.isNull() ? QRect() : QRect(spoken.surface()->mapToGlobal(rect.topLeft()), rect.size());
}

int indexAmong(QStringList const& keys, QAccessibleInterface const* child)
{
    auto const* item = dynamic_cast<SpokenItem const*>(child);
    return item ? static_cast<int>(keys.indexOf(item->key())) : -1;
}

QAccessibleInterface* thingAt(SpokenView& spoken, QString const& holder, QPoint screen)
{
    QPoint const at = spoken.surface()->mapFromGlobal(screen);
    for (QString const& key : spoken.cachedThingsIn(holder))
        if (spoken.spoken(key).rect.contains(at))
            return spoken.interfaceOf(key);
    return nullptr;
}

/// The view: first the widgets that show in it (a search bar, the help of an empty view), then its things.
class ViewInterface final : public QAccessibleWidget {
public:
    explicit ViewInterface(SpokenView* spoken)
        : QAccessibleWidget(spoken->view(), spoken->role()), m_spoken(spoken)
    {
    }

    int childCount() const override
    {
        return static_cast<int>(widgets().size() + (m_spoken ? m_spoken->cachedThingsIn({}).size() : 0));
    }
    QAccessibleInterface* child(int index) const override
    {
        QWidgetList const inside = widgets();
        if (index < 0 || index < inside.size())
            return index < 0 ? nullptr : QAccessible::queryAccessibleInterface(inside[index]);
        return m_spoken ? m_spoken->interfaceOf(m_spoken->cachedThingsIn({}).value(index - inside.size()))
                        : nullptr;
    }
    int indexOfChild(QAccessibleInterface const* child) const override
    {
        QWidgetList const inside = widgets();
        if (child && child->object())
            return static_cast<int>(inside.indexOf(qobject_cast<QWidget*>(child->object())));
        int const thing = m_spoken ? indexAmong(m_spoken->cachedThingsIn({}), child) : -1;
        return thing < 0 ? -1 : static_cast<int>(inside.size()) + thing;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        QAccessibleInterface* at = m_spoken ? thingAt(*m_spoken, {}, {x, y}) : nullptr;
        return at ? at : QAccessibleWidget::childAt(x, y);
    }
    QAccessibleInterface* focusChild() const override
    {
        if (m_spoken && widget()->hasFocus())
            if (QAccessibleInterface* item = m_spoken->interfaceOf(m_spoken->current()))
                return item;
        return QAccessibleWidget::focusChild();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiSelectable = role() == QAccessible::List;
        return state;
    }

private:
    QWidgetList widgets() const
    {
        QWidgetList inside;
        if (!m_spoken)
            return inside;
        auto const* area = qobject_cast<QAbstractScrollArea*>(widget());
        for (QObject* each : widget()->children()) {
            auto* child = qobject_cast<QWidget*>(each);
            if (!child || child->isHidden() || child->isWindow() ||
                child->objectName().startsWith(QLatin1String("qt_scrollarea_")))
                continue;
            inside << child;
        }
        if (area)
            for (QObject* each : area->viewport()->children())
                if (auto* child = qobject_cast<QWidget*>(each); child && !child->isHidden())
                    return inside << area->viewport(); // there is something in it
        return inside;
    }

    QPointer<SpokenView> m_spoken;
};

} // namespace

SpokenItem::SpokenItem(SpokenView* spoken, QString key) : m_spoken(spoken), m_key(std::move(key)) {}

QWindow* SpokenItem::window() const
{
    return m_spoken ? m_spoken->view()->window()->windowHandle() : nullptr;
}

QAccessibleInterface* SpokenItem::parent() const
{
    if (!m_spoken)
        return nullptr;
    QString const holder = m_spoken->holderOf(m_key);
    return holder.isEmpty() ? QAccessible::queryAccessibleInterface(m_spoken->view())
                            : m_spoken->interfaceOf(holder);
}

QAccessibleInterface* SpokenItem::child(int index) const
{
    return m_spoken && index >= 0 ? m_spoken->interfaceOf(m_spoken->cachedThingsIn(m_key).value(index))
                                  : nullptr;
}

QAccessibleInterface* SpokenItem::childAt(int x, int y) const
{
    return m_spoken ? thingAt(*m_spoken, m_key, {x, y}) : nullptr;
}

int SpokenItem::childCount() const
{
    return m_spoken ? static_cast<int>(m_spoken->cachedThingsIn(m_key).size()) : 0;
}

int SpokenItem::indexOfChild(QAccessibleInterface const* child) const
{
    return m_spoken ? indexAmong(m_spoken->cachedThingsIn(m_key), child) : -1;
}

QString SpokenItem::text(QAccessible::Text type) const
{
    if (!m_spoken)
        return {};
    switch (type) {
    case QAccessible::Name: return m_spoken->spoken(m_key).name;
    case QAccessible::Description: return m_spoken->spoken(m_key).description;
    default: return {};
    }
}

QRect SpokenItem::rect() const
{
    return m_spoken ? onScreen(*m_spoken, m_spoken->spoken(m_key).rect) : QRect();
}

QAccessible::Role SpokenItem::role() const
{
    return m_spoken ? m_spoken->spoken(m_key).role : QAccessible::NoRole;
}

QAccessible::State SpokenItem::state() const
{
    QAccessible::State state;
    if (!m_spoken) {
        state.invalid = true;
        return state;
    }
    Spoken const now = m_spoken->spoken(m_key);
    QWidget* view = m_spoken->view();
    state.invisible = !view->isVisible();
    state.offscreen = !now.rect.intersects(m_spoken->surface()->rect());
    state.disabled = !view->isEnabled();
    state.selectable = now.isSelectable;
    state.selected = now.isSelected;
    state.multiSelectable = now.role == QAccessible::List;
    state.focusable = now.isSelectable || now.value.has_value();
    state.focused = view->hasFocus() && m_spoken->current() == m_key;
    return state;
}

void* SpokenItem::interface_cast(QAccessible::InterfaceType type)
{
    if (!m_spoken)
        return nullptr;
    Spoken const now = m_spoken->spoken(m_key);
    if (type == QAccessible::ActionInterface && now.isSelectable)
        return static_cast<QAccessibleActionInterface*>(this);
    if (type == QAccessible::ValueInterface && now.value)
        return static_cast<QAccessibleValueInterface*>(this);
    return nullptr;
}

QStringList SpokenItem::actionNames() const
{
    return {selectAction(), openAction(), toggleAction(), setFocusAction()};
}

QString SpokenItem::localizedActionName(QString const& name) const
{
    if (name == selectAction())
        return QCoreApplication::translate("SpokenItem", "Select");
    if (name == openAction())
        return QCoreApplication::translate("SpokenItem", "Open");
    return QAccessibleActionInterface::localizedActionName(name);
}

QString SpokenItem::localizedActionDescription(QString const& name) const
{
    if (name == selectAction())
        return QCoreApplication::translate("SpokenItem", "Selects it alone");
    if (name == openAction())
        return QCoreApplication::translate("SpokenItem", "Goes to where its words or settings are");
    if (name == toggleAction())
        return QCoreApplication::translate("SpokenItem", "Adds it to the selection, or takes it out");
    return QAccessibleActionInterface::localizedActionDescription(name);
}

void SpokenItem::doAction(QString const& name)
{
    if (!m_spoken)
        return;
    if (name == setFocusAction()) {
        m_spoken->view()->activateWindow();
        m_spoken->view()->setFocus(Qt::OtherFocusReason);
    }
    if (name == openAction())
        m_spoken->open(m_key);
    else
        m_spoken->choose(m_key, name == toggleAction());
}

SpokenValue SpokenItem::value() const
{
    return m_spoken ? m_spoken->spoken(m_key).value.value_or(SpokenValue{}) : SpokenValue{};
}

QVariant SpokenItem::currentValue() const { return value().now; }

void SpokenItem::setCurrentValue(QVariant const& wanted)
{
    if (m_spoken)
        m_spoken->setValue(m_key, std::clamp(wanted.toLongLong(), value().least, value().most));
}

QVariant SpokenItem::minimumValue() const { return value().least; }
QVariant SpokenItem::maximumValue() const { return value().most; }

QAccessibleInterface* makeViewInterface(SpokenView* spoken) { return new ViewInterface(spoken); }

} // namespace fw::ui
