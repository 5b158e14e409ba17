#include "engine/cameo/Capture.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Stills.h"
#include "tests/cameo/Kit.h"

#include <QTemporaryDir>

using namespace fw;
using namespace fw::cameo;

/// Pictures from a file and from FFmpeg's device library. There is no camera on a build machine: the
/// library's computed picture (lavfi) goes the same way as a camera's.
class TstCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStillAgainAndAgain();
    void aClipFromItsStartAgain();
    void missingFiles_data();
    void missingFiles();
    void theDeviceLibraryGivesPictures();
    void aCameraThatIsNotThere();
    void camerasCanBeListed();

private:
    QTemporaryDir m_folder;
    std::filesystem::path file(char const* name) const { return m_folder.filePath(name).toStdString(); }
};

void TstCapture::aStillAgainAndAgain()
{
    Image const picture = test::ada().draw({96, 96});
    QVERIFY(media::writePng(file("still.png"), picture).isOk());
    auto source = openRecording(file("still.png"));
    QVERIFY2(source.isOk(), source ? "" : source.error().message().c_str());
    for (int i = 0; i < 3; ++i)
        QVERIFY(*(*source)->next() == picture);
}

void TstCapture::aClipFromItsStartAgain()
{
    std::vector<Image> frames;
    for (int i = 0; i < 3; ++i) {
        test::SyntheticHead head = test::ada();
        head.yaw = 10 * i;
        frames.push_back(head.draw({96, 96}));
    }
    media::ClipSettings settings;
    settings.codec = media::ClipCodec::Ffv1;
    settings.size = {96, 96};
    settings.rate = {8, 1};
    QVERIFY(media::writeClip(file("clip.mkv"), settings, frames).isOk());
    auto source = openRecording(file("clip.mkv"));
    QVERIFY2(source.isOk(), source ? "" : source.error().message().c_str());
    for (int i = 0; i < 7; ++i)
        QVERIFY(*(*source)->next() == frames[static_cast<size_t>(i) % 3]);
}

void TstCapture::missingFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    QTest::newRow("not there") << QByteArray() << int(Error::Kind::MissingFile);
    QTest::newRow("not a picture") << QByteArray("hello") << int(Error::Kind::BadInput);
}

void TstCapture::missingFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QFile::remove(m_folder.filePath("x.png"));
    if (!content.isEmpty()) {
        QFile out(m_folder.filePath("x.png"));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    auto const source = openRecording(file("x.png"));
    QVERIFY(!source.isOk());
    QCOMPARE(int(source.error().kind), kind);
}

void TstCapture::theDeviceLibraryGivesPictures()
{
    auto source = openDevice("lavfi", "testsrc=size=160x120:rate=25");
    QVERIFY2(source.isOk(), source ? "" : source.error().message().c_str());
    auto const first = (*source)->next();
    QVERIFY2(first.isOk(), first ? "" : first.error().message().c_str());
    QCOMPARE(first->size(), (SizePx{160, 120}));
    QCOMPARE(first->format(), Image::Format::Rgb24);
    bool hasMoved = false;
    for (int i = 0; i < 40; ++i) {
        auto const next = (*source)->next();
        QVERIFY(next.isOk());
        hasMoved = hasMoved || !(*next == *first);
    }
    QVERIFY(hasMoved);
}

void TstCapture::aCameraThatIsNotThere()
{
    auto const source = openCamera("/dev/video-none");
    QVERIFY(!source.isOk());
    QCOMPARE(source.error().messageId, std::string("cameo.noCamera"));
    QVERIFY(source.error().message().find("/dev/video-none") != std::string::npos);
}

void TstCapture::camerasCanBeListed()
{
    for (Camera const& camera : cameras()) {
        QVERIFY(camera.device.rfind("/dev/video", 0) == 0);
        QVERIFY(!camera.name.empty());
    }
}

QTEST_GUILESS_MAIN(TstCapture)
#include "tst_capture.moc"
