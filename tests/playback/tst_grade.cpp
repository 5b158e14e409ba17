#include "engine/playback/Grade.h"

#include <QtTest>

using namespace fw;
using namespace fw::playback;

class TstGrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePixel_data()
    {
        QTest::addColumn<QList<int>>("in");
        QTest::addColumn<double>("saturation");
        QTest::addColumn<double>("contrast");
        QTest::addColumn<double>("warmth");
        QTest::addColumn<QList<int>>("out");
        QTest::newRow("nothing") << QList<int>{10, 20, 30} << 1.0 << 1.0 << 0.0 << QList<int>{10, 20, 30};
        QTest::newRow("grey of BT.709")
            << QList<int>{200, 0, 0} << 0.0 << 1.0 << 0.0 << QList<int>{43, 43, 43};
        QTest::newRow("grey stays grey")
            << QList<int>{90, 90, 90} << 2.0 << 1.0 << 0.0 << QList<int>{90, 90, 90};
        QTest::newRow("contrast about the middle")
            << QList<int>{128, 64, 192} << 1.0 << 1.5 << 0.0 << QList<int>{128, 32, 224};
        QTest::newRow("no contrast is middle grey")
            << QList<int>{3, 77, 250} << 1.0 << 0.0 << 0.0 << QList<int>{128, 128, 128};
        QTest::newRow("clipped, never wrapped")
            << QList<int>{0, 255, 0} << 1.0 << 3.0 << 0.0 << QList<int>{0, 255, 0};
        QTest::newRow("warm") << QList<int>{100, 100, 100} << 1.0 << 1.0 << 1.0 << QList<int>{120, 100, 80};
        QTest::newRow("cold") << QList<int>{100, 100, 100} << 1.0 << 1.0 << -1.0 << QList<int>{80, 100, 120};
    }
    void onePixel()
    {
        QFETCH(QList<int>, in);
        QFETCH(double, saturation);
        QFETCH(double, contrast);
        QFETCH(double, warmth);
        QFETCH(QList<int>, out);
        Image image({2, 2});
        image.fill(static_cast<uint8_t>(in[0]), static_cast<uint8_t>(in[1]), static_cast<uint8_t>(in[2]));
        Image const graded = applyGrade(image, {saturation, contrast, warmth});
        for (int y = 0; y < 2; ++y)
            for (int i = 0; i < 6; ++i)
                QCOMPARE(static_cast<int>(graded.row(y)[i]), out[i % 3]);
        QCOMPARE(static_cast<int>(image.row(0)[0]), in[0]); // the decoded frame in the cache stays as it was
    }

    void theIdentityCopiesNothing()
    {
        Image image({8, 8});
        image.fill(1, 2, 3);
        QCOMPARE(applyGrade(image, {}).data(), image.data());
    }

    void alphaIsKept()
    {
        Image image({1, 1}, Image::Format::Rgba32);
        image.fill(100, 100, 100, 7);
        QCOMPARE(applyGrade(image, {1.0, 2.0, 0.0}).row(0)[3], uint8_t{7});
    }
};

QTEST_GUILESS_MAIN(TstGrade)
#include "tst_grade.moc"
