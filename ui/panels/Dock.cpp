#include "ui/panels/Dock.h"

#include "ui/panels/Widgets.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QPainter>
#include <QTabBar>

namespace fw::ui {

namespace {

constexpr int kTitleHeight = 28;

/// As high as it was made, not as its content would like: QDockWidget asks for the hint.
class TitleStrip : public QFrame {
public:
    using QFrame::QFrame;
    QSize sizeHint() const override { return {QFrame::sizeHint().width(), maximumHeight()}; }
};

} // namespace

/// The dock's ground; its outermost pixel is the focus frame.
class DockFrame : public QWidget {
public:
    DockFrame(QWidget* content, QWidget* parent) : QWidget(parent)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(1, 0, 1, 1);
        column->addWidget(content);
    }

    void setFocused(bool isFocused)
    {
        if (m_isFocused != isFocused)
            update();
        m_isFocused = isFocused;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        Colours const& colours = Theme::instance().colours();
        QPainter painter(this);
        painter.fillRect(rect(), colours.panel);
        if (m_isFocused) {
            painter.setPen(colours.accent);
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
    }

private:
    bool m_isFocused = false;
};

Dock::Dock(QString const& name, QString const& title, QWidget* content, QWidget* parent)
    : QDockWidget(title, parent)
{
    setObjectName(name);
    auto* strip = new TitleStrip(this);
    setRole(strip, "dockTitle");
    strip->setFixedHeight(kTitleHeight);
    m_title = new QHBoxLayout(strip);
    m_title->setContentsMargins(space::kPanel, 0, space::kTight, 0);
    m_title->setSpacing(space::kTight);
    m_title->addWidget(makeLabel(title, Theme::Type::Title));
    m_title->addStretch();
    auto* floating = makeIconButton("external-link", tr("Put %1 in a window of its own").arg(title));
    auto* close = makeIconButton("x", tr("Close %1").arg(title));
    for (QToolButton* button : {floating, close}) {
        button->setFixedSize(24, 24);
        button->setFocusPolicy(Qt::NoFocus);
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // the title does not jump
        button->setSizePolicy(policy);
        button->hide();
        m_title->addWidget(button);
    }
    connect(floating, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(close, &QToolButton::clicked, this, &QDockWidget::close);
    m_float = floating;
    m_close = close;
    setTitleBarWidget(strip);

    m_frame = new DockFrame(content, this);
    setWidget(m_frame);
    m_strip = strip;
    connect(this, &QDockWidget::dockLocationChanged, this, &Dock::followTabs, Qt::QueuedConnection);
    connect(this, &QDockWidget::topLevelChanged, this, &Dock::followTabs, Qt::QueuedConnection);
    connect(this, &QDockWidget::visibilityChanged, this, &Dock::followTabs, Qt::QueuedConnection);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { followFocus(now); });
}

void Dock::addToTitle(QWidget* widget) { m_title->insertWidget(m_title->count() - 2, widget); }

void Dock::enterEvent(QEnterEvent* event)
{
    m_close->show();
    m_float->show();
    QDockWidget::enterEvent(event);
}

void Dock::leaveEvent(QEvent* event)
{
    m_close->hide();
    m_float->hide();
    QDockWidget::leaveEvent(event);
}

void Dock::followTabs()
{
    auto const* window = qobject_cast<QMainWindow*>(parentWidget());
    bool const isTabbed = window && !isFloating() && !window->tabifiedDockWidgets(this).isEmpty();
    m_strip->setFixedHeight(isTabbed ? 0 : kTitleHeight);
    for (QTabBar* tabs :
         window ? window->findChildren<QTabBar*>(Qt::FindDirectChildrenOnly) : QList<QTabBar*>())
        if (tabs->accessibleName().isEmpty()) // made by the window as docks share a place
            tabs->setAccessibleName(tr("Panels in one place"));
}

void Dock::followFocus(QWidget* now)
{
    bool const isHere = now && isAncestorOf(now);
    m_frame->setFocused(isHere);
    if (isHere && !isFloating() &&
        geometry().right() < 0) // where the window keeps what lies behind another one
        raise();
}

} // namespace fw::ui
