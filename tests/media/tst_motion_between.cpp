#include "Scenes.h"

#include "engine/media/MotionBetween.h"

using namespace fw;
using namespace fw::media;

namespace {

constexpr SizePx kSize{320, 192};

/// A textured background and a red disc at `centre` with a pattern that nowhere repeats.
Image scene(QPoint centre, uint32_t background = 1, int radius = 45)
{
    Image image = kit::clouds(kSize, background, 4);
    static Image const pattern = kit::shapes({128, 128}, 9, 40);
    for (int y = 0; y < kSize.heightPx; ++y)
        for (int x = 0; x < kSize.widthPx; ++x) {
            int const dx = x - centre.x(), dy = y - centre.y();
            if (dx * dx + dy * dy > radius * radius)
                continue;
            uint8_t const colour[3] = {230, pattern.row(64 + dy)[3 * (64 + dx)], 20};
            std::copy(colour, colour + 3, image.mutableRow(y) + 3 * x);
        }
    return image;
}

/// The middle of everything that is as red as the disc.
QPointF middle(Image const& image)
{
    double sumX = 0, sumY = 0, count = 0;
    for (int y = 0; y < image.heightPx(); ++y)
        for (int x = 0; x < image.widthPx(); ++x) {
            uint8_t const* p = image.row(y) + 3 * x;
            if (p[0] > 200 && p[2] < 60) {
                sumX += x;
                sumY += y;
                ++count;
            }
        }
    return {sumX / count, sumY / count};
}

/// Mean difference per channel.
double difference(Image const& a, Image const& b)
{
    double sum = 0;
    for (int y = 0; y < a.heightPx(); ++y)
        for (int x = 0; x < a.widthPx() * 3; ++x)
            sum += std::abs(int(a.row(y)[x]) - int(b.row(y)[x]));
    return sum / (a.widthPx() * a.heightPx() * 3);
}

} // namespace

/// The pictures between two frames: where things are, what stays as it is, and what is not mixed.
class TstMotionBetween : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesToTheRightPlace_data()
    {
        QTest::addColumn<QPoint>("step");
        QTest::addColumn<double>("t");
        for (double t : {1 / 3.0, 0.5, 2 / 3.0}) {
            QTest::addRow("right, %g", t) << QPoint(18, 0) << t;
            QTest::addRow("up and left, %g", t) << QPoint(-12, -9) << t;
            QTest::addRow("slowly, %g", t) << QPoint(3, 1) << t;
        }
    }
    void movesToTheRightPlace()
    {
        QFETCH(QPoint, step);
        QFETCH(double, t);
        QPoint const start(150, 95);
        Image const from = scene(start), to = scene(start + step);
        MotionBetween const motion(from, to);
        QVERIFY(!motion.isCut());
        Image const between = motion.at(t);
        QPointF const off = middle(between) - (middle(from) + t * (middle(to) - middle(from)));
        QVERIFY2(std::hypot(off.x(), off.y()) < 1, qPrintable(QString("%1 %2").arg(off.x()).arg(off.y())));
        // Better than mixing, which shows the disc twice: nearer to the true picture by far.
        Image const truth = scene(start + QPoint(qRound(t * step.x()), qRound(t * step.y())));
        QVERIFY(difference(between, truth) < 0.6 * difference(blend(from, to, t), truth) ||
                difference(between, truth) < 0.5);
    }

    void endsAreTheFramesThemselves()
    {
        Image const from = scene({100, 90}), to = scene({110, 90});
        MotionBetween const motion(from, to);
        QVERIFY(motion.at(0) == from && motion.at(-1) == from);
        QVERIFY(motion.at(1) == to && motion.at(2) == to);
    }

    void aStillPictureStays()
    {
        Image const still = scene({100, 90});
        QVERIFY(MotionBetween(still, still).at(0.5) == still);
        // and what stands still beside a moving thing
        Image const between = MotionBetween(still, scene({112, 90})).at(0.5);
        for (int y = 0; y < kSize.heightPx; ++y)
            for (int x = 220 * 3; x < kSize.widthPx * 3; ++x)
                QVERIFY(std::abs(int(between.row(y)[x]) - int(still.row(y)[x])) <= 1);
    }

    void acrossACutTheFrameIsHeld_data()
    {
        QTest::addColumn<Image>("to");
        QTest::newRow("another scene") << scene({220, 60}, 77);
        QTest::newRow("shapes") << kit::shapes(kSize, 5, 12);
        QTest::newRow("another size") << kit::plain({64, 64}, 1, 2, 3);
    }
    void acrossACutTheFrameIsHeld()
    {
        QFETCH(Image, to);
        Image const from = scene({100, 90});
        MotionBetween const motion(from, to);
        QVERIFY(motion.isCut());
        QVERIFY(motion.at(0.5) == from && motion.at(0.99) == from);
        QVERIFY(motion.at(1) == to);
    }

    /// Nothing to follow, yet no cut: light goes up.
    void aFadeIsBlended()
    {
        Image const dark = kit::plain(kSize, 40, 40, 40), light = kit::plain(kSize, 120, 120, 120);
        MotionBetween const motion(dark, light);
        QVERIFY(!motion.isCut());
        QVERIFY(kit::worst(motion.at(0.25), kit::plain(kSize, 60, 60, 60)) <= 1);
    }

    void tinyPicturesAreBlended()
    {
        MotionBetween const motion(kit::plain({8, 4}, 0, 0, 0), kit::plain({8, 4}, 200, 100, 50));
        QVERIFY(motion.at(0.5) == kit::plain({8, 4}, 100, 50, 25));
    }
};

QTEST_GUILESS_MAIN(TstMotionBetween)
#include "tst_motion_between.moc"
