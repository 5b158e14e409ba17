#include "engine/base/Sha256.h"
#include "engine/provenance/MarkLayout.h"
#include "tests/provenance/MarkScenes.h"

#include <QtTest>

#include <cstring>

using namespace fw;
using namespace fw::provenance;

namespace {

constexpr MarkKey kKey = {1, 2, 3, 4, 5, 6, 7, 8};
constexpr MarkId kId{0x0123456789ab};
constexpr int kFrames = 24;

MarkKey keyNumber(int64_t number)
{
    MarkKey key{9};
    std::memcpy(key.data() + 8, &number, sizeof number);
    return key;
}

} // namespace

class TstInvisibleMark : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::vector<Image> m_plain, m_marked;

private Q_SLOTS:
    void initTestCase()
    {
        kit::MarkScene const scene = kit::markScenes()[6]; // cartoon shapes
        InvisibleMark mark(kKey, kId, {1280, 720});
        for (int n = 0; n < kFrames; ++n) {
            m_plain.push_back(scene.frame(n));
            m_marked.push_back(m_plain.back());
            mark.stamp(m_marked.back());
        }
    }

    void theTransformIsOrthonormal()
    {
        for (size_t a = 0; a < marks::dct().size(); ++a)
            for (size_t b = 0; b < marks::dct().size(); ++b) {
                double product = 0;
                for (size_t n = 0; n < marks::kBlock; ++n)
                    product += double(marks::dct()[a][n]) * double(marks::dct()[b][n]);
                QVERIFY(std::abs(product - (a == b ? 1 : 0)) < 1e-6);
            }
    }

    void theKeyMakesTheSameLayoutForEver()
    {
        marks::Layout const layout = marks::layoutOf(kKey);
        std::string bytes(layout.bit.begin(), layout.bit.end());
        for (auto const* part : {&layout.sign, &layout.sync})
            for (int8_t const sign : *part)
                bytes += sign > 0 ? '+' : '-';
        bytes.append(layout.lead.begin(), layout.lead.end());
        QCOMPARE(bytes.size(), size_t{3600 * (9 + 9 + 3 + 1)});
        QCOMPARE(QString::fromStdString(sha256Hex(bytes)),
                 QString("6ea7e27f9ab6b493f808ab51964b88a80eedf501040508e03035a9b45c69cb37"));
    }

    void aPayloadThatDoesNotFitItsSumIsNone()
    {
        marks::Bits bits = marks::payloadOf(kId);
        QCOMPARE(marks::idOf(bits), std::optional(kId));
        for (size_t k = 0; k < bits.size(); ++k) {
            bits[k] = !bits[k];
            QVERIFY(!marks::idOf(bits));
            bits[k] = !bits[k];
        }
        QCOMPARE(kId.text(), std::string("0123456789ab"));
        QVERIFY(!(MarkId::random() == MarkId::random()));
        QVERIFY(MarkId::random().value >> 48 == 0);
    }

    void itCannotBeSeen()
    {
        double squares = 0, count = 0;
        for (int y = 0; y < 720; ++y)
            for (int x = 0; x < 3 * 1280; ++x, ++count)
                squares += std::pow(m_plain[0].row(y)[x] - m_marked[0].row(y)[x], 2);
        double const psnr = 10 * std::log10(255 * 255 * count / squares);
        QVERIFY2(psnr > 44, std::to_string(psnr).c_str());
        QVERIFY(kit::worst(m_plain[0], m_marked[0]) <= 16);
    }

    void alphaAndForeignSizesStayAsTheyAre()
    {
        InvisibleMark mark(kKey, kId, {64, 48});
        Image clear = kit::noise({64, 48}, 1, Image::Format::Rgba32), other = kit::noise({32, 32}, 2);
        Image const before = clear, otherBefore = other;
        mark.stamp(clear);
        mark.stamp(other);
        QVERIFY(other == otherBefore);
        QVERIFY(!(clear == before));
        for (int i = 3; i < 4 * 64; i += 4)
            QCOMPARE(clear.row(7)[i], before.row(7)[i]);
        Image none;
        mark.stamp(none);
        QVERIFY(none.isEmpty());
    }

    void itSurvives_data()
    {
        QTest::addColumn<kit::Attack>("attack");
        auto const row = [](kit::Attack const& attack) { QTest::newRow(attack.name) << attack; };
        row({"nothing", {}});
        row({"crf 18", {18}});
        row({"crf 23", {23}});
        row({"crf 28", {28}});
        row({"360p", {28}, {640, 360}});
        row({"480p", {26}, {854, 480}});
        row({"brighter and more contrast", {23}, {1280, 720}, true});
        row({"encoded twice", {23, 28}});
        row({"5 % cut", {23}, {1280, 720}, false, false, 0.05});
        row({"15 % cut", {23}, {1280, 720}, false, false, 0.15});
        row({"mirrored", {23}, {1280, 720}, false, true});
        row({"mirrored and cut", {}, {1280, 720}, false, true, 0.1});
    }
    void itSurvives()
    {
        QFETCH(kit::Attack, attack);
        InvisibleDetection const heard = kit::hear(m_marked, attack, kKey, kit::in(m_dir, "clip.mp4"));
        QVERIFY2(heard.found, std::to_string(heard.score).c_str());
        QCOMPARE(heard.id, kId);
        QCOMPARE(heard.isMirrored, attack.isMirrored);
        QCOMPARE(heard.isCut, attack.cut > 0);
    }

    void oneFrameIsEnoughWithoutEncoding_data()
    {
        QTest::addColumn<QSize>("size");
        for (QSize const size : {QSize(1920, 1080), QSize(640, 360), QSize(720, 1280), QSize(800, 800)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }
    void oneFrameIsEnoughWithoutEncoding()
    {
        QFETCH(QSize, size);
        SizePx const frame{size.width(), size.height()};
        Image picture = kit::clouds(frame, 4, 64);
        InvisibleMark mark(kKey, kId, frame);
        mark.stamp(picture);
        InvisibleDetector detector(kKey);
        detector.add(picture);
        InvisibleDetection const heard = detector.detect(false);
        QVERIFY2(heard.found && heard.id == kId, std::to_string(heard.score).c_str());
    }

    void whatIsNotMarkedIsNotFound()
    {
        // 6,000 questions to unmarked pictures and 600 to marked ones with other keys. The scores of chance
        // lie about 0.8 with a deviation of 0.075; the threshold is 12 deviations away.
        int64_t number = 0;
        double highest = 0;
        auto const ask = [&](InvisibleDetector& detector, int keys) {
            for (int i = 0; i < keys; ++i) {
                detector.setKey(keyNumber(++number));
                InvisibleDetection const heard = detector.detect(false);
                QVERIFY(!heard.found);
                highest = std::max(highest, heard.score);
            }
        };
        for (kit::MarkScene const& scene : kit::markScenes({640, 360})) {
            InvisibleDetector detector(kKey);
            detector.add(scene.frame(0));
            detector.add(scene.frame(9));
            ask(detector, 600);
        }
        InvisibleDetector detector(kKey);
        detector.add(m_marked[0]);
        ask(detector, 600);
        qInfo("highest score of chance: %.3f", highest);
        QVERIFY2(highest < 1.4, std::to_string(highest).c_str());
    }

    void anUnmarkedPictureIsNotFoundBySearchingEither()
    {
        InvisibleDetector detector(kKey);
        detector.add(m_plain[0]);
        InvisibleDetection const heard = detector.detect(true);
        QVERIFY(!heard.found);
        QVERIFY(heard.score < 1.4);
    }

    void withoutFramesThereIsNothing()
    {
        InvisibleDetection const heard = InvisibleDetector(kKey).detect(true);
        QVERIFY(!heard.found);
        QCOMPARE(heard.score, 0.0);
    }

    void theKeyIsMadeOnceAndIsSecret()
    {
        std::filesystem::path const folder = kit::in(m_dir, "keys");
        auto const first = loadOrCreateMarkKey(folder);
        auto const again = loadOrCreateMarkKey(folder);
        auto const other = loadOrCreateMarkKey(kit::in(m_dir, "elsewhere"));
        FW_OK(first);
        FW_OK(again);
        FW_OK(other);
        QVERIFY(*first == *again);
        QVERIFY(*first != *other);
        auto const file = folder / "invisible-mark-1.key";
        QCOMPARE(std::filesystem::status(file).permissions(), std::filesystem::perms(0600));
        std::filesystem::permissions(file, std::filesystem::perms(0644));
        QCOMPARE(loadOrCreateMarkKey(folder).error().kind, Error::Kind::Refused);
        std::filesystem::permissions(file, std::filesystem::perms(0600));
        QVERIFY(writeFileAtomically(file, "short", ReadableBy::OwnerOnly));
        QCOMPARE(loadOrCreateMarkKey(folder).error().kind, Error::Kind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TstInvisibleMark)
#include "tst_invisible_mark.moc"
