#include "engine/provenance/InvisibleMark.h"
#include "tests/provenance/MarkScenes.h"
#include "tests/support/Bench.h"

#include <QtTest>

#include <cstring>
#include <ctime>

using namespace fw;
using namespace fw::provenance;

namespace {

constexpr int kFrames = 24;
constexpr MarkKey kKey = {1, 2, 3, 4, 5, 6, 7, 8};
constexpr MarkId kId{0x0123456789ab};

std::vector<kit::Attack> attacks()
{
    using Codec = media::ClipCodec;
    SizePx const whole{1280, 720};
    return {{"none", {}},
            {"crf 18", {18}},
            {"crf 23", {23}},
            {"crf 28", {28}},
            {"crf 33", {33}},
            {"480p crf 26", {26}, {854, 480}},
            {"360p crf 23", {23}, {640, 360}},
            {"360p crf 28", {28}, {640, 360}},
            {"brighter", {23}, whole, true},
            {"twice 23, 28", {23, 28}},
            {"cut 5 %", {23}, whole, false, false, 0.05},
            {"cut 15 %", {23}, whole, false, false, 0.15},
            {"mirrored", {23}, whole, false, true},
            {"H.265 crf 28", {28}, whole, false, false, 0, Codec::H265},
            {"AV1 crf 35", {35}, whole, false, false, 0, Codec::Av1},
            {"VP9 crf 36", {36}, whole, false, false, 0, Codec::Vp9}};
}

double psnr(std::vector<Image> const& a, std::vector<Image> const& b)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < a.size(); ++i)
        for (int y = 0; y < a[i].heightPx(); ++y)
            for (int x = 0; x < 3 * a[i].widthPx(); ++x, ++count)
                sum += std::pow(a[i].row(y)[x] - b[i].row(y)[x], 2);
    return 10 * std::log10(255 * 255 * count / std::max(sum, 1.0));
}

} // namespace

/// What the invisible mark survives, and what it costs: the table of docs/marks.md.
class BenchMarks : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    std::vector<Image> m_plain, m_marked; ///< of the scene whose turn it is
    int m_scene = -1;

    void prepare(int scene)
    {
        if (m_scene == scene)
            return;
        m_scene = scene;
        kit::MarkScene const source = kit::markScenes()[static_cast<size_t>(scene)];
        InvisibleMark mark(kKey, kId, {1280, 720});
        m_plain.clear();
        m_marked.clear();
        for (int n = 0; n < kFrames; ++n) {
            m_plain.push_back(source.frame(n));
            m_marked.push_back(m_plain.back());
            mark.stamp(m_marked.back());
        }
    }

private Q_SLOTS:
    void cost()
    {
        for (SizePx const size : {SizePx{1280, 720}, SizePx{1920, 1080}, SizePx{640, 360}}) {
            Image frame = kit::clouds(size, 1, 256);
            InvisibleMark mark(kKey, kId, size);
            mark.stamp(frame);
            // Processor time of all threads: the machine may be busy with other things.
            std::clock_t const begin = std::clock();
            for (int i = 0; i < 50; ++i)
                mark.stamp(frame);
            double const ms = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / 50;
            std::string const name = "mark " + std::to_string(size.heightPx) + "p frame";
            test::benchRow(name.c_str(), ms, "ms", "processor time");
        }
    }

    void chance()
    {
        // Unmarked pictures, asked with many keys: the highest score decides how far off the threshold is.
        constexpr int kKeys = 2000;
        double highest = 0, sum = 0, squares = 0;
        int64_t count = 0;
        MarkKey key{};
        for (kit::MarkScene const& scene : kit::markScenes()) {
            InvisibleDetector detector(key);
            for (int n = 0; n < 4; ++n)
                detector.add(scene.frame(6 * n));
            for (int i = 0; i < kKeys; ++i, ++count) {
                std::memcpy(key.data(), &count, sizeof count);
                detector.setKey(key);
                double const score = detector.detect(false).score;
                highest = std::max(highest, score);
                sum += score;
                squares += score * score;
            }
        }
        double const mean = sum / static_cast<double>(count);
        test::benchRow("unmarked: mean score", mean, "score", "the better of two places each");
        test::benchRow("unmarked: deviation", std::sqrt(squares / static_cast<double>(count) - mean * mean),
                       "score");
        test::benchRow("unmarked: highest of 20,000", highest, "score");
    }

    void robustness_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<int>("attack");
        int scene = 0;
        for (kit::MarkScene const& each : kit::markScenes({64, 36})) {
            int index = 0;
            for (kit::Attack const& attack : attacks())
                QTest::addRow("%s: %s", each.name, attack.name) << scene << index++;
            ++scene;
        }
    }
    void robustness()
    {
        QFETCH(int, scene);
        QFETCH(int, attack);
        prepare(scene);
        kit::Attack const against = attacks()[static_cast<size_t>(attack)];
        if (attack == 0)
            test::benchRow(
                (std::string(kit::markScenes({64, 36})[static_cast<size_t>(scene)].name) + ": PSNR").c_str(),
                psnr(m_plain, m_marked), "dB");
        InvisibleDetection const heard =
            kit::hear(m_marked, against, kKey,
                      kit::in(m_dir, against.codec == media::ClipCodec::Vp9 ? "clip.webm" : "clip.mp4"));
        test::benchRow(QTest::currentDataTag(), heard.score, "score",
                       !heard.found      ? "LOST"
                       : heard.id == kId ? "id right"
                                         : "id WRONG");
    }
};

QTEST_GUILESS_MAIN(BenchMarks)
#include "bench_marks.moc"
