#include "ui/panels/Fold.h"

#include "ui/panels/Widgets.h"

namespace fw::ui {

Fold::Fold(QString const& name, QWidget* parent)
    : QWidget(parent), m_toggle(new QToolButton(this)), m_body(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    m_toggle->setCheckable(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    auto const fold = [this](bool isOpen) {
        m_body->setVisible(isOpen);
        m_toggle->setIcon(Theme::instance().icon(isOpen ? "chevron-down" : "chevron-right"));
    };
    connect(m_toggle, &QToolButton::toggled, this, fold);
    connect(&Theme::instance(), &Theme::changed, this, [this, fold] { fold(m_toggle->isChecked()); });
    fold(false);
    setName(name);
}

void Fold::setName(QString const& name) { m_toggle->setText(name); }

void Fold::setOpen(bool isOpen) { m_toggle->setChecked(isOpen); }

} // namespace fw::ui
