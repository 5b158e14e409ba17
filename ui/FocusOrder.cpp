#include "ui/FocusOrder.h"

#include "ui/Actions.h"

#include <QApplication>

#include <algorithm>

namespace fw::ui {

namespace {

bool isIn(QWidget const* panel, QWidget const* widget)
{
    return panel == widget || panel->isAncestorOf(widget);
}

/// Not behind another panel in the same place: the window puts those outside itself.
bool isShown(QWidget const* widget)
{
    QWidget const* window = widget->window();
    return widget->isVisible() &&
           window->rect().intersects({widget->mapTo(window, QPoint(0, 0)), widget->size()});
}

/// In the order of the window's chain; those that Tab stops at.
std::vector<QWidget*> stopsIn(QWidget* window, QWidget const* panel)
{
    std::vector<QWidget*> stops;
    for (QWidget* each = window->nextInFocusChain(); each != window; each = each->nextInFocusChain())
        if (isIn(panel, each) && (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy())
            stops.push_back(each);
    return stops;
}

QWidget* targetIn(QWidget* panel)
{
    if (panel->focusPolicy() & Qt::TabFocus)
        return panel;
    for (QWidget* each : stopsIn(panel->window(), panel))
        if (each->isEnabled() && each->isVisible())
            return each;
    return nullptr;
}

} // namespace

void chainPanels(QWidget* window, std::vector<QWidget*> const& panels)
{
    QWidget* before = nullptr;
    for (QWidget* panel : panels)
        for (QWidget* stop : stopsIn(window, panel)) {
            if (before)
                QWidget::setTabOrder(before, stop);
            before = stop;
        }
}

void focusPanelBeside(std::vector<QWidget*> const& panels, int step)
{
    auto const count = static_cast<int>(panels.size());
    QWidget const* focus = QApplication::focusWidget();
    auto const now = std::find_if(panels.begin(), panels.end(),
                                  [&](QWidget const* panel) { return focus && isIn(panel, focus); });
    int at = now == panels.end() ? (step > 0 ? count - 1 : 0) : static_cast<int>(now - panels.begin());
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        QWidget* panel = panels[static_cast<size_t>(at)];
        QWidget* target = isShown(panel) ? targetIn(panel) : nullptr;
        if (target)
            return target->setFocus(Qt::TabFocusReason);
    }
}

void wirePanels(Actions& actions, QWidget* window, std::vector<QWidget*> const& panels)
{
    chainPanels(window, panels);
    actions.on(Command::NextPanel, [panels] { focusPanelBeside(panels, 1); });
    actions.on(Command::PreviousPanel, [panels] { focusPanelBeside(panels, -1); });
}

} // namespace fw::ui
