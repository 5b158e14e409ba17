#include "engine/base/Sha256.h"
#include "engine/provenance/MarkLayout.h"
#include "tests/provenance/MarkScenes.h"

#include <QtTest>

#include <cstring>
#include <random>

using namespace fw;
using namespace fw::provenance;

namespace {

constexpr MarkKey kKey = {1, 2, 3, 4, 5, 6, 7, 8};
constexpr MarkId kId{0x0123456789ab};
constexpr int kFrames = 24;
/// Of kit::markScenes.
constexpr int kGrass = 0, kGrainyClouds = 3, kHaze = 5, kCartoon = 6, kFence = 7;

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
    std::vector<kit::MarkScene> m_scenes;
    int m_scene = -1;
    std::vector<Image> m_plain, m_marked; ///< of the scene whose turn it is

    void prepare(int scene)
    {
        if (m_scene == scene)
            return;
        m_scene = scene;
        InvisibleMark mark(kKey, kId, {1280, 720});
        m_plain.clear();
        m_marked.clear();
        for (int n = 0; n < kFrames; ++n) {
            m_plain.push_back(m_scenes[static_cast<size_t>(scene)].frame(n));
            m_marked.push_back(m_plain.back());
            mark.stamp(m_marked.back());
        }
    }
    void check(kit::Attack const& attack)
    {
        InvisibleDetection const heard = kit::hear(m_marked, attack, kKey, kit::in(m_dir, "clip.mp4"));
        QVERIFY2(heard.found, std::to_string(heard.score).c_str());
        QCOMPARE(heard.id, kId);
        QCOMPARE(heard.isMirrored, attack.isMirrored);
        QCOMPARE(heard.isCut, attack.cut > 0);
    }

private Q_SLOTS:
    void initTestCase() { m_scenes = kit::markScenes(); }

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
        std::string bytes;
        for (size_t at = 0; at < layout.bit.size(); ++at) {
            bytes += static_cast<char>(layout.bit[at] & 255);
            bytes += static_cast<char>(layout.bit[at] >> 8);
            bytes += layout.sign[at] > 0 ? '+' : '-';
        }
        QCOMPARE(bytes.size(), size_t{22 * 40 * 12 * 3});
        QCOMPARE(QString::fromStdString(sha256Hex(bytes)),
                 QString("218592632bbb7c423e061f03038de1e60efd4422d1e2ff984cc646b54cf452cd"));
        std::string bits;
        for (bool const bit : marks::payloadOf(kId))
            bits += bit ? '1' : '0';
        QCOMPARE(bits.size(), size_t{288});
        QCOMPARE(QString::fromStdString(sha256Hex(bits)),
                 QString("a9559f6cdd4dfca08e8a9c0fe268805789d22a452773eaaa3de70eec3f5b654f"));
    }

    void theCodeHearsThroughNoise()
    {
        // At this strength a bare bit is wrong 23 times in 100.
        constexpr float kStrength = 0.75f;
        std::mt19937 random(7);
        std::normal_distribution<float> noise;
        int right = 0;
        for (int i = 0; i < 200; ++i) {
            MarkId const id = MarkId::random();
            marks::Bits const sent = marks::payloadOf(id);
            marks::SoftBits soft{}, without{};
            for (size_t k = 0; k < sent.size(); ++k) {
                without[k] = double(noise(random));
                soft[k] = without[k] + double(sent[k] ? kStrength : -kStrength);
            }
            marks::Decoded const heard = marks::likeliest(soft);
            QVERIFY(!heard.id || (*heard.id == id && heard.bits == sent));
            right += heard.id.has_value();
            QVERIFY(!marks::likeliest(without).id);
        }
        QVERIFY2(right >= 160, std::to_string(right).c_str());
    }

    void whatTheCodeHeardWronglyIsNoId()
    {
        MarkId const other{kId.value ^ 1};
        marks::Bits const sent = marks::payloadOf(kId), wrong = marks::payloadOf(other);
        marks::SoftBits soft{};
        for (size_t k = 0; k < soft.size(); ++k)
            soft[k] = sent[k] ? 1 : -1;
        QCOMPARE(marks::likeliest(soft).id, std::optional(kId));
        // The first step's bits of another id and the check of this one.
        for (size_t k = 0; k < 9 * marks::kRate; ++k)
            soft[k] = wrong[k] ? 1 : -1;
        QVERIFY(!marks::likeliest(soft).id);
        QCOMPARE(kId.text(), std::string("0123456789ab"));
        QVERIFY(!(MarkId::random() == MarkId::random()));
        QVERIFY(MarkId::random().value >> 48 == 0);
    }

    void itCannotBeSeen()
    {
        // The bound is the least of all ten; plain pictures, where it would show, get less (docs/marks.md).
        for (size_t index = 0; index < m_scenes.size(); ++index) {
            Image const plain = m_scenes[index].frame(3);
            Image marked = plain;
            InvisibleMark(kKey, kId, {1280, 720}).stamp(marked);
            double squares = 0, count = 0;
            for (int y = 0; y < 720; ++y)
                for (int x = 0; x < 3 * 1280; ++x, ++count)
                    squares += std::pow(plain.row(y)[x] - marked.row(y)[x], 2);
            double const psnr = 10 * std::log10(255 * 255 * count / squares);
            bool const isPlain = index == size_t{kCartoon} || index >= 8;
            std::string const says = std::string(m_scenes[index].name) + " " + std::to_string(psnr);
            QVERIFY2(psnr > (isPlain ? 48 : 44), says.c_str());
            QVERIFY2(kit::worst(plain, marked) <= (isPlain ? 12 : 16),
                     (says + " " + std::to_string(kit::worst(plain, marked))).c_str());
        }
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
        prepare(kCartoon);
        check(attack);
    }

    void itSurvivesInPicturesOfOtherKinds_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<kit::Attack>("attack");
        for (int const scene : {kGrass, kGrainyClouds, kHaze, kFence})
            for (kit::Attack const& attack :
                 {kit::Attack{"crf 28", {28}}, kit::Attack{"360p, crf 28", {28}, {640, 360}}})
                QTest::addRow("%s: %s", kit::markScenes({64, 36})[static_cast<size_t>(scene)].name,
                              attack.name)
                    << scene << attack;
    }
    void itSurvivesInPicturesOfOtherKinds()
    {
        QFETCH(int, scene);
        QFETCH(kit::Attack, attack);
        prepare(scene);
        check(attack);
    }

    void aPlainCardHoldsIt()
    {
        std::vector<Image> frames(6, kit::plain({1280, 720}, 128, 128, 128));
        InvisibleMark mark(kKey, kId, {1280, 720});
        for (Image& frame : frames)
            mark.stamp(frame);
        InvisibleDetection const heard = kit::hear(frames, {"", {28}}, kKey, kit::in(m_dir, "card.mp4"));
        QVERIFY2(heard.found && heard.id == kId, std::to_string(heard.score).c_str());
    }

    void oneFrameIsEnoughWithoutEncoding_data()
    {
        QTest::addColumn<QSize>("size");
        for (QSize const size :
             {QSize(1920, 1080), QSize(640, 360), QSize(320, 180), QSize(720, 1280), QSize(800, 800)})
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
        // 6,000 questions to unmarked pictures and 600 to marked ones with other keys.
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
        prepare(kCartoon);
        InvisibleDetector detector(kKey);
        detector.add(m_marked[0]);
        ask(detector, 600);
        qInfo("highest score of chance: %.3f", highest);
        QVERIFY2(highest < kInvisibleThreshold, std::to_string(highest).c_str());
    }

    void anUnmarkedPictureIsNotFoundBySearchingEither()
    {
        prepare(kCartoon);
        InvisibleDetector detector(kKey);
        detector.add(m_plain[0]);
        InvisibleDetection const heard = detector.detect(true);
        QVERIFY(!heard.found);
        QVERIFY(heard.score < kInvisibleThreshold);
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
        auto const file = folder / "invisible-mark-2.key";
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
