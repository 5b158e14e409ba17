#include "ui/TakeWiring.h"

#include "ui/Menus.h"
#include "ui/ProjectFiles.h"
#include "ui/ShotCommands.h"
#include "ui/board/BoardView.h"
#include "ui/bridge/EngineBridge.h"
#include "ui/canvas/CanvasView.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/TakesPanel.h"

#include <QMenu>

namespace fw::ui {

using C = Command;

namespace {

void wireCompare(Actions& actions, TakesPanel* takes, CanvasView* canvas)
{
    auto const compare = [takes, canvas](bool isOn) {
        canvas->setComparing(isOn);
        if (isOn)
            canvas->showBeside(takes->currentTake());
    };
    QAction* action = actions.at(C::CompareTakes);
    QAction* seam = actions.at(C::ShowSeam);
    QObject::connect(action, &QAction::triggered, canvas, compare);
    QObject::connect(takes, &TakesPanel::compareRequested, canvas, compare);
    QObject::connect(takes, &TakesPanel::takePicked, canvas, &CanvasView::showBeside);
    QObject::connect(seam, &QAction::triggered, canvas, &CanvasView::setSeamShown);
    QObject::connect(canvas, &CanvasView::modesChanged, takes, [action, seam, takes, canvas] {
        action->setChecked(canvas->isComparing());
        takes->setComparing(canvas->isComparing());
        seam->setChecked(canvas->isSeamShown());
    });
    canvas->setTools(
        {action, seam, actions.at(C::RetakePart), actions.at(C::ActualSize), actions.at(C::FullScreen)});
}

} // namespace

void wireTakes(Actions& actions, TakesPanel* takes, CanvasView* canvas, NoticeBar* notices)
{
    wireCompare(actions, takes, canvas);
    actions.on(C::NextTake, [takes] { takes->chooseNext(); });
    actions.on(C::TakeSeed, [takes] { takes->useSeed(); });
    actions.on(C::TakeSettings, [takes] { takes->useSettings(); });
    actions.on(C::TakeDetails, [takes] { takes->showDetails(); });
    actions.on(C::ExportTake, [takes] { takes->exportTake(); });
    actions.on(C::DeleteTake, [takes] { takes->deleteTake(); });
    actions.on(C::RestoreTake, [takes] { takes->restoreDeleted(); });
    std::vector<QAction*> menu;
    for (C const each : {C::CompareTakes, C::RetakePart, C::BeginFromTake, C::TakeSeed, C::TakeSettings,
                         C::TakeDetails, C::ExportTake, C::DeleteTake, C::RestoreTake})
        menu.push_back(actions.at(each));
    takes->setMenu(menu);
    auto const tell = [notices](QString const& text) { notices->showNotice(text); };
    QObject::connect(takes, &TakesPanel::noticed, notices, tell);
    QObject::connect(canvas, &CanvasView::noticed, notices, tell);
    QObject::connect(takes, &TakesPanel::failed, notices, &NoticeBar::showError);
}

void wireClips(Session* session, EngineBridge* bridge, NoticeBar* notices)
{
    QObject::connect(session, &Session::changed, bridge, [=](story::ChangeSet const& changes) {
        std::vector<TakeId> shown;
        for (ShotId const& id : changes.shots) {
            story::Shot const* shot = story::findShot(session->board(), id);
            if (story::Take const* take = shot ? story::shownTake(*shot) : nullptr)
                shown.push_back(take->id);
        }
        bridge->clips()->make(shown, [notices](Status const& made) {
            if (!made && made.error().kind != Error::Kind::Cancelled)
                notices->showError(made.error());
        });
    });
}

void wireScenes(Actions& actions, ShotCommands* shots, BoardView* board)
{
    actions.on(C::GroupShots, [shots] { shots->group(); });
    actions.on(C::RenameScene, [board] { board->renameScene(); });
    actions.on(C::DuplicateScene, [shots] { shots->duplicateScene(); });
    actions.on(C::MoveSceneLeft, [shots] { shots->moveScene(-1); });
    actions.on(C::MoveSceneRight, [shots] { shots->moveScene(1); });
    actions.on(C::RemoveScene, [shots] { shots->removeScene(); });
    actions.on(C::LargerCards, [board] { board->zoomCards(1); });
    actions.on(C::SmallerCards, [board] { board->zoomCards(-1); });
    QObject::connect(shots, &ShotCommands::sceneMade, board, &BoardView::renameScene);
    QObject::connect(board, &BoardView::sceneMenuWanted, board, [&actions, board](QPoint const& position) {
        QMenu menu(board);
        fillSceneMenu(&menu, actions);
        menu.exec(position);
    });
}

void wireScripts(Actions& actions, ProjectFiles* files, BoardView* board, CanvasView* canvas)
{
    actions.on(C::PasteScript, [files] { files->pasteScript(); });
    QObject::connect(board, &BoardView::scriptRequested, files, &ProjectFiles::pasteScript);
    QObject::connect(canvas, &CanvasView::scriptRequested, files, &ProjectFiles::pasteScript);
}

} // namespace fw::ui
