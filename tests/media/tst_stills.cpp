#include "MediaKit.h"

#include "engine/media/Stills.h"

#include <unistd.h>

using namespace fw;
using namespace fw::media;

/// Pictures in and out: exact PNG, sensible JPEG, WebP read; upright; nothing but pixels; bad files refused.
class TstStills : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pngIsExact_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("hasAlpha");
        QTest::newRow("one pixel") << 1 << 1 << false;
        QTest::newRow("odd") << 31 << 17 << false;
        QTest::newRow("odd with alpha") << 31 << 17 << true;
        QTest::newRow("360p") << 640 << 360 << false;
    }
    void pngIsExact()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, hasAlpha);
        auto const format = hasAlpha ? Image::Format::Rgba32 : Image::Format::Rgb24;
        Image const image = kit::noise({width, height}, 11, format);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "picture.png");
        FW_OK(writePng(path, image));
        auto const back = readImage(path);
        FW_OK(back);
        QVERIFY(*back == image);
        auto const first = encodePng(image);
        FW_OK(first);
        QVERIFY(*first == kit::bytesOf(path)); // the same picture, the same bytes
    }

    void jpegIsClose()
    {
        Image const image = kit::numbered(341, {160, 96});
        QTemporaryDir folder;
        auto const path = kit::in(folder, "picture.jpg");
        FW_OK(writeJpeg(path, image, 100));
        auto const back = readImage(path);
        FW_OK(back);
        QVERIFY(back->size() == image.size());
        QVERIFY2(kit::worst(*back, image) < 24, qPrintable(QString::number(kit::worst(*back, image))));
        auto const small = encodeJpeg(image, 30);
        FW_OK(small);
        QVERIFY(small->size() < kit::bytesOf(path).size());
        QVERIFY(small->find("Lavc") == std::string::npos);
    }

    void jpegColours_data()
    {
        QTest::addColumn<int>("r");
        QTest::addColumn<int>("g");
        QTest::addColumn<int>("b");
        QTest::newRow("white") << 255 << 255 << 255;
        QTest::newRow("black") << 0 << 0 << 0;
        QTest::newRow("red") << 255 << 0 << 0;
        QTest::newRow("blue") << 0 << 0 << 255;
        QTest::newRow("skin") << 224 << 172 << 138;
    }
    void jpegColours()
    {
        QFETCH(int, r);
        QFETCH(int, g);
        QFETCH(int, b);
        Image const image =
            kit::plain({32, 32}, static_cast<uint8_t>(r), static_cast<uint8_t>(g), static_cast<uint8_t>(b));
        auto const bytes = encodeJpeg(image, 100);
        FW_OK(bytes);
        auto const back = decodeImage(*bytes, "flat.jpg");
        FW_OK(back);
        QVERIFY2(kit::worst(*back, image) <= 3, qPrintable(QString::number(kit::worst(*back, image))));
    }

    void webpIsRead()
    {
        // 6x4, lossless, red at the top to blue at the bottom.
        auto const bytes = QByteArray::fromHex("524946462e000000574542505650384c220000002f05c000001f105"
                                               "3f5d5fff90f2781824692"
                                               "9aef1d5087494c6223a2fff1cfabab00");
        auto const image = decodeImage({bytes.constData(), size_t(bytes.size())}, "gradient.webp");
        FW_OK(image);
        QVERIFY(image->size() == (SizePx{6, 4}));
        QVERIFY(image->row(0)[0] > 240 && image->row(0)[2] < 15);
        QVERIFY(image->row(3)[0] < 15 && image->row(3)[2] > 240);
    }

    void exifOrientation_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("isTurned");
        QTest::addColumn<int>("x"); // where the bright corner (stored top left) is shown: 0 left, 1 right
        QTest::addColumn<int>("y");
        QTest::newRow("1 as stored") << 1 << false << 0 << 0;
        QTest::newRow("2 mirrored") << 2 << false << 1 << 0;
        QTest::newRow("3 upside down") << 3 << false << 1 << 1;
        QTest::newRow("4 flipped") << 4 << false << 0 << 1;
        QTest::newRow("5 transposed") << 5 << true << 0 << 0;
        QTest::newRow("6 turn right") << 6 << true << 1 << 0;
        QTest::newRow("7 transverse") << 7 << true << 1 << 1;
        QTest::newRow("8 turn left") << 8 << true << 0 << 1;
        QTest::newRow("99 nonsense") << 99 << false << 0 << 0;
    }
    void exifOrientation()
    {
        QFETCH(int, orientation);
        QFETCH(bool, isTurned);
        QFETCH(int, x);
        QFETCH(int, y);
        Image image = kit::plain({64, 32}, 20, 20, 20);
        for (int row = 0; row < 12; ++row)
            std::fill_n(image.mutableRow(row), 12 * 3, uint8_t{235});
        auto bytes = encodeJpeg(image, 95);
        FW_OK(bytes);
        // SOI, APP1 with one big-endian TIFF directory of one tag (0x0112), the rest of the picture.
        std::string exif("\xff\xe1\x00\x22"
                         "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
                         29);
        exif += static_cast<char>(orientation);
        exif += std::string("\0\0\0\0\0\0", 6);
        exif.resize(36, '\0');
        auto const shown = decodeImage(bytes->substr(0, 2) + exif + bytes->substr(2), "phone.jpg");
        FW_OK(shown);
        SizePx const size = isTurned ? SizePx{32, 64} : SizePx{64, 32};
        QVERIFY(shown->size() == size);
        for (int cornerX : {0, 1})
            for (int cornerY : {0, 1}) {
                uint8_t const* pixel =
                    shown->row(cornerY ? size.heightPx - 4 : 3) + 3 * (cornerX ? size.widthPx - 4 : 3);
                QCOMPARE(*pixel > 128, cornerX == x && cornerY == y);
            }
    }

    void badPictures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        auto const png = encodePng(kit::numbered(5));
        auto const jpeg = encodeJpeg(kit::numbered(5));
        QVERIFY(png && jpeg);
        QByteArray const wholePng = QByteArray::fromStdString(*png);
        QByteArray const wholeJpeg = QByteArray::fromStdString(*jpeg);
        QByteArray flipped = wholePng;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x10);
        QByteArray bomb = wholePng; // says 100,000 x 100,000 in its header (with the right checksum)
        bomb.replace(16, 17, QByteArray::fromHex("000186a0000186a0080200000027309c9f"));
        QTest::newRow("empty") << QByteArray() << QByteArray("media.notAStill");
        QTest::newRow("text") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                              << QByteArray("media.notAStill");
        QTest::newRow("GIF") << QByteArray("GIF89a\x01\0\x01\0\0\0\0;  ", 16)
                             << QByteArray("media.notAStill");
        QTest::newRow("BMP") << QByteArray("BM" + QByteArray(60, '\0')) << QByteArray("media.notAStill");
        QTest::newRow("PNG signature only") << wholePng.left(16) << QByteArray("media.damagedStill");
        QTest::newRow("half a PNG") << wholePng.left(wholePng.size() / 2) << QByteArray("media.damagedStill");
        QTest::newRow("PNG less its end")
            << wholePng.left(wholePng.size() - 12) << QByteArray("media.damagedStill");
        QTest::newRow("flipped bit in a PNG") << flipped << QByteArray("media.damagedStill");
        QTest::newRow("half a JPEG") << wholeJpeg.left(wholeJpeg.size() / 2)
                                     << QByteArray("media.damagedStill");
        QTest::newRow("JPEG head only") << QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffd9")
                                        << QByteArray("media.damagedStill");
        QTest::newRow("WebP cut off")
            << QByteArray("RIFF\xff\xff\0\0WEBPVP8L    ", 20) << QByteArray("media.damagedStill");
        QTest::newRow("pixel bomb") << bomb << QByteArray("media.stillTooLarge");
    }
    void badPictures()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "face.png");
        FW_OK(writeFileAtomically(path, {bytes.constData(), size_t(bytes.size())}));
        auto const image = readImage(path);
        QVERIFY(!image);
        QCOMPARE(QString::fromStdString(image.error().messageId), QString(expected));
        QCOMPARE(image.error().kind, Error::Kind::BadInput);
        QVERIFY(kit::isGoodSentence(image.error(), path));
    }

    void limitsHold()
    {
        auto const png = encodePng(kit::numbered(5, {160, 96}));
        FW_OK(png);
        auto const tooManyPixels = decodeImage(*png, "large.png", {1 << 20, 160 * 96 - 1});
        QVERIFY(!tooManyPixels);
        QCOMPARE(tooManyPixels.error().messageId, std::string("media.stillTooLarge"));
        auto const tooManyBytes = decodeImage(*png, "large.png", {100, 1 << 20});
        QVERIFY(!tooManyBytes);
        QCOMPARE(tooManyBytes.error().messageId, std::string("base.fileTooLarge"));
        FW_OK(decodeImage(*png, "fits.png", {1 << 20, 160 * 96}));
    }

    void flippedBytesNeverCrash()
    {
        constexpr uint32_t kSeed = 99;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        auto const png = encodePng(kit::numbered(5));
        auto const jpeg = encodeJpeg(kit::numbered(5));
        FW_OK(png);
        FW_OK(jpeg);
        for (int round = 0; round < 400; ++round) {
            std::string bytes = round % 2 ? *png : *jpeg;
            for (int flips = 0; flips < 4; ++flips)
                bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
            auto const image = decodeImage(bytes, "flipped");
            QVERIFY(!image || !image->isEmpty());
        }
    }

    void nothingHalfWritten()
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "keep.png");
        FW_OK(writePng(path, kit::numbered(1)));
        QVERIFY(!writePng(path, Image()));
        FW_OK(readImage(path)); // the previous one is untouched
        auto const nowhere = kit::in(folder, "no-such-folder/a.png");
        Status const written = writePng(nowhere, kit::numbered(1));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Io);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"keep.png"});
        auto const missing = readImage(kit::in(folder, "none.png"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
    }
};

QTEST_GUILESS_MAIN(TstStills)
#include "tst_stills.moc"
