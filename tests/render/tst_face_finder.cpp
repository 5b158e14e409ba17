#include "engine/render/FaceFinder.h"
#include "tests/cameo/Kit.h"

#include <QTemporaryDir>

using namespace fw;

/// MTCNN through libframewright_torch.so on rendered heads, against what facenet-pytorch 2.6.0 (torch 2.2.2,
/// CPU) gave for the same pixels.
class TstFaceFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void equalsFacenetPytorch_data();
    void equalsFacenetPytorch();
    void landmarksAreWhereTheHeadHasThem();
    void emptyPictures();
    void weightsThatAreNone_data();
    void weightsThatAreNone();

private:
    std::unique_ptr<cameo::FaceBackend> m_finder;
};

using Numbers = std::vector<std::array<double, 15>>; // box, score, points

void TstFaceFinder::initTestCase()
{
    auto finder = render::openFaceFinder();
    if (!finder && finder.error().kind == Error::Kind::MissingFile)
        QSKIP(finder.error().message().c_str());
    QVERIFY2(finder.isOk(), finder ? "" : finder.error().message().c_str());
    m_finder = std::move(finder).value();
    QVERIFY(!m_finder->canEmbed());
    QCOMPARE(int(m_finder->embed({}, {}).error().kind), int(Error::Kind::Unsupported));
}

namespace {

Image row()
{
    Image all(SizePx{300, 120});
    int x = 0;
    for (test::SyntheticHead const& head : {test::ada(), test::bruno(), test::chiara()}) {
        Image const one = head.draw({100, 120});
        for (int y = 0; y < 120; ++y)
            std::memcpy(all.mutableRow(y) + 3 * x, one.row(y), 300);
        x += 100;
    }
    return all;
}

Image pattern()
{
    Image image(SizePx{128, 128});
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 384; ++x)
            image.mutableRow(y)[x] = static_cast<uint8_t>((x * x + y * 57) % 251);
    return image;
}

} // namespace

void TstFaceFinder::equalsFacenetPytorch_data()
{
    QTest::addColumn<Image>("picture");
    QTest::addColumn<Numbers>("expected");
    SizePx const size{256, 256};
    test::SyntheticHead turned = test::ada();
    turned.yaw = 25;
    // clang-format off
    QTest::newRow("ada") << test::ada().draw(size) << Numbers{
        {73.3047, 70.4736, 179.369, 203.6535, 0.977, 103.718, 122.836, 152.252, 122.918, 128.084, 154.644, 105.318, 170.462, 149.788, 171.124}};
    QTest::newRow("ada, turned") << turned.draw(size) << Numbers{
        {86.0404, 72.7918, 194.3584, 208.8686, 0.999, 133.537, 122.764, 178.329, 122.281, 164.005, 154.348, 129.523, 169.988, 169.748, 169.143}};
    QTest::newRow("bruno") << test::bruno().draw(size) << Numbers{
        {68.8994, 69.8716, 183.3058, 206.1584, 0.999, 102.171, 123.289, 154.724, 122.474, 130.74, 154.913, 104.971, 172.395, 152.465, 172.42}};
    QTest::newRow("chiara") << test::chiara().draw(size) << Numbers{
        {76.6515, 70.1639, 178.189, 202.1634, 0.9857, 105.544, 122.722, 151.034, 123.357, 129.624, 153.955, 109.69, 171.864, 148.391, 171.206}};
    QTest::newRow("three at once") << row() << Numbers{
        {123.4723, 34.7813, 174.2297, 97.5944, 0.9983, 138.446, 57.698, 162.931, 57.958, 151.172, 72.208, 139.129, 81.386, 160.577, 81.48},
        {24.9191, 35.1609, 73.1086, 94.5954, 0.996, 38.744, 57.766, 61.599, 57.998, 50.463, 72.762, 39.691, 79.666, 60.719, 79.574},
        {226.6389, 31.8408, 273.4917, 94.854, 0.9895, 239.563, 57.216, 260.652, 57.646, 250.296, 73.318, 241.077, 81.403, 258.785, 81.178}};
    QTest::newRow("nobody") << pattern() << Numbers{};
    // clang-format on
}

void TstFaceFinder::equalsFacenetPytorch()
{
    QFETCH(Image, picture);
    QFETCH(Numbers, expected);
    auto const found = m_finder->detect(picture);
    QVERIFY2(found.isOk(), found ? "" : found.error().message().c_str());
    QCOMPARE(found->size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        cameo::Face const& face = (*found)[i];
        std::array<double, 15> is{face.box.left, face.box.top, face.box.right, face.box.bottom,
                                  face.confidence};
        for (size_t k = 0; k < 5; ++k) {
            is[5 + 2 * k] = face.points[k].x;
            is[6 + 2 * k] = face.points[k].y;
        }
        for (size_t k = 0; k < is.size(); ++k) {
            double const most = k == 4 ? 1e-3 : .01; // pixels
            QVERIFY2(std::abs(is[k] - expected[i][k]) < most,
                     qPrintable(QString("%1: %2 instead of %3").arg(k).arg(is[k]).arg(expected[i][k])));
        }
    }
}

void TstFaceFinder::landmarksAreWhereTheHeadHasThem()
{
    for (test::SyntheticHead const& head : {test::ada(), test::bruno(), test::chiara()}) {
        kit::Shot const shot = kit::shotOf(head, {320, 320});
        auto const found = m_finder->detect(shot.image);
        QVERIFY(found.isOk() && found->size() == 1);
        double const eyes = shot.points[cameo::RightEye].x - shot.points[cameo::LeftEye].x;
        for (size_t i = 0; i < shot.points.size(); ++i) {
            cameo::Point const& is = found->front().points[i];
            double const off = std::hypot(is.x - shot.points[i].x, is.y - shot.points[i].y) / eyes;
            QVERIFY2(off < .16, qPrintable(QString("%1: %2").arg(i).arg(off)));
        }
    }
}

void TstFaceFinder::emptyPictures()
{
    QVERIFY(m_finder->detect({})->empty());
    QVERIFY(m_finder->detect(Image(SizePx{1, 1}))->empty());
    QVERIFY(m_finder->detect(Image(SizePx{19, 400}))->empty());
    Image alpha(SizePx{64, 64}, Image::Format::Rgba32);
    QVERIFY(m_finder->detect(alpha).isOk());
}

void TstFaceFinder::weightsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::newRow("not there") << QByteArray() << int(Error::Kind::MissingFile);
    QTest::newRow("another file") << QByteArray("hello, I am no network") << int(Error::Kind::BadInput);
    QTest::newRow("without tensors") << QByteArray("\x08\0\0\0\0\0\0\0{}      ", 16)
                                     << int(Error::Kind::BadInput);
}

void TstFaceFinder::weightsThatAreNone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    QTemporaryDir folder;
    QString const file = folder.filePath("faces.safetensors");
    if (!bytes.isEmpty()) {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    qputenv("FRAMEWRIGHT_FACES", file.toUtf8());
    auto const finder = render::openFaceFinder();
    qunsetenv("FRAMEWRIGHT_FACES");
    QVERIFY(!finder.isOk());
    QCOMPARE(int(finder.error().kind), kind);
    QVERIFY(finder.error().message().find(file.toStdString()) != std::string::npos);
}

QTEST_GUILESS_MAIN(TstFaceFinder)
#include "tst_face_finder.moc"
