#include "engine/render/Interpolate.h"

#include <QtTest>

using namespace fw;
using namespace fw::render;

namespace {

/// A bright square on a dark ground that moves to the right by six pixels a frame.
Image picture(int number)
{
    Image image(SizePx{160, 96});
    image.fill(20, 40, 60);
    for (int y = 30; y < 66; ++y)
        for (int x = 10 + 6 * number; x < 46 + 6 * number; ++x)
            std::fill_n(image.mutableRow(y) + 3 * x, 3, uint8_t(120 + (x - 6 * number + y) * 7 % 100));
    return image;
}

std::vector<Image> clip(int frames)
{
    std::vector<Image> made;
    for (int i = 0; i < frames; ++i)
        made.push_back(picture(i));
    return made;
}

} // namespace

/// Clips at another rate: how many pictures, which of them are the old ones, and who may stop it.
class TstInterpolate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAndTiming_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<FrameRate>("from");
        QTest::addColumn<FrameRate>("to");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("every"); // so many pictures apart lie the old frames; 0: nowhere exactly
        QTest::newRow("starter, 24") << 17 << FrameRate{8, 1} << FrameRate{24, 1} << 51 << 3;
        QTest::newRow("an extension") << 8 << FrameRate{8, 1} << FrameRate{24, 1} << 24 << 3;
        QTest::newRow("16 to 24") << 9 << FrameRate{16, 1} << FrameRate{24, 1} << 14 << 0;
        QTest::newRow("film to television") << 5 << FrameRate{24, 1} << FrameRate{60, 1} << 13 << 0;
        QTest::newRow("25") << 17 << FrameRate{8, 1} << FrameRate{25, 1} << 53 << 0;
        QTest::newRow("broadcast") << 9 << FrameRate{8, 1} << FrameRate{24000, 1001} << 27 << 0;
        QTest::newRow("hardly faster") << 10 << FrameRate{24, 1} << FrameRate{25, 1} << 10 << 0;
        QTest::newRow("one frame") << 1 << FrameRate{8, 1} << FrameRate{24, 1} << 3 << 3;
        QTest::newRow("the same") << 5 << FrameRate{24, 1} << FrameRate{24, 1} << 5 << 1;
        QTest::newRow("slower") << 5 << FrameRate{24, 1} << FrameRate{12, 1} << 5 << 1;
    }
    void countsAndTiming()
    {
        QFETCH(int, frames);
        QFETCH(FrameRate, from);
        QFETCH(FrameRate, to);
        QFETCH(int, every);
        std::vector<Image> const native = clip(frames);
        auto const made = interpolate(native, from, to);
        QVERIFY(made.isOk());
        QTEST(int(made->size()), "count");
        QVERIFY(made->front() == native.front());
        QVERIFY(made->back() == native.back());
        for (size_t i = 0; every > 0 && i < native.size(); ++i)
            QVERIFY((*made)[i * size_t(every)] == native[i]);
    }

    void inBetweenItMovesOn()
    {
        auto const made = interpolate(clip(3), {8, 1}, {24, 1});
        QVERIFY(made.isOk());
        auto const left = [](Image const& image) { // where the square begins
            int x = 0;
            while (image.row(48)[3 * x] < 80)
                ++x;
            return x;
        };
        for (int i = 0; i < 6; ++i)
            QVERIFY2(std::abs(left((*made)[size_t(i)]) - (10 + 2 * i)) <= 1,
                     qPrintable(QString("%1: %2").arg(i).arg(left((*made)[size_t(i)]))));
    }

    /// Of two clips where one goes on from the other: the frames meet a third of a native frame apart, and
    /// every frame of a clip's own is in it at its moment.
    void motionGoesOnBetweenTwoClips()
    {
        std::vector<Image> const all = clip(9);
        std::vector<Image> const later(all.begin() + 3, all.end()); // 3 is the other clip's
        auto const extension = interpolate(later, {8, 1}, {24, 1}, {.before = true});
        QVERIFY(extension.isOk());
        QCOMPARE(int(extension->size()), 15);
        for (size_t own = 0; own < 5; ++own)
            QVERIFY((*extension)[3 * own + 2] == all[4 + own]);
        QVERIFY(extension->front() != all[3] && extension->front() != all[4]);

        std::vector<Image> const sooner(all.begin(), all.begin() + 5); // 4 is the other clip's
        auto const leadUp = interpolate(sooner, {8, 1}, {24, 1}, {.behind = true});
        QVERIFY(leadUp.isOk());
        QCOMPARE(int(leadUp->size()), 12);
        for (size_t own = 0; own < 4; ++own)
            QVERIFY((*leadUp)[3 * own] == all[own]);
        QVERIFY(leadUp->back() != all[3] && leadUp->back() != all[4]);

        auto const bridge = interpolate(all, {8, 1}, {24, 1}, {.before = true, .behind = true});
        QVERIFY(bridge.isOk());
        QCOMPARE(int(bridge->size()), 21);
        QVERIFY(bridge->front() == all[1]);
        QVERIFY(bridge->at(18) == all[7] && bridge->back() != all[7]);
    }

    void atTheSameRateOnlyTheOwnFramesStay()
    {
        std::vector<Image> const all = clip(5);
        auto const made = interpolate(all, {24, 1}, {24, 1}, {.before = true, .behind = true});
        QVERIFY(made.isOk());
        QVERIFY(*made == std::vector<Image>(all.begin() + 1, all.end() - 1));
    }

    void nothingStaysNothing()
    {
        auto const made = interpolate({}, {8, 1}, {24, 1}, {.before = true});
        QVERIFY(made.isOk() && made->empty());
    }

    void theHookEndsIt()
    {
        int calls = 0;
        auto const made = interpolate(clip(4), {8, 1}, {24, 1}, {}, [&](int done, int of) -> Status {
            Q_ASSERT(done <= of && of == 12);
            if (++calls == 3)
                return fail(Error::Kind::Cancelled, "base.cancelled");
            return {};
        });
        QVERIFY(!made.isOk());
        QCOMPARE(int(made.error().kind), int(Error::Kind::Cancelled));
        QCOMPARE(calls, 3);
    }
};

QTEST_GUILESS_MAIN(TstInterpolate)
#include "tst_interpolate.moc"
