#include "tests/ui_shell/Story.h"
#include "ui/board/FilterBar.h"

#include <QClipboard>
#include <QImage>

using namespace fw;
using namespace fw::ui;

/// A person at the board: alone with the keyboard, with the mouse, and between two projects.
class TstStoryBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoardIsWrittenByKeyboardAlone();
    void cardsAreDraggedAndPicturesDropped();
    void shotsGoIntoAnotherProject();
    void aFilmIsFoundInAndLookedAt();
};

void TstStoryBoard::aBoardIsWrittenByKeyboardAlone()
{
    Story story(1, 1);
    for (int i = 0; i < 12 && !story.cards()->hasFocus(); ++i)
        story.press(Command::NextPanel);
    QVERIFY(story.cards()->hasFocus());
    story.press(Command::ShotAfter);
    story.press(Command::EditPrompt);
    QVERIFY(qobject_cast<PromptEdit*>(story.focus()));
    QTest::keyClicks(story.focus(), "a boat leaves the harbour");
    QCOMPARE(story.board().scenes[0].shots[1].prompt, std::string("a boat leaves the harbour"));
    for (int i = 0; i < 12 && !story.cards()->hasFocus(); ++i)
        story.press(Command::PreviousPanel);
    story.press(Command::ShotBefore);
    QTest::keyClick(story.cards(), Qt::Key_Return); // writes, too
    QTest::keyClicks(story.focus(), "fog");
    story.press(Command::SwitchStrip);
    story.press(Command::SwitchStrip);
    if (!story.cards()->hasFocus())
        story.press(Command::SwitchStrip);
    QVERIFY(story.cards()->hasFocus());
    QCOMPARE(story.board().scenes[0].shots[1].prompt, std::string("fog"));
    QTest::keyClick(story.cards(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(story.board().scenes[0].shots[0].prompt, std::string("fog"));
    story.press(Command::Extend);
    QCOMPARE(story.board().scenes[0].shots[1].start.kind, story::StartKind::ExtendShot);
    QTest::keyClick(story.cards(), Qt::Key_Home);
    QTest::keyClick(story.cards(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(story.session().selection().size(), size_t{2});
    story.press(Command::Duplicate);
    QCOMPARE(story.shotCount(), size_t{6});
    QCOMPARE(story.board().scenes[0].shots[3].start.kind, story::StartKind::ExtendShot);
    QCOMPARE(story.board().scenes[0].shots[3].start.parent, story.board().scenes[0].shots[2].id); // the copy
    QTest::keyClick(story.cards(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(story.session().selection().size(), size_t{6});
    QTest::keyClick(story.cards(), Qt::Key_End);
    story.press(Command::Remove);
    QCOMPARE(story.shotCount(), size_t{5});
    QCOMPARE(story.ending(), QString());
}

void TstStoryBoard::cardsAreDraggedAndPicturesDropped()
{
    Story story;
    QWidget* port = story.cards()->viewport();
    auto const middle = [&](int shot) { return story.cards()->viewRectOf(shotId(shot)).center(); };
    story.click(shotId(0));
    story.click(shotId(2), Qt::ControlModifier);
    dragMouse(port, middle(2), middle(4) + QPoint(70, 0));
    QCOMPARE(story.stage.order(), QString("s1 | s3 s4 s0 s2 s5"));
    dragMouse(port, middle(0), middle(5) + QPoint(150, 0)); // past the last, both of them
    QCOMPARE(story.stage.order(), QString("s1 | s3 s4 s5 s0 s2"));
    story.click(shotId(1));
    dragMouse(port, middle(1), middle(3) + QPoint(-70, 0), Qt::AltModifier);
    QCOMPARE(story.shotCount(), size_t{7});

    QString const picture = story.stage.folder.filePath("sea.png");
    QImage sea(160, 96, QImage::Format_RGB32);
    sea.fill(QColor(20, 80, 140));
    QVERIFY(sea.save(picture));
    Story::drop(port, middle(4), picture);
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(4).start.kind, story::StartKind::Image, kStoryWait);
    Story::drop(port, middle(3) + QPoint(story.cards()->viewRectOf(shotId(3)).width() / 2 + 4, 0), picture);
    QTRY_COMPARE_WITH_TIMEOUT(story.shotCount(), size_t{8}, kStoryWait); // on a gap: a shot of its own
    QString const text = story.stage.folder.filePath("notes.txt");
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
    file.close();
    Story::drop(port, middle(5), text);
    QTRY_VERIFY2_WITH_TIMEOUT(story.said().contains("notes.txt"), qPrintable(story.said()), kStoryWait);
    QCOMPARE(story.shot(5).start.kind, story::StartKind::Text);
    QCOMPARE(story.ending(), QString());
}

void TstStoryBoard::shotsGoIntoAnotherProject()
{
    Story story;
    story.click(shotId(1));
    story.generate(); // with its take
    story.click(shotId(2), Qt::ControlModifier);
    story.press(Command::CopyShots);
    std::filesystem::path const first = story.session().projectFolder();
    story.whenAskedForFile(story.stage.folder.filePath("Second"));
    story.press(Command::NewProject);
    QVERIFY(story.session().projectFolder() != first);
    QCOMPARE(story.shotCount(), size_t{1});
    story.goTo(story.cards()); // the keyboard is in the prompt of the first shot
    story.press(Command::PasteShots);
    QTRY_VERIFY2_WITH_TIMEOUT(story.shotCount() == 3, qPrintable(story.said()), kStoryWait);
    story::Shot const& pasted = story.board().scenes[0].shots[1];
    QCOMPARE(pasted.prompt, std::string("shot 1"));
    QCOMPARE(pasted.takes.size(), size_t{1});
    QVERIFY(jobs::verifyTake(jobs::TakeStore(story.session().projectFolder()).files(pasted.takes[0].id)));
    story.press(Command::Undo);
    QCOMPARE(story.shotCount(), size_t{1});
    story.press(Command::Redo);
    QCOMPARE(story.shotCount(), size_t{3});

    QVERIFY(story.window->files()->open(first));
    QCOMPARE(story.session().projectFolder(), first);
    QCOMPARE(story.ending(), QString());
}

void TstStoryBoard::aFilmIsFoundInAndLookedAt()
{
    Story story(3, 4);
    story.press(Command::FindShots);
    auto* bar = story.find<FilterBar>();
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<QLineEdit*>(story.focus()), kStoryWait);
    QTest::keyClicks(story.focus(), "shot 10");
    QCOMPARE(story.cards()->layoutOfCards().cards.size(),
             size_t{2}); // by its words, and the tenth by its number
    story.click(shotId(10));
    QCOMPARE(story.session().currentShot(), shotId(10));
    bar->findChild<QLineEdit*>()->setFocus();
    QTest::keyClick(story.focus(), Qt::Key_Escape);
    QCOMPARE(story.cards()->layoutOfCards().cards.size(), size_t{12});
    QVERIFY(story.cards()->viewport()->rect().intersects(story.cards()->viewRectOf(shotId(10))));
    story.press(Command::BoardGrid);
    QCOMPARE(story.cards()->layoutOfCards().mode, BoardMode::Grid);
    story.press(Command::Continuity);
    story.cards()->setFocus();
    QTest::keyClick(story.cards(), Qt::Key_Up);
    QVERIFY(story.session().currentShot() != shotId(10));
    story.click(shotId(0));
    story.press(Command::Extend);
    QCOMPARE(story.shotCount(), size_t{13});
    story.press(Command::Continuity);
    story.press(Command::BoardGrid);
    QCOMPARE(story.ending(), QString());
}

FW_STORY_MAIN(TstStoryBoard)
#include "tst_story_board.moc"
