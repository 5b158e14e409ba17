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

/// A person who generates: takes and continuity.
class TstStoryTakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesAreComparedChosenAndDeleted();
    void aChangedShotReachesWhatContinuesIt();
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

FW_STORY_MAIN(TstStoryTakes)
#include "tst_story_takes.moc"
