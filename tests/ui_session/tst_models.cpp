#include "tests/ui_views/Stage.h"
#include "ui/models/QueueModel.h"
#include "ui/models/ShotListModel.h"
#include "ui/models/TakeListModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 60'000;

ShotId shotId(int index) { return ShotId{"s" + std::to_string(index)}; }

} // namespace

/// The models under Qt's own checker while edits, takes and jobs come and go.
class TstModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shotsFollowTheBoard();
    void takesFollowTheShot();
    void jobsAndStatesFollowTheQueue();
    void clocks_data();
    void clocks();
};

void TstModels::shotsFollowTheBoard()
{
    Stage stage;
    ShotListModel model(*stage.session, *stage.bridge);
    QAbstractItemModelTester const tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(stage.session->perform(story::MoveShot{shotId(0), {1, 2}}));
    QCOMPARE(model.shotAt(4).value, shotId(0).value);
    QCOMPARE(model.rowOf(shotId(0)), 4);
    QCOMPARE(model.index(4).data(ShotListModel::NumberRole).toInt(), 5);
    QVERIFY(stage.session->perform(story::RemoveShot{shotId(3)}));
    QCOMPARE(model.rowCount(), 5);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(stage.session->perform(story::SetPrompt{shotId(1), "a fish"}));
    QVERIFY(changed.count() > 0);
    QModelIndex const row = model.index(model.rowOf(shotId(1)));
    QCOMPARE(row.data(ShotListModel::PromptRole).toString(), QString("a fish"));
    QCOMPARE(row.data(ShotListModel::StateRole).toInt(), static_cast<int>(ShotState::Empty));
    QCOMPARE(row.data(ShotListModel::PresetRole).toString(), QString("cinematic"));
    QVERIFY(row.data(ShotListModel::PosterRole).toString().isEmpty());
    stage.session->undoStack()->setIndex(0);
    QCOMPARE(model.rowCount(), 6);
    stage.session->closeProject();
    QCOMPARE(model.rowCount(), 0);
}

void TstModels::takesFollowTheShot()
{
    Stage stage;
    TakeListModel model(*stage.session);
    QAbstractItemModelTester const tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setShot(shotId(0));
    QCOMPARE(model.rowCount(), 0);
    story::Take take;
    take.requestKey = RequestKey{std::string(64, 'b')};
    take.size = {160, 96};
    take.length = {17};
    take.presetId = "cinematic";
    take.created = "2026-01-02T03:04:05Z";
    take.quality = "draft";
    for (char const* id : {"tk-1", "tk-2"}) {
        take.id = TakeId{id};
        stage.session->recordTake(shotId(0), take);
    }
    stage.session->recordTake(shotId(1), take); // another shot's takes are not its
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOfShown(), 1); // the newest, while nobody chose
    QVERIFY(stage.session->perform(story::ChooseTake{shotId(0), TakeId{"tk-1"}}));
    QCOMPARE(model.rowOfShown(), 0);
    QVERIFY(model.index(0).data(TakeListModel::IsChosenRole).toBool());
    QVERIFY(stage.session->deleteTake(shotId(0), TakeId{"tk-2"}));
    QCOMPARE(model.rowCount(), 1);
    model.setShot({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.takeAt(0));
}

void TstModels::jobsAndStatesFollowTheQueue()
{
    Stage stage;
    QVERIFY(stage.bridge->attach(stage.session->projectFolder()));
    connect(stage.bridge.get(), &EngineBridge::takeFinished, stage.session.get(), &Session::recordTake);
    ShotListModel shots(*stage.session, *stage.bridge);
    QueueModel queue(*stage.session, *stage.bridge);
    QAbstractItemModelTester const shotTester(&shots, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester const tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::vector<int> seen;
    connect(&shots, &QAbstractItemModel::dataChanged, this, [&] {
        int const state = shots.index(1).data(ShotListModel::StateRole).toInt();
        if (seen.empty() || seen.back() != state)
            seen.push_back(state);
    });
    QVERIFY(stage.bridge->generate(stage.session->board(), {shotId(0), shotId(1)}, {}));
    QTRY_COMPARE_WITH_TIMEOUT(shots.index(1).data(ShotListModel::StateRole).toInt(),
                              static_cast<int>(ShotState::Ready), kWaitMilliseconds);
    // Queued behind the first shot, then forming, then ready: never back.
    std::vector<int> const order{static_cast<int>(ShotState::Queued), static_cast<int>(ShotState::Forming),
                                 static_cast<int>(ShotState::Ready)};
    auto const begin = std::find(seen.begin(), seen.end(), order.front());
    QVERIFY(std::vector<int>(begin, seen.end()) == order);
    QTRY_COMPARE(queue.unfinished(), 0);
    QCOMPARE(queue.rowCount(), 2);
    QVERIFY(!shots.index(1).data(ShotListModel::PosterRole).toString().isEmpty());
    // Settings that change make it stale, and the words say so.
    QVERIFY(stage.session->perform(story::SetPrompt{shotId(1), "something else"}));
    QCOMPARE(shots.index(1).data(ShotListModel::StateWordRole).toString(), QString("Stale"));
    QVERIFY(!shots.index(1).data(ShotListModel::ReasonRole).toString().isEmpty());
}

void TstModels::clocks_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << -1.0 << "";
    QTest::newRow("none") << 0.0 << "0:00";
    QTest::newRow("rounded") << 39.6 << "0:40";
    QTest::newRow("minutes") << 125.0 << "2:05";
    QTest::newRow("hours") << 3900.0 << "1:05:00";
}

void TstModels::clocks()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(clockText(seconds), text);
}

QTEST_MAIN(TstModels)
#include "tst_models.moc"
