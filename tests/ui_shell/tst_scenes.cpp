#include "tests/ui_shell/Shell.h"
#include "ui/board/BoardView.h"
#include "ui/board/CardPainter.h"
#include "ui/board/CardPromptEdit.h"
#include "ui/board/SceneTitleEdit.h"
#include "ui/canvas/CanvasView.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/PromptHistory.h"
#include "ui/panels/ScriptDialog.h"
#include "ui/panels/StartPage.h"
#include "ui/timeline/TimelineView.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTimer>
#include <QTreeWidget>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kScenesWait = 60'000;

} // namespace

/// Scenes on the board, earlier prompts, and the ways in which a project begins.
class TstScenes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shotsAreGrouped_data();
    void shotsAreGrouped();
    void aSceneIsNamedWhereItStands();
    void aSceneIsCopiedDeep();
    void scenesMoveAndGo();
    void theNameOfASceneSelectsIt();
    void promptsAreWrittenOnTheCards();
    void cardsShrinkToAContactSheet();
    void earlierPromptsAreFoundByTyping();
    void theFirstPageSaysWhatRuns();
    void aPastedScriptBecomesAProject();
    void aPastedTextIsReadAsItLooks_data();
    void aPastedTextIsReadAsItLooks();
    void aProjectThatCannotBeWrittenIsCopied();
    void aNewRowOfTheTimelineLeavesTheCards();
    void thePictureTakesTheWholeScreen();
    void theWheelScrollsAndChangesNoValue();
};

void TstScenes::initTestCase()
{
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath("data").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
}

void TstScenes::shotsAreGrouped_data()
{
    QTest::addColumn<QList<int>>("selected");
    QTest::addColumn<QString>("order");
    QTest::newRow("in the middle") << QList<int>{1} << "s0 | s1 | s2 | s3 s4 s5";
    QTest::newRow("at the start") << QList<int>{0, 1} << "s0 s1 | s2 | s3 s4 s5";
    QTest::newRow("at the end") << QList<int>{1, 2} << "s0 | s1 s2 | s3 s4 s5";
    QTest::newRow("across scenes") << QList<int>{2, 3} << "s0 s1 | s2 s3 | s4 s5";
    QTest::newRow("all of a scene and more") << QList<int>{3, 4, 5, 2} << "s0 s1 | s2 s3 s4 s5";
    QTest::newRow("apart") << QList<int>{0, 2} << "s0 s2 | s1 | s3 s4 s5";
    QTest::newRow("a scene already") << QList<int>{0, 1, 2} << "s0 s1 s2 | s3 s4 s5";
}

void TstScenes::shotsAreGrouped()
{
    QFETCH(QList<int>, selected);
    QFETCH(QString, order);
    Shell shell;
    std::vector<ShotId> shots;
    for (int const each : selected)
        shots.push_back(shotId(each));
    shell.stage.session->select(shots, shots.back());
    bool const changes = order != shell.stage.order();
    QTest::keyClick(shell.window.get(), Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(shell.stage.order(), order);
    QCOMPARE(shell.stage.session->undoStack()->count(), changes ? 1 : 0);
    QCOMPARE(shell.window->notices()->text().isEmpty(), changes);
    QVERIFY(shell.stage.undoesToStart());
}

void TstScenes::aSceneIsNamedWhereItStands()
{
    Shell shell;
    auto* edit = shell.find<SceneTitleEdit>();
    QVERIFY(!edit->isVisible());
    QTest::keyClick(shell.window.get(), Qt::Key_F2, Qt::ShiftModifier);
    QVERIFY(edit->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), edit);
    QTest::keyClicks(edit, "The chase");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!edit->isVisible());
    QCOMPARE(shell.stage.session->board().scenes[0].title, std::string("The chase"));
    QTRY_COMPARE(QApplication::focusWidget(), shell.find<BoardView>());
    // Escape keeps the name, and an empty one is no name.
    shell.run(Command::RenameScene);
    QTRY_COMPARE(QApplication::focusWidget(), edit);
    QTest::keyClicks(edit, "No");
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(shell.stage.session->board().scenes[0].title, std::string("The chase"));
    shell.run(Command::RenameScene);
    QTRY_COMPARE(QApplication::focusWidget(), edit);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shell.stage.session->board().scenes[0].title, std::string("The chase"));
    QCOMPARE(shell.stage.session->undoStack()->count(), 1);
    QVERIFY(shell.stage.undoesToStart());
}

void TstScenes::aSceneIsCopiedDeep()
{
    Shell shell;
    Session* session = shell.stage.session.get();
    shell.run(Command::Generate);
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t{1}, kScenesWait);
    story::StartFrom start;
    start.kind = story::StartKind::ExtendShot;
    start.parent = shotId(0);
    QVERIFY(session->perform(story::SetStart{shotId(1), start}));
    start.parent = shotId(3); // in another scene
    QVERIFY(session->perform(story::SetStart{shotId(2), start}));
    story::Storyboard const before = session->board();
    session->selectOnly(shotId(1));
    QTest::keyClick(shell.window.get(), Qt::Key_D, Qt::ShiftModifier);
    std::vector<story::Scene> const& scenes = session->board().scenes;
    QCOMPARE(scenes.size(), size_t{3});
    std::vector<story::Shot> const& copies = scenes[1].shots;
    QCOMPARE(copies.size(), size_t{3});
    QVERIFY(copies[0].takes == scenes[0].shots[0].takes);
    QVERIFY(session->status(copies[0].id).state == plan::TakeState::Ready);
    QCOMPARE(copies[1].start.parent.value, copies[0].id.value); // its own neighbour
    QCOMPARE(copies[2].start.parent.value, shotId(3).value);
    QCOMPARE(session->selection().size(), size_t{3});
    QCOMPARE(session->currentShot().value, copies[2].id.value);
    session->undoStack()->undo();
    QVERIFY(session->board() == before);
}

void TstScenes::scenesMoveAndGo()
{
    Shell shell;
    shell.stage.session->selectOnly(shotId(4));
    shell.run(Command::MoveSceneLeft);
    QCOMPARE(shell.stage.order(), QString("s3 s4 s5 | s0 s1 s2"));
    shell.run(Command::MoveSceneLeft); // there is nothing before it
    QCOMPARE(shell.stage.session->undoStack()->count(), 1);
    shell.run(Command::MoveSceneRight);
    QCOMPARE(shell.stage.order(), QString("s0 s1 s2 | s3 s4 s5"));
    shell.run(Command::RemoveScene);
    QCOMPARE(shell.stage.order(), QString("s0 s1 s2"));
    QCOMPARE(shell.stage.session->currentShot().value, shotId(0).value);
    shell.run(Command::RemoveScene);
    QCOMPARE(shell.stage.order(), QString());
    shell.run(Command::RemoveScene); // none is left
    QVERIFY(shell.stage.undoesToStart());
}

void TstScenes::theNameOfASceneSelectsIt()
{
    Shell shell;
    auto* board = shell.find<BoardView>();
    QRect const label = board->toView(board->layoutOfCards().scenes[1].label);
    QPoint const at = label.topLeft() + QPoint(20, label.height() / 2);
    QTest::mouseClick(board->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(shell.stage.session->selection(), (std::vector{shotId(3), shotId(4), shotId(5)}));
    QTest::mouseDClick(board->viewport(), Qt::LeftButton, {}, at);
    auto* edit = shell.find<SceneTitleEdit>();
    QVERIFY(edit->isVisible());
    QCOMPARE(edit->text(), QString("Scene 2"));
    QVERIFY(edit->geometry().contains(at));
}

void TstScenes::promptsAreWrittenOnTheCards()
{
    Shell shell;
    auto* board = shell.find<BoardView>();
    auto* edit = shell.find<CardPromptEdit>();
    board->setFocus();
    QTest::keyClick(board, Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(edit->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(edit));
    QVERIFY(board->viewRectOf(shotId(0)).adjusted(-8, -8, 8, 8).contains(edit->geometry().center()));
    QTest::keyClicks(edit, "new one, d and n"); // letters, no commands
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(shell.shot(0).prompt, std::string("new one, d and n"));
    QCOMPARE(edit->shot().value, shotId(1).value);
    QCOMPARE(shell.stage.session->currentShot().value, shotId(1).value);
    QTest::keyClicks(edit, "second");
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shell.shot(1).prompt, std::string("second"));
    QVERIFY(!edit->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(board));
    // Escape keeps what was there; the words of a card are where a double click writes.
    QPoint const words =
        board->toView(CardZones::of(board->layoutOfCards().card(shotId(2))->rect).prompt).center();
    QTest::mouseDClick(board->viewport(), Qt::LeftButton, {}, words);
    QCOMPARE(edit->shot().value, shotId(2).value);
    QTest::keyClicks(edit, "no");
    QSignalSpy stopped(shell.window->actions()->at(Command::Stop), &QAction::triggered);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(stopped.count(), 0);
    QCOMPARE(shell.shot(2).prompt, std::string("shot 2"));
    QCOMPARE(shell.stage.session->undoStack()->count(), 2);
    QVERIFY(shell.stage.undoesToStart());
}

void TstScenes::cardsShrinkToAContactSheet()
{
    Shell shell;
    auto* board = shell.find<BoardView>();
    shell.window->actions()->at(Command::BoardGrid)->setChecked(true);
    int const width = board->layoutOfCards().cardWidth;
    shell.run(Command::LargerCards);
    QVERIFY(board->layoutOfCards().cardWidth > width);
    for (int i = 0; i < 20; ++i)
        shell.run(Command::SmallerCards);
    QCOMPARE(board->layoutOfCards().cardWidth, BoardLayout::kMinCardWidth);
    QVERIFY(board->layoutOfCards().cards[0].rect.height() < board->layoutOfCards().cards[0].rect.width());
    for (int i = 0; i < 20; ++i)
        shell.run(Command::LargerCards);
    QCOMPARE(board->layoutOfCards().cardWidth, BoardLayout::kMaxCardWidth);
}

void TstScenes::earlierPromptsAreFoundByTyping()
{
    Shell shell;
    Session* session = shell.stage.session.get();
    QVERIFY(session->perform(story::SetPrompt{shotId(0), "a red fox at dawn"}));
    shell.run(Command::Generate); // this one is in a recipe
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t{1}, kScenesWait);
    session->endTyping();
    QVERIFY(session->perform(story::SetPrompt{shotId(0), "a blue heron"}));
    session->endTyping();
    QVERIFY(session->save());
    session->undoStack()->clear(); // as after the next start
    session->endTyping();
    QVERIFY(session->perform(story::SetPrompt{shotId(0), "now"}));
    session->endTyping();
    story::Storyboard const before = session->board();

    shell.find<PromptEdit>()->setFocus();
    QTest::keyClick(shell.find<PromptEdit>(), Qt::Key_H, Qt::ControlModifier);
    auto* history = shell.window->findChild<PromptHistory*>();
    QVERIFY(history);
    QTRY_VERIFY_WITH_TIMEOUT(history->isRead(), kScenesWait);
    auto* list = history->findChild<QTreeWidget*>();
    auto const lines = [&](int group) {
        QStringList texts;
        for (int i = 0; i < list->topLevelItem(group)->childCount(); ++i)
            if (!list->topLevelItem(group)->child(i)->isHidden())
                texts << list->topLevelItem(group)->child(i)->text(0);
        return texts;
    };
    QCOMPARE(list->topLevelItem(0)->text(0), QString("This shot"));
    QVERIFY2(lines(0).contains("a red fox at dawn"), qPrintable(lines(0).join('|'))); // without the template
    QVERIFY2(lines(0).contains("a blue heron"), qPrintable(lines(0).join('|')));
    QVERIFY(!lines(0).contains("now"));
    QVERIFY2(lines(1).contains("shot 4"), qPrintable(lines(1).join('|')));
    QTest::keyClicks(history->findChild<QLineEdit*>(), "fox RED");
    QCOMPARE(lines(0), QStringList{"a red fox at dawn"});
    QVERIFY(list->topLevelItem(1)->isHidden());
    QTest::keyClick(history->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(shell.shot(0).prompt, std::string("a red fox at dawn"));
    QCOMPARE(shell.find<PromptEdit>()->toPlainText(), QString("a red fox at dawn"));
    session->undoStack()->undo();
    QVERIFY(session->board() == before);
}

void TstScenes::theFirstPageSaysWhatRuns()
{
    Shell shell;
    shell.stage.session->closeProject();
    auto* page = shell.find<StartPage>();
    QVERIFY(page->isVisible());
    presets::Preset mine;
    mine.name = "Mine";
    mine.model = "wan-x";
    page->setPresets({{shell.stage.tools->presets.all().front(), 72'000'000, {}},
                      {mine, 0, shell.stage.tools->models.find("wan-x").error()}});
    QString wanted;
    connect(page, &StartPage::modelsRequested, this,
            [&](std::string const& id) { wanted = QString::fromStdString(id); });
    for (QPushButton* each : page->findChildren<QPushButton*>())
        if (each->text() == "What it needs...")
            each->click();
    QCOMPARE(wanted, QString("wan-x"));
}

void TstScenes::aPastedScriptBecomesAProject()
{
    Shell shell;
    shell.stage.session->closeProject();
    QApplication::clipboard()->setText("INT. KITCHEN - DAY\n\nA cat wakes up.\n\nIt looks at the door.\n");
    bool wasShown = false;
    QTimer::singleShot(0, shell.window.get(), [&] {
        auto* dialog = qobject_cast<ScriptDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        wasShown = dialog->script().has_value();
        dialog->accept();
    });
    for (QPushButton* each : shell.find<StartPage>()->findChildren<QPushButton*>())
        if (each->text() == "Paste a script")
            each->click();
    QVERIFY(shell.stage.session->isOpen());
    story::Storyboard const& board = shell.stage.session->board();
    QCOMPARE(board.scenes.size(), size_t{1});
    QCOMPARE(board.scenes[0].shots.size(), size_t{2});
    QString const prompt = QString::fromStdString(board.scenes[0].shots[0].prompt);
    QVERIFY2(prompt.contains("A cat wakes up"), qPrintable(prompt));
    QCOMPARE(shell.stage.session->currentShot().value, board.scenes[0].shots[0].id.value);
    // Cancelling the next one changes nothing.
    QTimer::singleShot(0, shell.window.get(), [] {
        if (auto* dialog = qobject_cast<ScriptDialog*>(QApplication::activeModalWidget()))
            dialog->reject();
    });
    story::Storyboard const before = board;
    shell.run(Command::PasteScript);
    QVERIFY(shell.stage.session->board() == before);
}

void TstScenes::aPastedTextIsReadAsItLooks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("scenes");
    QTest::addColumn<int>("shots");
    QTest::newRow("nothing") << "" << 0 << 0;
    QTest::newRow("paragraphs") << "A cat.\n\nA dog." << 1 << 2;
    QTest::newRow("scenes") << "# One\n\nA cat.\n\n# Two\n\nA dog." << 2 << 2;
    QTest::newRow("screenplay") << "INT. HOUSE - DAY\n\nA cat.\n\nEXT. STREET - NIGHT\n\nA dog." << 2 << 2;
    QTest::newRow("table") << "scene,prompt\nOne,A cat\nOne,A dog\n" << 1 << 2;
}

void TstScenes::aPastedTextIsReadAsItLooks()
{
    QFETCH(QString, text);
    QFETCH(int, scenes);
    QFETCH(int, shots);
    Shell shell;
    QApplication::clipboard()->clear();
    ScriptDialog dialog(shell.stage.session.get());
    dialog.show();
    dialog.findChild<QPlainTextEdit*>()->setPlainText(text);
    QTRY_COMPARE(dialog.script().has_value(), scenes > 0);
    if (scenes == 0)
        return;
    QTRY_COMPARE(static_cast<int>(dialog.script()->scenes.size()), scenes);
    QCOMPARE(static_cast<int>(interchange::shotCount(*dialog.script())), shots);
    dialog.accept();
    QCOMPARE(shell.stage.session->undoStack()->count(), 1);
    QVERIFY(shell.stage.undoesToStart());
}

void TstScenes::aProjectThatCannotBeWrittenIsCopied()
{
    Shell shell;
    Session* session = shell.stage.session.get();
    QVERIFY(session->perform(story::SetPrompt{shotId(0), "as it was"}));
    std::filesystem::path const from = session->projectFolder();
    session->closeProject();
    std::string const before = story::Project::read(from)->scenes[0].shots[0].prompt;
    shell.window->files()->openCopyOf(from);
    QTRY_VERIFY_WITH_TIMEOUT(session->isOpen(), kScenesWait);
    QVERIFY(!std::filesystem::equivalent(session->projectFolder(), from));
    QVERIFY(QString::fromStdString(session->projectFolder().string()).contains("/home/"));
    QCOMPARE(shell.shot(0).prompt, before);
    QVERIFY(session->perform(story::SetPrompt{shotId(0), "another"}));
    QCOMPARE(story::Project::read(from)->scenes[0].shots[0].prompt, before);
}

void TstScenes::aNewRowOfTheTimelineLeavesTheCards()
{
    Shell shell;
    auto* board = shell.find<BoardView>();
    auto* timeline = shell.find<TimelineView>();
    QTest::qWait(50); // docks settle
    int const cards = board->height(), rows = timeline->height();
    shell.run(Command::AddMarker);
    QTRY_VERIFY(timeline->height() > rows);
    QTRY_COMPARE(board->height(), cards);
}

void TstScenes::thePictureTakesTheWholeScreen()
{
    Shell shell;
    auto* canvas = shell.find<CanvasView>();
    auto* board = shell.find<BoardView>();
    QTest::keyClick(shell.window.get(), Qt::Key_F);
    QTRY_VERIFY(shell.window->isFullScreen());
    QVERIFY(canvas->isVisible() && !board->isVisible() && !shell.find<TimelineView>()->isVisible());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(canvas));
    QTest::keyClick(canvas, Qt::Key_N); // commands keep their keys
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t{7});
    QSignalSpy stopped(shell.window->actions()->at(Command::Stop), &QAction::triggered);
    QTest::keyClick(canvas, Qt::Key_Escape);
    QCOMPARE(stopped.count(), 0);
    QTRY_VERIFY(!shell.window->isFullScreen());
    QVERIFY(board->isVisible() && shell.find<TimelineView>()->isVisible());
    QVERIFY(!shell.window->actions()->at(Command::FullScreen)->isChecked());
}

void TstScenes::theWheelScrollsAndChangesNoValue()
{
    Shell shell;
    auto const turn = [](QWidget* over) {
        QPointF const at = over->rect().center();
        QWheelEvent event(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(over, &event);
    };
    auto* seed = shell.find<QComboBox>("Seed");
    auto* length = shell.find<QDoubleSpinBox>("Length");
    QVERIFY(seed && length && !seed->hasFocus());
    turn(seed);
    turn(length);
    QCOMPARE(shell.stage.session->undoStack()->count(), 0);
    QVERIFY(!seed->hasFocus() && !length->hasFocus());
    length->setFocus(); // what has the keyboard is meant
    turn(length);
    QCOMPARE(shell.stage.session->undoStack()->count(), 1);
    QVERIFY(shell.stage.undoesToStart());
}

QTEST_MAIN(TstScenes)
#include "tst_scenes.moc"
