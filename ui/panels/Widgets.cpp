#include "ui/panels/Widgets.h"

#include <QStyle>

namespace fw::ui {

namespace {

constexpr int kWidgetsIconPx = 16;

void followTheme(QAbstractButton* button, QString const& icon, bool isPrimary)
{
    auto const update = [button, icon, isPrimary] {
        Theme const& theme = Theme::instance();
        button->setIcon(isPrimary ? QIcon(theme.pixmap(icon, kWidgetsIconPx, theme.colours().onAccent,
                                                       button->devicePixelRatioF()))
                                  : theme.icon(icon));
    };
    button->setIconSize({kWidgetsIconPx, kWidgetsIconPx});
    QObject::connect(&Theme::instance(), &Theme::changed, button, update);
    update();
}

} // namespace

void setRole(QWidget* widget, char const* role)
{
    if (widget->property("role").toByteArray() == QByteArray(role))
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel* makeLabel(QString const& text, Theme::Type type, char const* role)
{
    auto* label = new QLabel(text);
    label->setFont(Theme::instance().font(type));
    if (role)
        setRole(label, role);
    return label;
}

QToolButton* makeIconButton(QString const& icon, QString const& name)
{
    auto* button = new QToolButton;
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(space::kControl, space::kControl);
    followTheme(button, icon, false);
    return button;
}

QPushButton* makeButton(QString const& icon, QString const& text, bool isPrimary)
{
    auto* button = new QPushButton(text);
    button->setProperty("primary", isPrimary);
    if (!icon.isEmpty())
        followTheme(button, icon, isPrimary);
    return button;
}

QFrame* makeLine()
{
    auto* line = new QFrame;
    setRole(line, "line");
    return line;
}

QVBoxLayout* panelColumn(QWidget* parent)
{
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(space::kPanel, space::kPanel, space::kPanel, space::kPanel);
    column->setSpacing(space::kCard);
    return column;
}

} // namespace fw::ui
