#include "tests/plan/PlanFixture.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

class TstBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void graphs_data();
    void graphs();
    void mistakeNamesTheShot();
};

void TstBatch::graphs_data()
{
    QTest::addColumn<QStringList>("rendered");
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QString>("graph"); // shot<place of what it waits for
    QTest::newRow("nothing") << QStringList{} << QStringList{} << "";
    QTest::newRow("one") << QStringList{} << QStringList{"d"} << "d";
    QTest::newRow("parents come along") << QStringList{} << QStringList{"c"} << "a b<0 c<1";
    QTest::newRow("any order, twice") << QStringList{} << QStringList{"d", "c", "a", "c"} << "a b<0 c<1 d";
    QTest::newRow("parent is there") << QStringList{"a"} << QStringList{"b"} << "b";
    QTest::newRow("grandparent is there") << QStringList{"a"} << QStringList{"c"} << "b c<0";
    QTest::newRow("parent asked again") << QStringList{"a", "b"} << QStringList{"a", "b"} << "a b<0";
    QTest::newRow("all there") << QStringList{"a", "b"} << QStringList{"c"} << "c";
}

void TstBatch::graphs()
{
    QFETCH(QStringList, rendered);
    QFETCH(QStringList, asked);
    QFETCH(QString, graph);
    test::PlanFixture fixture;
    for (QString const& id : rendered)
        fixture.render(qPrintable(id), qPrintable("tk-" + id));
    std::vector<ShotId> shots;
    for (QString const& id : asked)
        shots.push_back({id.toStdString()});
    auto const batch = batchOf(fixture.board, shots, fixture.context());
    QVERIFY(batch.isOk());
    QStringList found;
    for (size_t i = 0; i < batch->nodes.size(); ++i) {
        BatchNode const& node = batch->nodes[i];
        found << QString::fromStdString(node.shot.value) +
                     (node.waitsFor < 0 ? QString() : "<" + QString::number(node.waitsFor));
        QVERIFY(node.waitsFor < static_cast<int>(i)); // parents before children
        if (node.waitsFor >= 0) {
            auto const& extend = node.resolved.request.conditioning.extend;
            QVERIFY(extend &&
                    extend->parentKey == batch->nodes[static_cast<size_t>(node.waitsFor)].resolved.key);
            QVERIFY(extend->parentTake.empty());
        }
    }
    QCOMPARE(found.join(' '), graph);
}

void TstBatch::mistakeNamesTheShot()
{
    test::PlanFixture fixture;
    fixture.shot("a").prompt.clear();
    auto const batch = batchOf(fixture.board, {{"c"}}, fixture.context());
    QVERIFY(!batch.isOk());
    QCOMPARE(batch.error().message(), std::string("Shot 1 has no prompt. Write what it shows."));
}

QTEST_GUILESS_MAIN(TstBatch)
#include "tst_batch.moc"
