#include "engine/plan/ExportPlan.h"
#include "tests/plan/PlanFixture.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

namespace {

QString show(FramePlan const& plan)
{
    auto const part = [](FramePart const& each) {
        return each.item < 0 ? QString("-") : QString("%1:%2").arg(each.item).arg(each.frame.count);
    };
    if (plan.to.item < 0)
        return part(plan.from);
    return part(plan.from) + ">" + part(plan.to) + QString(" %1").arg(plan.progress, 0, 'f', 2);
}

} // namespace

class TstCut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void items();
    void frames_data();
    void frames();
    void everyFrameIsCoveredOnce();
    void missingAndStale();
    void emptyFilm();
};

void TstCut::items()
{
    auto fixture = test::cutFixture();
    ExportPlan const plan = exportPlan(fixture.board, fixture.context());
    QCOMPARE(plan.length.count, 48 + 24 + 10 + 30 - 12 - 6);
    QVERIFY(plan.format == fixture.board.format);
    QCOMPARE(plan.items.size(), size_t{4});
    QCOMPARE(plan.items[1].start.count, 36);
    QCOMPARE(plan.items[2].start.count, 54);
    QCOMPARE(plan.items[3].start.count, 64);
    QCOMPARE(plan.items[1].number, 2);
    QCOMPARE(plan.items[1].masterFile, std::string("takes/tb/master.mkv"));
    QCOMPARE(plan.items[1].proxyFile, std::string("takes/tb/proxy.mp4"));
    QCOMPARE(plan.items[1].takeLength.count, int64_t{17});
    QVERIFY(plan.items[1].extendsTake == TakeId{"ta"});
    QVERIFY(!plan.items[3].take && plan.items[3].masterFile.empty());
    QCOMPARE(plan.items[3].prompt, fixture.shot("d").prompt);
}

void TstCut::frames_data()
{
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("expected");
    auto const row = [](int frame, char const* expected) {
        QTest::addRow("%d", frame) << frame << QString(expected);
    };
    row(-1, "-");
    row(0, "0:0");
    row(2, "0:0");
    row(3, "0:1");
    row(35, "0:11");
    row(36, "0:12>1:1 0.08"); // first frame of the dissolve; b is trimmed in by 3 = one clip frame
    row(47, "0:15>1:4 0.92"); // its last
    row(48, "1:5");
    row(53, "1:6");
    row(54, "1:7>2:0 0.14");
    row(59, "1:8>2:1 0.86");
    row(60, "2:2");
    row(63, "2:3");
    row(64, "3:0"); // no take: its card
    row(93, "3:0");
    row(94, "-");
}

void TstCut::frames()
{
    QFETCH(int, frame);
    QFETCH(QString, expected);
    auto fixture = test::cutFixture();
    ExportPlan const plan = exportPlan(fixture.board, fixture.context());
    QCOMPARE(show(framePlan(plan, {frame})), expected);
    if (frame == 40)
        QCOMPARE(framePlan(plan, {frame}).kind, story::TransitionKind::Dissolve);
    if (frame == 55)
        QCOMPARE(framePlan(plan, {frame}).kind, story::TransitionKind::Wipe);
}

void TstCut::everyFrameIsCoveredOnce()
{
    auto fixture = test::cutFixture();
    fixture.shot("a").length.count = 300; // longer than its take: the last frame holds
    ExportPlan const plan = exportPlan(fixture.board, fixture.context());
    std::vector<int> shown(plan.items.size(), 0);
    int previous = 0;
    for (int64_t frame = 0; frame < plan.length.count; ++frame) {
        FramePlan const each = framePlan(plan, {frame});
        QVERIFY(each.from.item >= previous && each.from.item <= previous + 1);
        previous = each.from.item;
        ++shown[static_cast<size_t>(each.from.item)];
        if (each.to.item >= 0) {
            QCOMPARE(each.to.item, each.from.item + 1);
            QVERIFY(each.progress > 0 && each.progress < 1);
            ++shown[static_cast<size_t>(each.to.item)];
        }
        for (FramePart const& part : {each.from, each.to})
            if (part.item >= 0 && plan.items[static_cast<size_t>(part.item)].take)
                QVERIFY(part.frame.count >= 0 && part.frame.count < 17);
    }
    for (size_t i = 0; i < shown.size(); ++i)
        QCOMPARE(int64_t{shown[i]}, plan.items[i].length.count);
}

void TstCut::missingAndStale()
{
    auto fixture = test::cutFixture();
    fixture.shot("a").prompt = "a dog";
    ExportPlan const plan = exportPlan(fixture.board, fixture.context());
    QVERIFY((missingTakes(plan) == std::vector<int>{4}));
    QVERIFY((staleTakes(plan) == std::vector<int>{1, 2, 3}));
}

void TstCut::emptyFilm()
{
    test::PlanFixture fixture;
    fixture.board.scenes.clear();
    ExportPlan const plan = exportPlan(fixture.board, fixture.context());
    QCOMPARE(plan.length.count, int64_t{0});
    QCOMPARE(framePlan(plan, {0}).from.item, -1);
    QVERIFY(missingTakes(plan).empty());
}

QTEST_GUILESS_MAIN(TstCut)
#include "tst_cut.moc"
