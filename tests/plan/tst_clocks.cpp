#include "engine/plan/Resolve.h"

#include <QtTest>

#include <cmath>

using namespace fw;
using namespace fw::plan;

class TstClocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toClip_data();
    void toClip();
    void framesFor_data();
    void framesFor();
    void enoughForEveryLength();
    void moments_data();
    void moments();
    void lengths_data();
    void lengths();
};

void TstClocks::toClip_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<FrameRate>("project");
    QTest::addColumn<FrameRate>("clip");
    QTest::addColumn<int>("expected");
    QTest::newRow("start") << 0 << FrameRate{24, 1} << FrameRate{8, 1} << 0;
    QTest::newRow("held") << 2 << FrameRate{24, 1} << FrameRate{8, 1} << 0;
    QTest::newRow("next") << 3 << FrameRate{24, 1} << FrameRate{8, 1} << 1;
    QTest::newRow("same rate") << 17 << FrameRate{16, 1} << FrameRate{16, 1} << 17;
    QTest::newRow("faster clip") << 5 << FrameRate{12, 1} << FrameRate{24, 1} << 10;
    QTest::newRow("broadcast") << 30000 << FrameRate{30000, 1001} << FrameRate{24, 1} << 24024;
    QTest::newRow("before the start") << -1 << FrameRate{24, 1} << FrameRate{8, 1} << -1;
    QTest::newRow("hours") << 10'000'000 << FrameRate{30000, 1001} << FrameRate{24000, 1001} << 8'000'000;
}

void TstClocks::toClip()
{
    QFETCH(int, offset);
    QFETCH(FrameRate, project);
    QFETCH(FrameRate, clip);
    QFETCH(int, expected);
    QCOMPARE(toClipFrame({offset}, project, clip).count, int64_t{expected});
}

void TstClocks::framesFor_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<FrameRate>("clip");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("expected");
    QTest::newRow("one") << 1 << FrameRate{8, 1} << 17 << 1;
    QTest::newRow("a little more") << 4 << FrameRate{8, 1} << 17 << 5;
    QTest::newRow("exactly five") << 15 << FrameRate{8, 1} << 17 << 5;
    QTest::newRow("six needed") << 16 << FrameRate{8, 1} << 17 << 9;
    QTest::newRow("two seconds") << 48 << FrameRate{8, 1} << 17 << 17;
    QTest::newRow("capped") << 4800 << FrameRate{8, 1} << 17 << 17;
    QTest::newRow("cap of an odd model") << 4800 << FrameRate{8, 1} << 20 << 17;
    QTest::newRow("Wan") << 120 << FrameRate{16, 1} << 81 << 81;
}

void TstClocks::framesFor()
{
    QFETCH(int, length);
    QFETCH(FrameRate, clip);
    QFETCH(int, most);
    QFETCH(int, expected);
    QCOMPARE(clipFramesFor({length}, {24, 1}, clip, most), expected);
}

void TstClocks::enoughForEveryLength()
{
    for (FrameRate const project : {FrameRate{24, 1}, FrameRate{25, 1}, FrameRate{30000, 1001}})
        for (FrameRate const clip : {FrameRate{8, 1}, FrameRate{16, 1}, FrameRate{24, 1}})
            for (int length = 1; length < 300; ++length) {
                int const frames = clipFramesFor({length}, project, clip, 1 << 20);
                QCOMPARE(frames % 4, 1);
                QVERIFY(toClipFrame({length - 1}, project, clip).count < frames); // enough
                QVERIFY(frames < 5 ||
                        toClipFrame({length}, project, clip).count > frames - 6); // not wasteful
            }
}

void TstClocks::moments_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<FrameRate>("project");
    QTest::addColumn<int>("frame");
    QTest::addColumn<double>("part");
    QTest::newRow("start") << 0 << FrameRate{24, 1} << 0 << 0.0;
    QTest::newRow("a third") << 1 << FrameRate{24, 1} << 0 << 1 / 3.0;
    QTest::newRow("two thirds") << 5 << FrameRate{24, 1} << 1 << 2 / 3.0;
    QTest::newRow("a frame itself") << 48 << FrameRate{24, 1} << 16 << 0.0;
    QTest::newRow("before the start") << -1 << FrameRate{24, 1} << -1 << 2 / 3.0;
    QTest::newRow("broadcast") << 3 << FrameRate{24000, 1001} << 1 << 0.001;
}

void TstClocks::moments()
{
    QFETCH(int, offset);
    QFETCH(FrameRate, project);
    ClipMoment const moment = toClipMoment({offset}, project, {8, 1});
    QTEST(int(moment.frame.count), "frame");
    QFETCH(double, part);
    QVERIFY(std::abs(moment.part - part) < 1e-12);
}

void TstClocks::lengths_data()
{
    QTest::addColumn<int>("frames");
    QTest::addColumn<FrameRate>("project");
    QTest::addColumn<int>("expected");
    QTest::newRow("starter") << 17 << FrameRate{24, 1} << 51;
    QTest::newRow("rounded down") << 17 << FrameRate{25, 1} << 53;
    QTest::newRow("rounded up") << 5 << FrameRate{25, 1} << 16;
    QTest::newRow("broadcast") << 81 << FrameRate{30000, 1001} << 303;
    QTest::newRow("never nothing") << 1 << FrameRate{1, 1} << 1;
}

void TstClocks::lengths()
{
    QFETCH(int, frames);
    QFETCH(FrameRate, project);
    QTEST(int(toTimelineLength({frames}, {8, 1}, project).count), "expected");
}

QTEST_GUILESS_MAIN(TstClocks)
#include "tst_clocks.moc"
