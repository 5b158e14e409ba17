#include "ui/Wiring.h"

#include "ui/DoneWatch.h"
#include "ui/HandOver.h"
#include "ui/Keymap.h"
#include "ui/Preferences.h"
#include "ui/ProjectFiles.h"
#include "ui/ShotClipboard.h"
#include "ui/ShotCommands.h"
#include "ui/TrustFlow.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PathHandles.h"
#include "ui/panels/CastPanel.h"
#include "ui/panels/FilesDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/ShotPanel.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/VersionsDialog.h"
#include "ui/theme/Settings.h"
#include "ui/timeline/TimelineView.h"

#include <QApplication>
#include <QMainWindow>
#include <QSignalBlocker>
#include <QUndoStack>

namespace fw::ui {

namespace {

constexpr double kZoomStep = 1.25;

void openSampleBoard(ProjectFiles* files) { files->openSample("Sample", workflow::sampleStoryboard); }

} // namespace

using C = Command;

void wireFiles(Actions& actions, ProjectFiles* files, NoticeBar* notices)
{
    actions.on(C::NewProject, [files] { files->newProject(); });
    actions.on(C::OpenProject, [files] { files->openProject(); });
    actions.on(C::OpenSample, [files] { openSampleBoard(files); });
    actions.on(C::OpenChain, [files] { files->openSample("Sample chain", workflow::chainStoryboard); });
    actions.on(C::ImportScript, [files] { files->importScript(); });
    actions.on(C::ImportFootage, [files] { files->importFootage(); });
    actions.on(C::Format, [files] { files->editFormat(); });
    actions.on(C::Costs, [files] { files->editCosts(); });
    actions.on(C::CloseProject, [files] { files->close(); });
    QObject::connect(files, &ProjectFiles::failed, notices, &NoticeBar::showError);
    QObject::connect(files, &ProjectFiles::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

void wireHandOver(Actions& actions, HandOver* handOver, ProjectFiles* files, NoticeBar* notices)
{
    actions.on(C::ExportCut, [handOver] { handOver->exportCut(); });
    actions.on(C::ExportPages, [handOver] { handOver->exportPages(); });
    actions.on(C::SaveCopy, [handOver] { handOver->saveCopy(); });
    actions.on(C::Pack, [handOver] { handOver->pack(); });
    actions.on(C::OpenPacked, [handOver] { handOver->openPacked(); });
    QObject::connect(handOver, &HandOver::unpacked, files, &ProjectFiles::open);
    QObject::connect(handOver, &HandOver::failed, notices, &NoticeBar::showError);
    QObject::connect(handOver, &HandOver::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

void wireUndo(Actions& actions, QUndoStack* stack)
{
    QAction* undo = actions.at(C::Undo);
    QAction* redo = actions.at(C::Redo);
    actions.on(C::Undo, [stack] { stack->undo(); });
    actions.on(C::Redo, [stack] { stack->redo(); });
    // The names of both commands, as QUndoStack::createUndoAction writes them: "Undo move shot".
    auto const follow = [stack, undo, redo, undoWord = undo->text(), redoWord = redo->text()] {
        undo->setEnabled(stack->canUndo());
        redo->setEnabled(stack->canRedo());
        QString const undone = stack->undoText(), redone = stack->redoText();
        undo->setText(undone.isEmpty() ? undoWord : QObject::tr("Undo %1").arg(undone));
        redo->setText(redone.isEmpty() ? redoWord : QObject::tr("Redo %1").arg(redone));
    };
    QObject::connect(stack, &QUndoStack::indexChanged, undo, follow);
    QObject::connect(stack, &QUndoStack::canUndoChanged, undo, follow);
    QObject::connect(stack, &QUndoStack::canRedoChanged, redo, follow);
    follow();
}

void wirePlayback(Actions& actions, CanvasView* canvas, Session* session)
{
    actions.on(C::MarkIn, [session] { session->markIn(); });
    actions.on(C::MarkOut, [session] { session->markOut(); });
    actions.on(C::ClearMarks, [session] { session->clearMarks(); });
    actions.on(C::Play, [canvas] { canvas->togglePlay(); });
    actions.on(C::ShuttleBack, [canvas] { canvas->shuttle(-1); });
    actions.on(C::ShuttlePause, [canvas] { canvas->shuttle(0); });
    actions.on(C::ShuttleForward, [canvas] { canvas->shuttle(1); });
    actions.on(C::FrameBack, [canvas] { canvas->stepFrames(-1); });
    actions.on(C::FrameForward, [canvas] { canvas->stepFrames(1); });
    actions.on(C::SecondBack, [canvas] { canvas->stepSeconds(-1); });
    actions.on(C::SecondForward, [canvas] { canvas->stepSeconds(1); });
    actions.on(C::PreviousCut, [canvas] { canvas->toCut(-1); });
    actions.on(C::NextCut, [canvas] { canvas->toCut(1); });
    actions.on(C::ToStart, [canvas] { canvas->toStart(); });
    actions.on(C::ToEnd, [canvas] { canvas->toEnd(); });
}

void wireVersions(Actions& actions, Session* session, EngineBridge* bridge, Thumbnails* thumbnails,
                  NoticeBar* notices)
{
    actions.on(C::Files, [session, bridge, notices] {
        auto* dialog = new FilesDialog(session, bridge, notices->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    actions.on(C::Versions, [=] {
        auto* dialog = new VersionsDialog(session, bridge->records(), thumbnails, notices->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &VersionsDialog::restored, notices, [notices](QString const& when) {
            notices->showNotice(
                QObject::tr("The board is as it was on %1. Undo brings the other one back.").arg(when));
        });
        dialog->open();
    });
}

void wireShots(Actions& actions, ShotCommands* shots, ShotPanel* panel, NoticeBar* notices)
{
    actions.on(C::ShotAfter, [shots] { shots->addShot(true); });
    actions.on(C::ShotBefore, [shots] { shots->addShot(false); });
    actions.on(C::Extend, [shots] { shots->extend(); });
    actions.on(C::Duplicate, [shots] { shots->duplicate(); });
    actions.on(C::Remove, [shots] { shots->remove(); });
    actions.on(C::MoveLeft, [shots] { shots->move(-1); });
    actions.on(C::MoveRight, [shots] { shots->move(1); });
    actions.on(C::AddTitle, [shots] { shots->addTitle(); });
    actions.on(C::AddSubtitles, [shots] { shots->addSubtitles(); });
    QObject::connect(panel, &ShotPanel::titleRequested, shots, &ShotCommands::addTitle);
    QObject::connect(shots, &ShotCommands::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

void wireClipboard(Actions& actions, ShotClipboard* clipboard, NoticeBar* notices)
{
    actions.on(C::CutShots, [clipboard] { clipboard->cut(); });
    actions.on(C::CopyShots, [clipboard] { clipboard->copy(); });
    actions.on(C::PasteShots, [clipboard] { clipboard->paste(); });
    QObject::connect(clipboard, &ShotClipboard::failed, notices, &NoticeBar::showError);
    QObject::connect(clipboard, &ShotClipboard::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

void wireTimeline(Actions& actions, TimelineView* timeline)
{
    actions.on(C::Split, [timeline] { timeline->splitAtPlayhead(); });
    actions.on(C::TrimHead, [timeline] { timeline->trimToPlayhead(true); });
    actions.on(C::TrimTail, [timeline] { timeline->trimToPlayhead(false); });
    actions.on(C::Dissolve, [timeline] { timeline->addDefaultTransition(); });
    actions.on(C::AddSound, [timeline] { timeline->chooseSounds(); });
    actions.on(C::AddMarker, [timeline] { timeline->markers()->addAtPlayhead(timeline); });
    actions.on(C::PreviousMarker, [timeline] { timeline->markers()->goBeside(-1); });
    actions.on(C::NextMarker, [timeline] { timeline->markers()->goBeside(1); });
    actions.on(C::Remove, [timeline] { // no shot is selected, then
        timeline->sounds()->removeSelected();
        timeline->markers()->removeSelected();
    });
    actions.on(C::ZoomIn, [timeline] { timeline->zoomBy(kZoomStep, timeline->width() / 2); });
    actions.on(C::ZoomOut, [timeline] { timeline->zoomBy(1 / kZoomStep, timeline->width() / 2); });
    actions.on(C::ZoomFit, [timeline] { timeline->zoomToFit(); });
    QObject::connect(actions.at(C::Snap), &QAction::toggled, timeline, &TimelineView::setSnapping);
}

void wireStart(StartPage* start, ProjectFiles* files)
{
    QObject::connect(start, &StartPage::newRequested, files, &ProjectFiles::startWithOneShot);
    QObject::connect(start, &StartPage::sampleRequested, files, [files] { openSampleBoard(files); });
    QObject::connect(start, &StartPage::scriptRequested, files, &ProjectFiles::pasteScript);
    QObject::connect(start, &StartPage::openRequested, files, &ProjectFiles::openProject);
    QObject::connect(start, &StartPage::recentRequested, files,
                     [files](QString const& folder) { files->open(folder.toStdString()); });
}

void wireTrust(Actions& actions, TrustFlow* trust, CastPanel* cast, ShotPanel* shot, NoticeBar* notices)
{
    actions.on(C::ShotCast, [shot] { shot->chooseCast(); });
    actions.on(C::AddPerson, [trust] { trust->addPerson(); });
    actions.on(C::AddPictures, [trust, cast] { trust->addPictures(cast->current()); });
    actions.on(C::RenewConsent, [trust, cast] { trust->renew(cast->current()); });
    actions.on(C::WithdrawConsent, [trust, cast] { trust->withdraw(cast->current()); });
    actions.on(C::ReviewInbox, [trust] { trust->showReview(); });
    actions.on(C::AuditLog, [trust] { trust->showAudit(); });
    actions.on(C::WhoMade, [trust] { trust->showOrigin(); });
    actions.on(C::Protection, [trust] { trust->showProtection(); });
    QObject::connect(cast, &CastPanel::addRequested, trust, &TrustFlow::addPerson);
    QObject::connect(cast, &CastPanel::picturesRequested, trust, &TrustFlow::addPictures);
    QObject::connect(cast, &CastPanel::cameraRequested, trust, &TrustFlow::takePictures);
    QObject::connect(cast, &CastPanel::renewRequested, trust, &TrustFlow::renew);
    QObject::connect(cast, &CastPanel::withdrawRequested, trust, &TrustFlow::withdraw);
    QObject::connect(cast, &CastPanel::protectionRequested, trust, &TrustFlow::showProtection);
    QObject::connect(shot, &ShotPanel::newPersonRequested, trust, &TrustFlow::addPerson);
    QObject::connect(trust, &TrustFlow::recorded, cast, &CastPanel::select);
    QObject::connect(trust, &TrustFlow::failed, notices, &NoticeBar::showError);
    QObject::connect(trust, &TrustFlow::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
    QObject::connect(trust, &TrustFlow::offered, notices, &NoticeBar::showNotice);
    QAction* inbox = actions.at(C::ReviewInbox);
    auto const count = [trust, inbox] {
        int const waiting = trust->waitingReviews();
        inbox->setText(waiting > 0 ? QObject::tr("Review inbox (%1)...").arg(waiting)
                                   : QObject::tr("Review inbox..."));
    };
    QObject::connect(trust, &TrustFlow::reviewsChanged, inbox, count);
    count();
}

void wireCameoPath(CanvasView* canvas, ShotPanel* shot, Session* session)
{
    auto* path = new PathHandles(session, canvas->playback(), canvas->picture());
    QObject::connect(shot, &ShotPanel::pathWanted, path, &PathHandles::edit);
    QObject::connect(path, &PathHandles::ended, shot, &ShotPanel::pathEnded);
}

void wireLooks(Actions& actions, CanvasView* canvas, BoardView* board, QMainWindow* window)
{
    QObject::connect(actions.at(C::SafeAreas), &QAction::toggled, canvas, &CanvasView::setSafeAreas);
    QObject::connect(actions.at(C::ActualSize), &QAction::toggled, canvas, &CanvasView::setActualSize);
    QObject::connect(actions.at(C::BoardGrid), &QAction::toggled, board,
                     [board](bool isOn) { board->setMode(isOn ? BoardMode::Grid : BoardMode::Strip); });
    actions.on(C::FindShots, [board] { board->askForFilter(); });
    QObject::connect(actions.at(C::Continuity), &QAction::toggled, board, &BoardView::setContinuity);
    QAction* light = actions.at(C::LightTheme);
    auto const follow = [light] {
        QSignalBlocker const quiet(light); // the theme changed already
        light->setChecked(Theme::instance().mode() == Theme::Mode::Light);
    };
    follow();
    QObject::connect(&Theme::instance(), &Theme::changed, light, follow);
    QObject::connect(light, &QAction::toggled, window, [](bool isOn) {
        Look look = savedLook();
        look.mode = isOn ? Theme::Mode::Light : Theme::Mode::Dark;
        saveLook(look);
        applyLook(look);
    });
}

void wireDone(EngineBridge* bridge, QMainWindow* window)
{
    auto const tell = [window](QString const& text) {
        DoneSign const sign = savedDoneSign();
        if (sign == DoneSign::None || window->isActiveWindow())
            return;
        tellDesktop(QStringLiteral("Framewright"), text, sign == DoneSign::Sound);
        if (sign == DoneSign::Sound)
            QApplication::beep();
        QApplication::alert(window);
    };
    QObject::connect(new DoneWatch(bridge, window), &DoneWatch::done, window, tell);
    QObject::connect(bridge, &EngineBridge::exportFinished, window,
                     [tell] { tell(QObject::tr("The film is exported")); });
    QObject::connect(bridge, &EngineBridge::exportFailed, window,
                     [tell] { tell(QObject::tr("The export did not succeed")); });
}

void wirePreferences(Actions& actions, ProjectFiles* files, QMainWindow* window)
{
    QSettings settings = personalSettings();
    actions.setKeys(Keymap::load(settings));
    actions.on(C::Preferences, [&actions, files, window] {
        auto* preferences = new Preferences(&actions, savedProjectsFolder(), window);
        preferences->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(preferences, &Preferences::projectsFolderChosen, files, &ProjectFiles::setHome);
        preferences->open();
    });
}

} // namespace fw::ui
