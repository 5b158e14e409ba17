#include "ui/MainWindow.h"

#include "ui/AboutDialog.h"
#include "ui/Arrangement.h"
#include "ui/CommandSearch.h"
#include "ui/FocusOrder.h"
#include "ui/GenerateFlow.h"
#include "ui/HandOver.h"
#include "ui/Menus.h"
#include "ui/ModelsFlow.h"
#include "ui/ProjectFiles.h"
#include "ui/ShortcutGuard.h"
#include "ui/ShotClipboard.h"
#include "ui/ShotCommands.h"
#include "ui/StartWiring.h"
#include "ui/TakeWiring.h"
#include "ui/TrustFlow.h"
#include "ui/Wiring.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/panels/CastPanel.h"
#include "ui/panels/Dock.h"
#include "ui/panels/EngineIndicator.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/MonitorPanel.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PresetsPanel.h"
#include "ui/panels/QueuePanel.h"
#include "ui/panels/ShotPanel.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/TakesPanel.h"
#include "ui/panels/Widgets.h"
#include "ui/session/TakeSettings.h"
#include "ui/theme/Sentence.h"
#include "ui/timeline/TimelineView.h"

#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>

namespace fw::ui {

MainWindow::MainWindow(Session* session, EngineBridge* bridge, Thumbnails* thumbnails)
    : m_session(session), m_bridge(bridge), m_thumbnails(thumbnails), m_actions(new Actions(this)),
      m_files(new ProjectFiles(session, this)), m_generator(new GenerateFlow(session, bridge, this)),
      m_shots(new ShotCommands(session, this)), m_trust(new TrustFlow(session, bridge, thumbnails, this))
{
    wirePreferences(*m_actions, m_files, this);
    buildViews();
    buildDocks();
    buildMenus();
    buildStatusBar();
    connectFile();
    connectShot();
    connectViews();
    new ShortcutGuard(this);
    m_docks->restore();
    showProject();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildViews()
{
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notices = m_views.notices = new NoticeBar(centre);
    m_views.stage = new QStackedWidget(centre);
    m_views.start = new StartPage;
    m_views.start->setPresets(workflow::presetNeeds(m_session->tools().presets, m_session->tools().models));
    m_views.canvas = new CanvasView(m_session, m_bridge, m_thumbnails);
    m_views.stage->addWidget(m_views.start);
    m_views.stage->addWidget(m_views.canvas);
    column->addWidget(m_views.notices);
    column->addWidget(m_views.stage, 1);
    setCentralWidget(centre);
    m_views.board = new BoardView(m_session, m_bridge, m_thumbnails);
    m_views.timeline = new TimelineView(m_session, m_bridge, m_thumbnails);
    m_views.shot = new ShotPanel(m_session, m_bridge);
    m_views.takes = new TakesPanel(m_session, m_thumbnails);
    m_views.presets = new PresetsPanel(m_session);
    m_views.cast = new CastPanel(m_session, m_bridge);
    m_views.queue = new QueuePanel(m_session, m_bridge, m_thumbnails);
}

void MainWindow::buildDocks()
{
    auto* monitor = new MonitorPanel(m_session, m_bridge);
    m_docks = new Arrangement(this, {m_views.presets, m_views.cast, m_views.queue, monitor, m_views.shot,
                                     m_views.takes, m_views.board, m_views.timeline});
    for (Dock* strip : {m_docks->board(), m_docks->timeline()})
        strip->addAction(m_actions->at(Command::SwitchStrip));
}

void MainWindow::buildMenus()
{
    Menus const menus = buildMenuBar(menuBar(), *m_actions);
    connect(menus.recent, &QMenu::aboutToShow, this,
            [this, menu = menus.recent] { m_files->fillRecentMenu(menu); });
    m_docks->fillMenu(menus.window);
    menuBar()->setCornerWidget(new EngineIndicator(m_session, m_bridge));
}

void MainWindow::buildStatusBar()
{
    m_views.hint = makeLabel(startHint(*m_actions), Theme::Type::Body, "muted");
    m_views.facts = makeLabel({}, Theme::Type::Body, "muted");
    m_views.hint->setMinimumWidth(1);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(space::kCard, 0, space::kCard, 0);
    statusBar()->addWidget(m_views.hint, 1);
    statusBar()->addPermanentWidget(m_views.facts);
}

void MainWindow::connectFile()
{
    using C = Command;
    wireFiles(*m_actions, m_files, m_notices);
    wireHandOver(*m_actions, new HandOver(m_session, this), m_files, m_notices);
    wireVersions(*m_actions, m_session, m_bridge, m_thumbnails, m_notices);
    m_actions->on(C::Save, [this] { (void)m_session->save(); }); // errors go to Session::failed
    m_actions->on(C::Export, [this] { showExport(); });
    m_actions->on(C::ExportAnimatic, [this] { showExport()->setAnimatic(true); });
    m_actions->on(C::Quit, [this] { close(); });
    m_actions->on(C::SearchCommands, [this] { (new CommandSearch(*m_actions, this))->open(); });
    m_actions->on(C::Shortcuts, [this] { showShortcuts(*m_actions, this); });
    m_actions->on(C::About, [this] {
        auto* about = new AboutDialog(this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->open();
    });
    wireStart(m_views.start, m_files);
    connect(m_session, &Session::opened, this, &MainWindow::showProject);
    connect(m_session, &Session::changed, this, &MainWindow::showProject);
    connect(m_session, &Session::failed, m_notices, &NoticeBar::showError);
    connect(m_bridge, &EngineBridge::jobFailed, this,
            [this](ShotId const&, Error const& error) { m_notices->showError(error); });
    connect(m_bridge, &EngineBridge::jobNoticed, this,
            [this](ShotId const&, Error const& notice) { m_notices->showNotice(sentenceOf(notice)); });
    connect(m_generator, &GenerateFlow::failed, m_notices, &NoticeBar::showError);
    connect(m_generator, &GenerateFlow::noticed, this,
            [this](QString const& text) { m_notices->showNotice(text); });
}

void MainWindow::connectShot()
{
    using C = Command;
    wireShots(*m_actions, m_shots, m_views.shot, m_notices);
    wireClipboard(*m_actions, new ShotClipboard(m_session, this), m_notices);
    m_actions->on(C::EditPrompt, [this] { m_views.shot->focusPrompt(); });
    m_actions->on(C::EarlierPrompts, [this] { m_views.shot->showEarlierPrompts(); });
    m_actions->on(C::Generate, [this] { m_generator->generateSelected(); });
    m_actions->on(C::GenerateAll, [this] { m_generator->generateAll(); });
    m_actions->on(C::Stop, [this] { m_generator->stop(); });
    connect(m_views.shot, &ShotPanel::generateRequested, m_generator, &GenerateFlow::generate);
    connect(m_views.board, &BoardView::generateRequested, m_generator, &GenerateFlow::generate);
    auto const editPrompt = [this](ShotId const& shot) {
        m_session->selectOnly(shot);
        m_views.shot->focusPrompt();
    };
    connect(m_views.board, &BoardView::editPromptRequested, this, editPrompt);
    connect(m_views.timeline, &TimelineView::editPromptRequested, this, editPrompt);
    connect(m_views.board, &BoardView::contextMenuWanted, this, &MainWindow::showShotMenu);
    connect(m_views.timeline, &TimelineView::contextMenuWanted, this, &MainWindow::showShotMenu);
    connect(m_views.board, &BoardView::sampleRequested, m_actions->at(Command::OpenSample),
            &QAction::trigger);
    connect(m_views.canvas, &CanvasView::sampleRequested, m_actions->at(Command::OpenSample),
            &QAction::trigger);
    connect(m_views.canvas, &CanvasView::newShotRequested, this, [this] { m_shots->addShot(true); });
    connect(m_views.canvas, &CanvasView::stopRequested, m_bridge, &EngineBridge::stopShot);
}

void MainWindow::connectViews()
{
    wireUndo(*m_actions, m_session->undoStack());
    wirePlayback(*m_actions, m_views.canvas, m_session);
    wireTimeline(*m_actions, m_views.timeline);
    wireTakes(*m_actions, m_views.takes, m_views.canvas, m_notices);
    wireClips(m_session, m_bridge, m_notices);
    wireScenes(*m_actions, m_shots, m_views.board);
    wireScripts(*m_actions, m_files, m_views.board, m_views.canvas);
    connect(m_views.takes, &TakesPanel::exportRequested, this, &MainWindow::exportTake);
    wireTrust(*m_actions, m_trust, m_views.cast, m_views.shot, m_notices);
    wireLooks(*m_actions, m_views.canvas, m_views.board, this);
    wireCameoPath(m_views.canvas, m_views.shot, m_session);
    wireBridges(*m_actions, m_session, m_notices);
    wireRetake(*m_actions, m_views.takes, m_views.shot, m_views.canvas, m_session);
    wireModels(*m_actions, new ModelsFlow(m_session, m_bridge, this), m_views.presets, m_views.start,
               m_notices);
    wireDone(m_bridge, this);
    m_actions->on(Command::SwitchStrip, [this] { switchStrip(); });
    QAction* fullScreen = m_actions->at(Command::FullScreen);
    connect(fullScreen, &QAction::toggled, m_docks, &Arrangement::setPictureAlone);
    connect(fullScreen, &QAction::toggled, m_views.canvas, &CanvasView::setAlone);
    connect(m_views.canvas, &CanvasView::aloneLeft, fullScreen,
            [fullScreen] { fullScreen->setChecked(false); });
    wirePanels(*m_actions, this,
               {m_views.board, m_views.canvas, m_views.shot, m_views.takes, m_views.presets, m_views.cast,
                m_views.queue, findChild<MonitorPanel*>(), m_views.timeline});
    connect(m_views.timeline, &TimelineView::editTitleRequested, m_views.shot, &ShotPanel::focusTitle);
    connect(m_views.canvas->playback(), &PlaybackLink::failed, this,
            [this](QString const& sentence) { m_notices->showNotice(sentence); });
    auto const show = [this](QString const& hint) { m_views.hint->setText(hint); };
    connect(m_views.board, &BoardView::hintChanged, this, show);
    connect(m_views.timeline, &TimelineView::hintChanged, this, show);
}

void MainWindow::showProject()
{
    bool const isOpen = m_session->isOpen();
    if (m_isShownOpen != isOpen) {
        m_isShownOpen = isOpen;
        m_actions->at(Command::FullScreen)->setChecked(false);
        m_actions->setProjectOpen(isOpen);
        m_views.stage->setCurrentIndex(isOpen ? 1 : 0);
        m_views.start->setRecent(isOpen ? QStringList() : m_files->recent());
        m_docks->show(isOpen);
        m_views.hint->setVisible(isOpen);
    }
    story::Storyboard const& board = m_session->board();
    setWindowTitle(isOpen ? tr("%1 - Framewright").arg(QString::fromStdString(board.title))
                          : QStringLiteral("Framewright"));
    m_views.facts->setText(isOpen ? formatText(board) : QString());
}

ExportDialog* MainWindow::showExport()
{
    auto* dialog = new ExportDialog(m_session, m_bridge, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::generateMissingRequested, m_generator, &GenerateFlow::generate);
    dialog->show();
    return dialog;
}

void MainWindow::exportTake(ShotId const& shot, TakeId const& take)
{
    story::Storyboard film = filmOfTake(m_session->board(), shot, take);
    if (film.scenes.empty())
        return;
    std::vector<story::Take> const& takes = story::findShot(m_session->board(), shot)->takes;
    auto const at =
        std::find_if(takes.begin(), takes.end(), [&](auto const& each) { return each.id == take; });
    showExport()->setFilm(std::move(film), tr("Take %1 of shot %2")
                                               .arg(at - takes.begin() + 1)
                                               .arg(story::shotNumber(m_session->board(), shot)));
}

void MainWindow::showShotMenu(ShotId const& shot, QPoint const& position)
{
    if (m_session->currentShot().isEmpty())
        m_session->selectOnly(shot);
    QMenu menu(this);
    fillShotMenu(&menu, *m_actions);
    menu.exec(position);
}

void MainWindow::switchStrip()
{
    if (m_views.board->hasFocus())
        m_views.timeline->setFocus(Qt::TabFocusReason);
    else
        m_views.board->setFocus(Qt::TabFocusReason);
}

void MainWindow::useDefaultLayout() { m_docks->reset(); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_docks->save(); // no question: everything else is in the journal already
    event->accept();
}

} // namespace fw::ui
