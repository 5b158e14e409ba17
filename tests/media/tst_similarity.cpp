#include "engine/media/Similarity.h"

#include <QtTest>

using namespace fw;

namespace {

/// Slanted waves with a little of a fixed pseudo-random pattern, `noise` levels strong.
Image waves(int width, int height, int noise, int shift = 0)
{
    Image image(SizePx{width, height});
    uint32_t state = 1;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            state = state * 1664525u + 1013904223u;
            int const grain = static_cast<int>(state >> 24) % (2 * noise + 1) - noise;
            int const value = 128 + ((x + shift + 2 * y) % 64 - 32) + grain;
            uint8_t* pixel = image.mutableRow(y) + 3 * x;
            pixel[0] = pixel[1] = pixel[2] = static_cast<uint8_t>(value);
        }
    return image;
}

} // namespace

class TstSimilarity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePictureItself()
    {
        QCOMPARE(media::structuralSimilarity(waves(64, 48, 0), waves(64, 48, 0)), 1.0);
    }

    /// Against scikit-image 0.24, structural_similarity(gaussian_weights=True, sigma=1.5,
    /// use_sample_covariance=False, data_range=255) of the same pictures.
    void asOthersMeasureIt_data()
    {
        QTest::addColumn<int>("noise");
        QTest::addColumn<int>("shift");
        QTest::addColumn<double>("wanted");
        QTest::newRow("light grain") << 4 << 0 << .94282;
        QTest::newRow("strong grain") << 30 << 0 << .32209;
        QTest::newRow("moved") << 0 << 8 << .62949;
    }
    void asOthersMeasureIt()
    {
        QFETCH(int, noise);
        QFETCH(int, shift);
        QFETCH(double, wanted);
        double const score = media::structuralSimilarity(waves(96, 64, 0), waves(96, 64, noise, shift));
        QVERIFY2(std::abs(score - wanted) < 2e-3, qPrintable(QString::number(score, 'f', 5)));
    }

    void otherSizesAreBroughtTogether()
    {
        QVERIFY(media::structuralSimilarity(waves(64, 48, 0), waves(128, 96, 0)) < 1);
        QCOMPARE(media::structuralSimilarity(Image(), waves(64, 48, 0)), 0.0);
        QCOMPARE(media::structuralSimilarity(waves(8, 8, 0), waves(8, 8, 0)), 0.0); // smaller than its window
    }
};

QTEST_GUILESS_MAIN(TstSimilarity)
#include "tst_similarity.moc"
