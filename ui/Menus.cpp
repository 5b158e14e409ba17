#include "ui/Menus.h"

#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fw::ui {

namespace {

constexpr int kSheetRows = 18;

void add(QMenu* menu, Actions& actions, std::initializer_list<Command> commands)
{
    for (Command command : commands)
        menu->addAction(actions.at(command));
    menu->addSeparator();
}

void fillTake(QMenu* menu, Actions& actions)
{
    using C = Command;
    add(menu, actions, {C::NextTake, C::CompareTakes});
    add(menu, actions, {C::TakeSeed, C::TakeSettings});
    add(menu, actions, {C::RetakePart, C::BeginFromTake});
    add(menu, actions, {C::TakeDetails, C::ExportTake});
    add(menu, actions, {C::DeleteTake, C::RestoreTake});
}

void fillShot(QMenu* menu, Actions& actions)
{
    using C = Command;
    add(menu, actions, {C::Generate, C::GenerateAll, C::Stop});
    add(menu, actions, {C::ShotAfter, C::ShotBefore, C::Extend, C::LeadUp, C::Bridge});
    add(menu, actions, {C::EditPrompt, C::EarlierPrompts, C::ShotCast});
    fillTake(menu->addMenu(QObject::tr("Take")), actions);
    add(menu, actions, {C::MoveLeft, C::MoveRight});
    fillSceneMenu(menu->addMenu(QObject::tr("Scene")), actions);
    menu->addSeparator();
    add(menu, actions, {C::Split, C::TrimHead, C::TrimTail, C::Dissolve});
    add(menu, actions, {C::AddTitle, C::AddSubtitles});
}

} // namespace

Menus buildMenuBar(QMenuBar* bar, Actions& actions)
{
    using C = Command;
    Menus menus;
    QMenu* file = bar->addMenu(QObject::tr("&File"));
    add(file, actions, {C::NewProject, C::OpenProject});
    menus.recent = new QMenu(QObject::tr("Open recent"), file);
    file->insertMenu(file->actions().last(), menus.recent);
    add(file, actions, {C::OpenSample, C::OpenChain, C::OpenPacked});
    add(file, actions, {C::Save, C::SaveCopy, C::Pack, C::Versions, C::Files, C::Format, C::Costs});
    add(file, actions, {C::ImportScript, C::PasteScript, C::ImportFootage, C::AddSound});
    add(file, actions, {C::Export, C::ExportAnimatic, C::ExportCut, C::ExportPages});
    add(file, actions, {C::CloseProject, C::Quit});

    QMenu* edit = bar->addMenu(QObject::tr("&Edit"));
    add(edit, actions, {C::Undo, C::Redo});
    add(edit, actions, {C::CutShots, C::CopyShots, C::PasteShots});
    add(edit, actions, {C::Duplicate, C::Remove});
    add(edit, actions, {C::Preferences});

    fillShot(bar->addMenu(QObject::tr("&Shot")), actions);

    QMenu* cast = bar->addMenu(QObject::tr("&Cast"));
    add(cast, actions, {C::AddPerson, C::AddPictures, C::RenewConsent, C::WithdrawConsent});
    add(cast, actions, {C::ReviewInbox, C::AuditLog});
    add(cast, actions, {C::Protection});

    QMenu* play = bar->addMenu(QObject::tr("&Play"));
    add(play, actions, {C::Play, C::ShuttleBack, C::ShuttlePause, C::ShuttleForward});
    add(play, actions, {C::FrameBack, C::FrameForward, C::SecondBack, C::SecondForward});
    add(play, actions, {C::PreviousCut, C::NextCut, C::ToStart, C::ToEnd});
    add(play, actions, {C::MarkIn, C::MarkOut, C::ClearMarks});
    add(play, actions, {C::AddMarker, C::PreviousMarker, C::NextMarker});

    QMenu* view = bar->addMenu(QObject::tr("&View"));
    add(view, actions, {C::ZoomIn, C::ZoomOut, C::ZoomFit, C::Snap});
    add(view, actions, {C::SafeAreas, C::ActualSize, C::CompareTakes, C::ShowSeam});
    add(view, actions, {C::BoardGrid, C::LargerCards, C::SmallerCards, C::Continuity, C::FindShots});
    add(view, actions, {C::LightTheme, C::FullScreen});

    menus.window = bar->addMenu(QObject::tr("&Window"));
    add(menus.window, actions, {C::SwitchStrip, C::NextPanel, C::PreviousPanel});
    add(menus.window, actions, {C::Models});

    QMenu* help = bar->addMenu(QObject::tr("&Help"));
    add(help, actions, {C::WhoMade});
    add(help, actions, {C::SearchCommands, C::Shortcuts, C::About});
    return menus;
}

void fillSceneMenu(QMenu* menu, Actions& actions)
{
    using C = Command;
    add(menu, actions, {C::GroupShots, C::RenameScene, C::DuplicateScene});
    add(menu, actions, {C::MoveSceneLeft, C::MoveSceneRight, C::RemoveScene});
}

void fillShotMenu(QMenu* menu, Actions& actions)
{
    fillShot(menu, actions);
    add(menu, actions, {Command::CutShots, Command::CopyShots, Command::PasteShots});
    add(menu, actions, {Command::Duplicate, Command::Remove});
}

QString startHint(Actions const& actions)
{
    return QObject::tr("%1 generates the shot, %2 plays, %3 adds a shot, %4 shows all keys")
        .arg(actions.keyText(Command::Generate), actions.keyText(Command::Play),
             actions.keyText(Command::ShotAfter), actions.keyText(Command::Shortcuts));
}

void showShortcuts(Actions const& actions, QWidget* parent)
{
    auto* sheet = new QDialog(parent);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(QObject::tr("Keyboard shortcuts"));
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kTight);
    int count = 0;
    for (size_t i = 0; i < static_cast<size_t>(Command::Count); ++i) {
        QAction const* action = actions.at(static_cast<Command>(i));
        if (action->shortcut().isEmpty())
            continue;
        auto* key = new QLabel(QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
        key->setProperty("role", "muted");
        int const column = count / kSheetRows * 2;
        grid->addWidget(key, count % kSheetRows, column, Qt::AlignRight);
        grid->addWidget(new QLabel(action->text().remove("...")), count % kSheetRows, column + 1);
        ++count;
    }
    sheet->show();
}

} // namespace fw::ui
