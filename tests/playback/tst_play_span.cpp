#include "engine/playback/PlaySpan.h"

#include <QtTest>

using namespace fw;
using namespace fw::playback;

Q_DECLARE_METATYPE(fw::playback::PlaySpan)

class TstPlaySpan : public QObject {
    Q_OBJECT

    static PlaySpan span(int start, int length, double speed)
    {
        return {{start}, {length}, {24, 1}, speed, std::nullopt};
    }
    static PlaySpan looped(int start, double speed, int in, int out)
    {
        PlaySpan made = span(start, 10, speed);
        made.loop = LoopRange{{in}, {out}};
        return made;
    }

private Q_SLOTS:
    void showsTheseFrames_data()
    {
        QTest::addColumn<PlaySpan>("it");
        QTest::addColumn<QList<int>>("frames"); // -1: over
        QTest::newRow("to the end") << span(2, 5, 1) << QList<int>{2, 3, 4, -1};
        QTest::newRow("backwards") << span(2, 5, -1) << QList<int>{2, 1, 0, -1};
        QTest::newRow("L twice: every second frame") << span(1, 6, 2) << QList<int>{1, 3, 5, -1};
        QTest::newRow("J twice") << span(4, 6, -2) << QList<int>{4, 2, 0, -1};
        QTest::newRow("eight times") << span(0, 20, 8) << QList<int>{0, 8, 16, -1};
        QTest::newRow("half speed shows every frame") << span(0, 3, 0.5) << QList<int>{0, 1, 2, -1};
        QTest::newRow("empty film") << span(0, 0, 1) << QList<int>{-1};
        QTest::newRow("loop") << looped(3, 1, 1, 4) << QList<int>{3, 1, 2, 3, 1};
        QTest::newRow("loop backwards") << looped(2, -1, 1, 4) << QList<int>{2, 1, 3, 2, 1};
        QTest::newRow("loop of one frame") << looped(5, 1, 5, 6) << QList<int>{5, 5, 5};
        QTest::newRow("from outside into the loop") << looped(9, 1, 1, 4) << QList<int>{1, 2, 3, 1};
        QTest::newRow("from outside backwards") << looped(0, -1, 1, 4) << QList<int>{3, 2, 1, 3};
    }
    void showsTheseFrames()
    {
        QFETCH(PlaySpan, it);
        QFETCH(QList<int>, frames);
        QList<int> shown;
        for (int n = 0; n < frames.size(); ++n) {
            auto const frame = it.frameAt(n);
            shown << (frame ? static_cast<int>(frame->count) : -1);
        }
        QCOMPARE(shown, frames);
    }

    void eachStaysThisLong_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("seconds");
        QTest::newRow("full speed") << 1.0 << 1.0 / 24;
        QTest::newRow("backwards") << -1.0 << 1.0 / 24;
        QTest::newRow("twice: half the frames, as long each") << 2.0 << 1.0 / 24;
        QTest::newRow("half") << 0.5 << 2.0 / 24;
        QTest::newRow("one and a half") << 1.5 << 2.0 / 1.5 / 24;
    }
    void eachStaysThisLong()
    {
        QFETCH(double, speed);
        QFETCH(double, seconds);
        QCOMPARE(span(0, 10, speed).secondsPerFrame(), seconds);
    }

    void aLoopStaysInsideTheFilm_data()
    {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("clampedIn"); // -1: none
        QTest::addColumn<int>("clampedOut");
        QTest::newRow("inside") << 2 << 5 << 2 << 5;
        QTest::newRow("over the end") << 2 << 50 << 2 << 10;
        QTest::newRow("before the start") << -4 << 3 << 0 << 3;
        QTest::newRow("wholly outside") << 20 << 30 << -1 << -1;
        QTest::newRow("empty") << 4 << 4 << -1 << -1;
        QTest::newRow("turned round") << 6 << 4 << -1 << -1;
    }
    void aLoopStaysInsideTheFilm()
    {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, clampedIn);
        QFETCH(int, clampedOut);
        auto const clamped = clampLoop(LoopRange{{in}, {out}}, {10});
        QCOMPARE(clamped ? static_cast<int>(clamped->first.count) : -1, clampedIn);
        QCOMPARE(clamped ? static_cast<int>(clamped->second.count) : -1, clampedOut);
    }
};

QTEST_GUILESS_MAIN(TstPlaySpan)
#include "tst_play_span.moc"
