#include "tests/ui_shell/Story.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/panels/QueuePanel.h"
#include "ui/panels/SeamLine.h"
#include "ui/panels/StatePill.h"
#include "ui/panels/TakesPanel.h"

#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QSpinBox>

using namespace fw;
using namespace fw::ui;

/// A person who generates: takes, settings of several shots, the queue, continuity and the canvas.
class TstStoryTakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesAreComparedChosenAndDeleted();
    void severalShotsAreSetAtOnce();
    void theQueueIsHeldOrderedAndStopped();
    void aChangedShotReachesWhatContinuesIt();
    void theCutIsPlayedAndScrubbed();
};

void TstStoryTakes::takesAreComparedChosenAndDeleted()
{
    Story story;
    auto* takes = story.find<TakesPanel>();
    auto* list = takes->findChild<QListView*>();
    auto* count = story.find<QSpinBox>("Takes to render");
    count->setFocus();
    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(count->value(), 2);
    Story::click(Story::buttonIn(*story.window, "Generate"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(0).takes.size(), size_t{2}, kStoryWait);
    QTRY_VERIFY_WITH_TIMEOUT(story.find<StatePill>()->word() == "Ready", kStoryWait);
    TakeId const first = story.shot(0).takes[0].id, second = story.shot(0).takes[1].id;
    QVERIFY(story.shot(0).takes[0].seed != story.shot(0).takes[1].seed);
    QCOMPARE(story::shownTake(story.shot(0))->id, second);
    auto const clickTake = [&](int row) {
        Story::click(list->viewport(), list->visualRect(list->model()->index(row, 0)).center());
    };
    clickTake(0);
    Story::click(story.tool("Choose this take"));
    QCOMPARE(story::shownTake(story.shot(0))->id, first);
    Story::click(story.tool("Use this seed for the shot"));
    QCOMPARE(story.shot(0).seed.mode, story::SeedMode::Locked);
    QCOMPARE(story.shot(0).seed.value, story.shot(0).takes[0].seed);
    story.cards()->setFocus();
    story.press(Command::NextTake);
    QCOMPARE(story::shownTake(story.shot(0))->id, second);

    story.whenAsked<QMessageBox>([](QMessageBox& box) { Story::click(box.button(QMessageBox::Cancel)); });
    clickTake(1);
    Story::click(story.tool("Delete this take"));
    QCOMPARE(story.shot(0).takes.size(), size_t{2});
    story.press(Command::Undo); // nothing of it is undone later: takes are not edits
    story.whenAsked<QMessageBox>([](QMessageBox& box) { Story::click(box.button(QMessageBox::Yes)); });
    Story::click(story.tool("Delete this take"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(0).takes.size(), size_t{1}, kStoryWait);
    story.expectGone(shotId(0), second);
    QCOMPARE(story.ending(), QString());
}

void TstStoryTakes::severalShotsAreSetAtOnce()
{
    Story story;
    story.click(shotId(1));
    story.click(shotId(3), Qt::ShiftModifier);
    QCOMPARE(story.session().selection().size(), size_t{3});
    Story::choose(story.find<QComboBox>("Preset"), "Cartoon");
    Story::choose(story.find<QComboBox>("Quality"), "Draft");
    auto* length = story.find<QDoubleSpinBox>("Length");
    Story::write(length->findChild<QLineEdit*>(), "3");
    QTest::keyClick(length, Qt::Key_Return);
    Story::choose(story.find<QComboBox>("Seed"), "Locked");
    Story::write(story.find<QLineEdit>("Seed number"), "4711");
    QTest::keyClick(story.focus(), Qt::Key_Return);
    Story::click(Story::buttonIn<QToolButton>(*story.window, "Steps and guidance"));
    auto* steps = story.find<QSpinBox>("Steps");
    QTRY_VERIFY_WITH_TIMEOUT(steps->isVisible(), kStoryWait);
    Story::write(steps->findChild<QLineEdit*>(), "5");
    QTest::keyClick(steps, Qt::Key_Return);
    for (int i : {1, 2, 3}) {
        QCOMPARE(story.shot(i).presetId, std::string("cartoon"));
        QCOMPARE(story.shot(i).quality, story::Quality::Draft);
        QCOMPARE(story.shot(i).length.count, int64_t{72});
        QCOMPARE(story.shot(i).seed, (story::SeedPolicy{story::SeedMode::Locked, 4711}));
        QCOMPARE(story.shot(i).overrides.steps.value_or(0), 5);
    }
    QCOMPARE(story.shot(0).presetId, story.shot(4).presetId);
    QVERIFY(story.shot(0).presetId != "cartoon");
    story.press(Command::Generate); // all three
    for (int i : {1, 2, 3})
        QTRY_COMPARE_WITH_TIMEOUT(story.shot(i).takes.size(), size_t{1}, kStoryWait);
    QCOMPARE(story.shot(1).takes[0].seed, uint64_t{4711});
    story.click(shotId(5));
    Story::write(story.find<QLineEdit>("Without"), "rain");
    QCOMPARE(story.shot(5).negative, std::string("rain"));
    QCOMPARE(story.ending(), QString());
}

void TstStoryTakes::theQueueIsHeldOrderedAndStopped()
{
    Story story;
    auto* panel = story.find<QueuePanel>();
    auto* list = panel->findChild<QListView*>();
    story.stage.bridge->queue()->pause();
    story.press(Command::GenerateAll);
    QTRY_COMPARE_WITH_TIMEOUT(panel->model()->rowCount(), 6, kStoryWait);
    auto const pick = [&](int row) {
        list->scrollTo(list->model()->index(row, 0));
        Story::click(list->viewport(), list->visualRect(list->model()->index(row, 0)).center());
    };
    auto const rowOf = [&](int shot) {
        for (int row = 0; row < panel->model()->rowCount(); ++row)
            if (panel->model()->jobAt(row)->shot == shotId(shot))
                return row;
        return -1;
    };
    pick(rowOf(5));
    QCOMPARE(story.session().currentShot(), shotId(5)); // the shot is selected, too
    for (int place = 4; place >= 0; --place) {          // it stays chosen on its way
        Story::click(story.tool("Earlier"));
        QTRY_COMPARE_WITH_TIMEOUT(rowOf(5), place, kStoryWait);
    }
    pick(rowOf(1));
    Story::click(story.tool("Hold this job"));
    QTRY_COMPARE_WITH_TIMEOUT(story.stage.bridge->jobOf(shotId(1))->state, jobs::JobState::Held, kStoryWait);
    pick(rowOf(2));
    Story::click(story.tool("Stop this job"));
    QTRY_COMPARE_WITH_TIMEOUT(story.stage.bridge->jobOf(shotId(2))->state, jobs::JobState::Cancelled,
                              kStoryWait);
    Story::click(story.tool("Resume the queue"));
    for (int i : {0, 3, 4, 5})
        QTRY_COMPARE_WITH_TIMEOUT(story.shot(i).takes.size(), size_t{1}, kStoryWait);
    QVERIFY(story.shot(1).takes.empty());
    pick(rowOf(2));
    QTRY_VERIFY_WITH_TIMEOUT(story.tool("Try again")->isEnabled(), kStoryWait);
    Story::click(story.tool("Try again"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(2).takes.size(), size_t{1}, kStoryWait);
    pick(rowOf(1));
    QTRY_VERIFY_WITH_TIMEOUT(story.tool("Let this job run"), kStoryWait);
    Story::click(story.tool("Let this job run"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(1).takes.size(), size_t{1}, kStoryWait);
    QCOMPARE(story.ending(), QString());
}

void TstStoryTakes::aChangedShotReachesWhatContinuesIt()
{
    Story story(1, 3);
    auto* line = story.find<SeamLine>();
    story.press(Command::Extend); // shot 1 goes on
    ShotId const child = story.session().currentShot();
    auto const shot = [&] { return *story::findShot(story.board(), child); };
    story.press(Command::EditPrompt);
    QTest::keyClicks(story.focus(), "and it goes on");
    story.cards()->setFocus();
    story.press(Command::GenerateAll);
    QTRY_COMPARE_WITH_TIMEOUT(shot().takes.size(), size_t{1}, kStoryWait);
    QTRY_VERIFY_WITH_TIMEOUT(line->isVisible() && Story::says(*line, "Seam "), kStoryWait);

    story.click(shotId(0));
    Story::write(story.find<PromptEdit>("Prompt"), "something else");
    story.click(child);
    QTRY_VERIFY_WITH_TIMEOUT(Story::buttonIn(*line, "Keep"), kStoryWait);
    QCOMPARE(story.session().status(child).state, plan::TakeState::Stale);
    Story::click(Story::buttonIn(*line, "Dissolve"));
    QCOMPARE(story.shot(0).transition.kind, story::TransitionKind::Dissolve);
    Story::click(Story::buttonIn(*line, "Keep"));
    QCOMPARE(story.session().status(child).state, plan::TakeState::Ready);
    story.cards()->setFocus();
    story.press(Command::Undo);
    QTRY_VERIFY_WITH_TIMEOUT(Story::buttonIn(*line, "Extend anew"), kStoryWait);
    Story::click(Story::buttonIn(*line, "Extend anew")); // its parent first
    QTRY_COMPARE_WITH_TIMEOUT(shot().takes.size(), size_t{2}, kStoryWait);
    QCOMPARE(story.shot(0).takes.size(), size_t{2});
    QCOMPARE(story.session().status(child).state, plan::TakeState::Ready);
    Story::choose(story.find<QComboBox>("Start from"), "Text alone");
    QCOMPARE(shot().start.kind, story::StartKind::Text);
    QVERIFY(!line->isVisible());
    QCOMPARE(story.ending(), QString());
}

void TstStoryTakes::theCutIsPlayedAndScrubbed()
{
    Story story(1, 3);
    story.press(Command::GenerateAll);
    for (int i = 0; i < 3; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(story.shot(i).takes.size(), size_t{1}, kStoryWait);
    story.press(Command::Dissolve);
    PlaybackLink* link = story.canvas()->playback();
    auto const playhead = [&] { return story.session().playhead().count; };
    story.canvas()->setFocus();
    story.press(Command::Play);
    QVERIFY(link->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(playhead() > 5, kStoryWait);
    story.press(Command::ShuttleForward);
    QCOMPARE(link->speed(), 2.0);
    story.press(Command::ShuttlePause);
    QVERIFY(!link->isPlaying());
    story.press(Command::ToEnd);
    QCOMPARE(playhead(), story.filmFrames() - 1);
    story.press(Command::ShuttleBack);
    QTRY_VERIFY_WITH_TIMEOUT(playhead() < story.filmFrames() - 5, kStoryWait);
    story.press(Command::ShuttlePause);
    story.press(Command::ToStart);
    story.press(Command::SecondForward);
    story.press(Command::FrameBack);
    QCOMPARE(playhead(), int64_t{23});
    QTRY_VERIFY_WITH_TIMEOUT(!link->picture().isNull(), kStoryWait);
    auto* timecode = story.window->findChild<QLineEdit*>("timecode");
    Story::click(timecode);
    QTRY_COMPARE_WITH_TIMEOUT(timecode->selectedText(), timecode->text(), kStoryWait);
    QTest::keyClicks(timecode, "+12");
    QTest::keyClick(timecode, Qt::Key_Return);
    QCOMPARE(playhead(), int64_t{35});
    story.press(Command::MarkIn);
    story.press(Command::SecondForward);
    story.press(Command::MarkOut);
    Story::click(story.tool("Loop"));
    story.press(Command::Play);
    QTest::qWait(300);
    QVERIFY(link->isPlaying());
    story.press(Command::Duplicate); // while it plays
    QCOMPARE(story.shotCount(), size_t{4});
    story.press(Command::ShuttlePause);
    QVERIFY(playhead() >= 35 && playhead() <= 59);
    story.press(Command::SafeAreas);
    story.press(Command::ActualSize);
    story.press(Command::ActualSize);
    story.press(Command::SafeAreas);
    // The ruler scrubs.
    auto const at = [&](int frame) {
        return QPoint(story.timeline()->toView({story.timeline()->scale().xOf({frame}), 0}).x(), 10);
    };
    dragMouse(story.timeline()->viewport(), at(10), at(90));
    QVERIFY(std::abs(playhead() - 90) <= 2);
    QCOMPARE(story.ending(), QString());
}

FW_STORY_MAIN(TstStoryTakes)
#include "tst_story_takes.moc"
