#include "ui/Arrangement.h"

#include "ui/panels/Dock.h"
#include "ui/theme/Settings.h"

#include <QEvent>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTimer>

#include <utility>

namespace fw::ui {

namespace {

constexpr QSize kFirstSize{1600, 1000};
constexpr int kLayoutVersion = 3;
constexpr char kGeometryKey[] = "geometry";
constexpr char kLayoutKey[] = "layout";

/// Pixels that a workspace gives to its panels.
struct Sizes {
    int left = 264, right = 348;
    int presets = 332, queue = 172, monitor = 0;
    int shot = 640, takes = 220;
    int board = 280, timeline = 152;
};

Sizes sizesOf(Arrangement::Workspace workspace)
{
    Sizes sizes;
    if (workspace == Arrangement::Workspace::Board) {
        sizes.board = 520;
    } else if (workspace == Arrangement::Workspace::Render) {
        sizes.left = 360;
        sizes.queue = 420;
        sizes.monitor = 320;
        sizes.takes = 420;
        sizes.shot = 440;
    }
    return sizes;
}

} // namespace

Arrangement::Arrangement(QMainWindow* window, DockedViews const& views)
    : QObject(window), m_window(window), m_rows(views.timeline), m_rowsHeight(views.timeline->minimumHeight())
{
    window->resize(kFirstSize);
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                           QMainWindow::AllowTabbedDocks);
    place(views);
    m_timeline->installEventFilter(this);
    m_default = window->saveState(kLayoutVersion);
}

void Arrangement::place(DockedViews const& views)
{
    m_presets = new Dock("presets", tr("Presets"), views.presets, m_window);
    m_queue = new Dock("queue", tr("Queue"), views.queue, m_window);
    m_monitor = new Dock("monitor", tr("Engine"), views.monitor, m_window);
    m_shot = new Dock("shot", tr("Shot"), views.shot, m_window);
    m_takes = new Dock("takes", tr("Takes"), views.takes, m_window);
    m_board = new Dock("board", tr("Board"), views.board, m_window);
    m_timeline = new Dock("timeline", tr("Timeline"), views.timeline, m_window);
    m_cast = new Dock("cast", tr("Cast"), views.cast, m_window);
    // The shot's settings are tall: the right column keeps the whole height.
    m_window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_presets);
    m_window->splitDockWidget(m_presets, m_queue, Qt::Vertical);
    m_window->splitDockWidget(m_queue, m_monitor, Qt::Vertical);
    m_window->tabifyDockWidget(m_presets, m_cast);
    m_presets->raise();
    m_window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_shot);
    m_window->splitDockWidget(m_shot, m_takes, Qt::Vertical);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, m_board);
    m_window->splitDockWidget(m_board, m_timeline, Qt::Vertical);
    m_monitor->hide(); // until somebody asks for it
}

void Arrangement::fillMenu(QMenu* menu)
{
    auto const add = [&](QString const& name, Workspace workspace) {
        menu->addAction(name, this, [this, workspace] { choose(workspace); });
    };
    add(tr("Workspace: cutting"), Workspace::Edit);
    add(tr("Workspace: storyboard"), Workspace::Board);
    add(tr("Workspace: rendering"), Workspace::Render);
    menu->addSeparator();
    for (Dock* dock : {m_presets, m_cast, m_queue, m_monitor, m_shot, m_takes, m_board, m_timeline})
        menu->addAction(dock->toggleViewAction());
    menu->addSeparator();
    menu->addAction(tr("Default arrangement"), this, &Arrangement::reset);
}

void Arrangement::show(bool isOpen)
{
    m_isOpen = isOpen;
    for (Dock* dock : {m_presets, m_cast, m_queue, m_shot, m_takes, m_board, m_timeline})
        dock->setVisible(isOpen);
    m_monitor->hide();
    if (isOpen && !m_window->restoreState(m_left, kLayoutVersion))
        size(Workspace::Edit);
}

void Arrangement::choose(Workspace workspace)
{
    if (!m_isOpen)
        return;
    m_window->restoreState(m_default, kLayoutVersion);
    for (Dock* dock : {m_presets, m_cast, m_queue, m_shot, m_takes, m_board, m_timeline})
        dock->show();
    m_monitor->setVisible(workspace == Workspace::Render);
    m_presets->raise();
    size(workspace);
}

void Arrangement::size(Workspace workspace)
{
    Sizes const sizes = sizesOf(workspace);
    m_window->resizeDocks({m_presets, m_shot}, {sizes.left, sizes.right}, Qt::Horizontal);
    if (sizes.monitor > 0)
        m_window->resizeDocks({m_presets, m_queue, m_monitor}, {sizes.presets, sizes.queue, sizes.monitor},
                              Qt::Vertical);
    else
        m_window->resizeDocks({m_presets, m_queue}, {sizes.presets, sizes.queue}, Qt::Vertical);
    m_window->resizeDocks({m_shot, m_takes}, {sizes.shot, sizes.takes}, Qt::Vertical);
    m_window->resizeDocks({m_board, m_timeline}, {sizes.board, sizes.timeline}, Qt::Vertical);
}

void Arrangement::setPictureAlone(bool isAlone)
{
    if (isAlone == !m_beside.isEmpty())
        return;
    if (isAlone) {
        m_beside = m_window->saveState(kLayoutVersion);
        m_wasMaximized = m_window->isMaximized();
        for (Dock* dock : {m_presets, m_cast, m_queue, m_monitor, m_shot, m_takes, m_board, m_timeline})
            dock->hide();
    }
    // A menu bar that is hidden would take the keys of its commands along.
    m_window->menuBar()->setMaximumHeight(isAlone ? 0 : QWIDGETSIZE_MAX);
    m_window->statusBar()->setVisible(!isAlone);
    if (isAlone)
        return m_window->showFullScreen();
    m_wasMaximized ? m_window->showMaximized() : m_window->showNormal();
    QByteArray const beside = std::exchange(m_beside, {});
    if (m_isOpen)
        m_window->restoreState(beside, kLayoutVersion);
}

/// A new row of the timeline takes from the canvas, not from the board's cards.
bool Arrangement::eventFilter(QObject* watched, QEvent* event)
{
    int const more = m_rows->minimumHeight() - m_rowsHeight;
    if (event->type() == QEvent::LayoutRequest && more != 0) {
        m_rowsHeight += more;
        int const board = m_board->height(), timeline = m_timeline->height();
        bool const areBoth = m_board->isVisible() && m_timeline->isVisible() && !m_board->isFloating() &&
                             !m_timeline->isFloating();
        if (more > 0 && areBoth) // once the window has made room for it
            QTimer::singleShot(0, this, [this, board, timeline, more] {
                m_window->resizeDocks({m_board, m_timeline}, {board, timeline + more}, Qt::Vertical);
            });
    }
    return QObject::eventFilter(watched, event);
}

void Arrangement::reset()
{
    setPictureAlone(false);
    m_left.clear();
    m_window->restoreState(m_default, kLayoutVersion);
    m_window->resize(kFirstSize);
    show(m_isOpen);
}

void Arrangement::restore()
{
    QSettings const settings = personalSettings();
    m_left = settings.value(kLayoutKey).toByteArray();
    m_window->restoreGeometry(settings.value(kGeometryKey).toByteArray());
}

void Arrangement::save()
{
    setPictureAlone(false);
    if (!m_isOpen) // the docks are hidden, which is not how the person left them
        return;
    QSettings settings = personalSettings();
    settings.setValue(kGeometryKey, m_window->saveGeometry());
    settings.setValue(kLayoutKey, m_window->saveState(kLayoutVersion));
}

} // namespace fw::ui
