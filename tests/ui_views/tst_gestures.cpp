#include "tests/ui_views/Stage.h"
#include "ui/session/Gestures.h"

using namespace fw;
using namespace fw::ui;

namespace {

QString orderOf(story::Storyboard const& board)
{
    QStringList scenes;
    for (story::Scene const& scene : board.scenes) {
        QStringList names;
        for (story::Shot const& shot : scene.shots)
            names << QString::fromStdString(shot.id.value);
        scenes << names.join(' ');
    }
    return scenes.join(" | ");
}

std::vector<ShotId> ids(QString const& names)
{
    std::vector<ShotId> out;
    for (QString const& name : names.split(' '))
        out.push_back(ShotId{name.toStdString()});
    return out;
}

} // namespace

/// Gestures as edits on a board "s0 s1 s2 | s3 s4 s5".
class TstGestures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesIntoGaps_data()
    {
        QTest::addColumn<QString>("shots");
        QTest::addColumn<int>("scene");
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one to the front") << "s2" << 0 << 0 << "s2 s0 s1 | s3 s4 s5";
        QTest::newRow("one to the end of its scene") << "s0" << 0 << 3 << "s1 s2 s0 | s3 s4 s5";
        QTest::newRow("past the last shot") << "s0" << 1 << 3 << "s1 s2 | s3 s4 s5 s0";
        QTest::newRow("two, in film order") << "s2 s0" << 1 << 1 << "s1 | s3 s0 s2 s4 s5";
        QTest::newRow("into its own gap") << "s1" << 0 << 1 << "s0 s1 s2 | s3 s4 s5";
        QTest::newRow("behind itself") << "s1" << 0 << 2 << "s0 s1 s2 | s3 s4 s5";
        QTest::newRow("a whole scene's shots") << "s3 s4 s5" << 0 << 0 << "s3 s4 s5 s0 s1 s2 | ";
    }
    void movesIntoGaps()
    {
        QFETCH(QString, shots);
        QFETCH(int, scene);
        QFETCH(int, index);
        QFETCH(QString, expected);
        story::Storyboard board = Stage::board(2, 3);
        story::Storyboard const before = board;
        auto const edit =
            moveShots(board, ids(shots), {static_cast<size_t>(scene), static_cast<size_t>(index)});
        QCOMPARE(edit.has_value(), orderOf(before) != expected);
        if (!edit)
            return;
        auto const inverse = story::apply(board, *edit);
        QVERIFY(inverse.isOk());
        QCOMPARE(orderOf(board), expected);
        QVERIFY(story::apply(board, *inverse).isOk());
        QVERIFY(board == before);
    }

    void nudges_data()
    {
        QTest::addColumn<QString>("shots");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("expected");
        QTest::newRow("right") << "s0" << 1 << "s1 s0 s2 | s3 s4 s5";
        QTest::newRow("left") << "s1" << -1 << "s1 s0 s2 | s3 s4 s5";
        QTest::newRow("over the scene's end") << "s2" << 1 << "s0 s1 | s2 s3 s4 s5";
        QTest::newRow("over the scene's start") << "s3" << -1 << "s0 s1 s2 s3 | s4 s5";
        QTest::newRow("at the film's start") << "s0" << -1 << "s0 s1 s2 | s3 s4 s5";
        QTest::newRow("at the film's end") << "s5" << 1 << "s0 s1 s2 | s3 s4 s5";
        QTest::newRow("two together") << "s0 s1" << 1 << "s2 s0 s1 | s3 s4 s5";
    }
    void nudges()
    {
        QFETCH(QString, shots);
        QFETCH(int, step);
        QFETCH(QString, expected);
        story::Storyboard board = Stage::board(2, 3);
        if (auto const edit = nudgeShots(board, ids(shots), step))
            QVERIFY(story::apply(board, *edit).isOk());
        QCOMPARE(orderOf(board), expected);
    }

    void extendsTakesThePromptOver()
    {
        story::Storyboard board = Stage::board(1, 2);
        auto const shot = extendShot(board, ShotId{"s0"});
        QVERIFY(shot.has_value());
        QVERIFY(story::apply(board, shot->edit).isOk());
        story::Shot const& added = board.scenes[0].shots[1];
        QVERIFY(added.id == shot->id);
        QCOMPARE(added.prompt, std::string("shot 0"));
        QVERIFY(added.start.kind == story::StartKind::ExtendShot);
        QVERIFY(added.start.parent == ShotId{"s0"});
    }

    void settingsGoToEveryShot()
    {
        story::Storyboard board = Stage::board(1, 3);
        board.scenes[0].shots[1].overrides.guidance = 7;
        story::Storyboard const before = board;
        story::Overrides wanted = board.scenes[0].shots[0].overrides;
        wanted.steps = 12;
        story::Edit const edit = forShots(board, ids("s0 s1"), story::SetOverrides{ShotId{"s0"}, wanted});
        auto const inverse = story::apply(board, edit);
        QVERIFY(inverse.isOk());
        QCOMPARE(board.scenes[0].shots[0].overrides.steps, std::optional(12));
        QCOMPARE(board.scenes[0].shots[1].overrides.steps, std::optional(12));
        QCOMPARE(board.scenes[0].shots[1].overrides.guidance, std::optional(7.0)); // its own, untouched
        QVERIFY(!board.scenes[0].shots[2].overrides.steps);
        QVERIFY(story::apply(board, *inverse).isOk());
        QVERIFY(board == before);
        // What is written belongs to one shot.
        story::Edit const prompt = forShots(board, ids("s0 s1"), story::SetPrompt{ShotId{"s0"}, "x"});
        QVERIFY(std::holds_alternative<story::SetPrompt>(prompt));
    }

    void firstShotMakesAScene()
    {
        story::Storyboard board;
        NewShot const shot = newShotBeside(board, {}, true);
        QVERIFY(story::apply(board, shot.edit).isOk());
        QCOMPARE(board.scenes.size(), size_t{1});
        QVERIFY(board.scenes[0].shots[0].id == shot.id);
    }
};

QTEST_GUILESS_MAIN(TstGestures)
#include "tst_gestures.moc"
