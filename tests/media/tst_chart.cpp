#include "engine/media/Chart.h"
#include "tests/media/MediaKit.h"

using namespace fw;

/// The loss curve of a training as a picture.
class TstChart : public QObject {
    Q_OBJECT

private:
    /// The lowest dark blue pixel of a column, -1 when there is none.
    static int lineAt(Image const& image, int x)
    {
        for (int y = image.heightPx() - 1; y >= 0; --y) {
            uint8_t const* const pixel = image.row(y) + 3 * x;
            if (pixel[2] > 150 && pixel[0] < 80 && pixel[1] < 140)
                return y;
        }
        return -1;
    }

private Q_SLOTS:
    void means()
    {
        QCOMPARE(media::runningMean({2, 4, 6, 8}, 2), (std::vector<float>{2, 3, 5, 7}));
        QCOMPARE(media::runningMean({}, 3), std::vector<float>());
    }
    void fallsFromLeftToRight()
    {
        std::vector<float> losses;
        for (int i = 0; i < 200; ++i)
            losses.push_back(1.0f / (1 + .05f * i) + ((i % 2) ? .02f : -.02f));
        Image const image = media::lineChart(losses, "falls");
        int const left = lineAt(image, 90), middle = lineAt(image, 300), right = lineAt(image, 600);
        QVERIFY2(left > 0 && left < middle && middle < right,
                 qPrintable(QString("%1 %2 %3").arg(left).arg(middle).arg(right)));
    }
    void takesAnything_data()
    {
        QTest::addColumn<QList<float>>("values");
        QTest::newRow("none") << QList<float>();
        QTest::newRow("one") << QList<float>{.5f};
        QTest::newRow("all the same") << QList<float>{2, 2, 2};
        QTest::newRow("zero") << QList<float>{0, 0};
    }
    void takesAnything()
    {
        QFETCH(QList<float>, values);
        Image const image = media::lineChart({values.begin(), values.end()}, "loss");
        QCOMPARE(image.size(), (SizePx{640, 360}));
        QCOMPARE(lineAt(image, 71 + 3) >= 0 || values.size() < 2, true);
    }
};

QTEST_GUILESS_MAIN(TstChart)
#include "tst_chart.moc"
