#include "tests/ui_views/Stage.h"
#include "ui/session/FormatChange.h"

#include <QSignalSpy>

#include <random>

using namespace fw;
using namespace fw::ui;

namespace {

story::Take takeNamed(char const* id)
{
    story::Take take;
    take.id = TakeId{id};
    take.requestKey = RequestKey{std::string(64, 'a')};
    take.size = {160, 96};
    take.rate = {8, 1};
    take.length = {17};
    take.presetId = "cinematic";
    take.created = "2026-01-02T03:04:05Z";
    take.quality = "final";
    return take;
}

ShotId shotId(int index) { return ShotId{"s" + std::to_string(index)}; }

} // namespace

/// The document: edits and their undo, takes beside it, selection and playhead, errors that harm nothing.
class TstSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingMerges_data();
    void typingMerges();
    void undoGivesTheSameBytes();
    void anArrivingTakeKeepsTheRedoStack();
    void aRefusedEditChangesNothing();
    void removingTheCurrentShotMovesTheSelection();
    void thePlayheadStaysInTheFilm();
    void aFolderThatCannotBeOpenedHarmsNothing();
    void everythingIsThereAfterReopening();
    void aSharedTakeKeepsItsFiles();
    void anotherRateKeepsTheSeconds();
    void staleFollowsThePrompt();
    void aMovedFolderIsFollowed();
    void aDeletedFolderIsSaid();
};

void TstSession::typingMerges_data()
{
    // Each letter is a keystroke: a-c type into that shot's prompt, n into its negative, '|' leaves the
    // editor.
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("undoSteps");
    QTest::newRow("one word") << "aaaa" << 1;
    QTest::newRow("focus left between") << "aa|aa" << 2;
    QTest::newRow("another shot") << "aabb" << 2;
    QTest::newRow("back and forth") << "aba" << 3;
    QTest::newRow("prompt, then negative") << "aann" << 2;
    QTest::newRow("nothing typed") << "||" << 0;
}

void TstSession::typingMerges()
{
    QFETCH(QString, keys);
    QFETCH(int, undoSteps);
    Stage stage;
    std::string text;
    for (QChar key : keys) {
        text += 'x';
        if (key == '|')
            stage.session->endTyping();
        else if (key == 'n')
            QVERIFY(stage.session->perform(story::SetNegative{shotId(0), text}));
        else
            QVERIFY(stage.session->perform(story::SetPrompt{shotId(key.unicode() - 'a'), text}));
    }
    QCOMPARE(stage.session->undoStack()->count(), undoSteps);
    while (stage.session->undoStack()->canUndo())
        stage.session->undoStack()->undo();
    QVERIFY(stage.session->board() == stage.start);
}

void TstSession::undoGivesTheSameBytes()
{
    unsigned const seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    auto const pick = [&](size_t count) { return static_cast<size_t>(random() % count); };
    Stage stage;
    Session& session = *stage.session;
    for (int step = 0; step < 150; ++step) {
        auto const shots = story::shotsInOrder(session.board());
        ShotId const shot = shots[pick(shots.size())]->id;
        story::Edit const choices[] = {
            story::SetPrompt{shot, "prompt " + std::to_string(step)},
            story::SetLength{shot, {static_cast<int64_t>(24 + pick(60))}},
            story::MoveShot{shot, {pick(2), 0}},
            story::DuplicateShot{shot, newShotId()},
            story::SetSeed{shot, {story::SeedMode::Locked, random()}},
            story::SetQuality{shot, static_cast<story::Quality>(pick(3))},
            story::SetTransition{shot, {story::TransitionKind::Dissolve, {4}}},
        };
        (void)session.perform(
            choices[pick(std::size(choices))]); // some are refused: that is part of the walk
        session.endTyping();
        if (pick(5) == 0 && session.undoStack()->canUndo())
            session.undoStack()->undo();
    }
    while (session.undoStack()->canRedo())
        session.undoStack()->redo();
    story::Storyboard const end = session.board();
    while (session.undoStack()->canUndo())
        session.undoStack()->undo();
    QVERIFY(session.board() == stage.start);
    while (session.undoStack()->canRedo())
        session.undoStack()->redo();
    QVERIFY(session.board() == end);
}

void TstSession::anArrivingTakeKeepsTheRedoStack()
{
    Stage stage;
    Session& session = *stage.session;
    QVERIFY(session.perform(story::SetPrompt{shotId(0), "new"}));
    session.undoStack()->undo();
    QSignalSpy takes(&session, &Session::takesChanged);
    session.recordTake(shotId(1), takeNamed("tk-1"));
    QCOMPARE(takes.count(), 1);
    QVERIFY(session.undoStack()->canRedo());
    session.undoStack()->redo();
    QCOMPARE(story::findShot(session.board(), shotId(0))->prompt, std::string("new"));
    session.undoStack()->undo();
    QCOMPARE(story::findShot(session.board(), shotId(1))->takes.size(), size_t(1));
}

void TstSession::aRefusedEditChangesNothing()
{
    Stage stage;
    QSignalSpy failed(stage.session.get(), &Session::failed);
    QSignalSpy changed(stage.session.get(), &Session::changed);
    QVERIFY(!stage.session->perform(story::SetPrompt{ShotId{"nobody"}, "x"}));
    QVERIFY(!stage.session->perform(story::SetLength{shotId(0), {-4}}));
    QCOMPARE(failed.count(), 2);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(stage.session->undoStack()->count(), 0);
    QVERIFY(stage.session->board() == stage.start);
}

void TstSession::removingTheCurrentShotMovesTheSelection()
{
    Stage stage;
    Session& session = *stage.session;
    session.select({shotId(0), shotId(1)}, shotId(1));
    QSignalSpy selection(&session, &Session::selectionChanged);
    QVERIFY(session.perform(story::RemoveShot{shotId(1)}));
    QCOMPARE(selection.count(), 1);
    QCOMPARE(session.currentShot().value, shotId(0).value);
    QCOMPARE(session.selection().size(), size_t(1));
    QVERIFY(session.perform(story::RemoveShot{shotId(0)}));
    QVERIFY(session.currentShot().isEmpty());
}

void TstSession::thePlayheadStaysInTheFilm()
{
    Stage stage(1, 2); // 96 frames
    Session& session = *stage.session;
    session.setPlayhead({1000});
    QCOMPARE(session.playhead().count, int64_t(95));
    session.setPlayhead({-5});
    QCOMPARE(session.playhead().count, int64_t(0));
    session.setPlayhead({90});
    QVERIFY(session.perform(story::RemoveShot{shotId(1)}));
    QCOMPARE(session.playhead().count, int64_t(47));
}

void TstSession::aFolderThatCannotBeOpenedHarmsNothing()
{
    Stage stage;
    QSignalSpy failed(stage.session.get(), &Session::failed);
    QVERIFY(!stage.session->openProject(stage.folder.filePath("nothing.framewright").toStdString()));
    QCOMPARE(failed.count(), 1);
    QVERIFY(stage.session->isOpen());
    QVERIFY(stage.session->board() == stage.start);
    // Opening what is open already is no conflict with its own lock.
    QVERIFY(stage.session->openProject(stage.session->projectFolder()));
}

void TstSession::everythingIsThereAfterReopening()
{
    Stage stage;
    QVERIFY(stage.session->perform(story::SetPrompt{shotId(2), "kept"}));
    stage.session->recordTake(shotId(2), takeNamed("tk-9"));
    story::Storyboard const before = stage.session->board();
    std::filesystem::path const folder = stage.session->projectFolder();
    stage.session->closeProject();
    QVERIFY(!stage.session->isOpen());
    QCOMPARE(stage.session->undoStack()->count(), 0);
    QVERIFY(stage.session->openProject(folder));
    QVERIFY(stage.session->board() == before);
}

void TstSession::aSharedTakeKeepsItsFiles()
{
    Stage stage;
    Session& session = *stage.session;
    std::filesystem::path const files = session.projectFolder() / "takes" / "tk-5";
    std::filesystem::create_directories(files);
    session.recordTake(shotId(0), takeNamed("tk-5"));
    QVERIFY(session.perform(story::DuplicateShot{shotId(0), ShotId{"copy"}}));
    QVERIFY(session.deleteTake(shotId(0), TakeId{"tk-5"}));
    QVERIFY(std::filesystem::exists(files)); // the copy still plays it
    QVERIFY(session.deleteTake(ShotId{"copy"}, TakeId{"tk-5"}));
    QVERIFY(!std::filesystem::exists(files));
}

void TstSession::anotherRateKeepsTheSeconds()
{
    Stage stage(1, 3);
    Session& session = *stage.session;
    QVERIFY(session.perform(story::SetTransition{shotId(0), {story::TransitionKind::Dissolve, {12}}}));
    story::ProjectFormat format = session.board().format;
    double const seconds = filmLength(session.board()).count / format.rate.perSecond();
    format.rate = {48, 1};
    QVERIFY(session.perform(changeFormat(session.board(), format)));
    QCOMPARE(filmLength(session.board()).count / 48.0, seconds);
    QCOMPARE(story::findShot(session.board(), shotId(0))->transition.length.count, int64_t(24));
    session.undoStack()->undo();
    QCOMPARE(filmLength(session.board()).count / 24.0, seconds);
}

void TstSession::staleFollowsThePrompt()
{
    Stage stage;
    Session& session = *stage.session;
    QCOMPARE(session.status(shotId(0)).state, plan::TakeState::Empty);
    auto const wanted = plan::resolve(session.board(), shotId(0), session.tools().context());
    QVERIFY2(wanted.isOk(), wanted ? "" : wanted.error().message().c_str());
    story::Take take = takeNamed("tk-1");
    take.requestKey = wanted->key;
    session.recordTake(shotId(0), take);
    QCOMPARE(session.status(shotId(0)).state, plan::TakeState::Ready);
    QVERIFY(session.perform(story::SetPrompt{shotId(0), "another"}));
    QCOMPARE(session.status(shotId(0)).state, plan::TakeState::Stale);
    QVERIFY(!session.status(shotId(0)).reason.empty());
    session.undoStack()->undo();
    QCOMPARE(session.status(shotId(0)).state, plan::TakeState::Ready);
}

void TstSession::aMovedFolderIsFollowed()
{
    Stage stage;
    Session& session = *stage.session;
    session.selectOnly(shotId(1));
    QVERIFY(session.perform(story::SetPrompt{shotId(0), "before"}));
    QSignalSpy moved(&session, &Session::folderMoved), failed(&session, &Session::failed);
    std::filesystem::path const to = stage.folder.filePath("Elsewhere.framewright").toStdString();
    std::filesystem::rename(session.projectFolder(), to);
    QTRY_COMPARE_WITH_TIMEOUT(moved.count(), 1, 60'000);
    QVERIFY(session.isOpen());
    QVERIFY(std::filesystem::equivalent(session.projectFolder(), to));
    QCOMPARE(story::findShot(session.board(), shotId(0))->prompt, std::string("before"));
    QCOMPARE(session.currentShot().value, shotId(1).value);
    session.endTyping();
    QVERIFY(session.perform(story::SetPrompt{shotId(0), "after"}));
    story::Storyboard const board = session.board();
    QVERIFY(stage.undoesToStart()); // steps of both places
    while (session.undoStack()->canRedo())
        session.undoStack()->redo();
    session.closeProject();
    QCOMPARE(failed.count(), 0);
    auto const read = story::Project::read(to);
    QVERIFY(read && *read == board);
}

void TstSession::aDeletedFolderIsSaid()
{
    Stage stage;
    QSignalSpy gone(stage.session.get(), &Session::folderGone);
    std::filesystem::remove_all(stage.session->projectFolder());
    QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, 60'000);
    QVERIFY(stage.session->isOpen()); // the board is still here
    QVERIFY(stage.session->board() == stage.start);
}

QTEST_MAIN(TstSession)
#include "tst_session.moc"
