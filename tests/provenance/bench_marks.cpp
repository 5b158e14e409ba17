#include "engine/media/ClipReader.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/media/VisibleMark.h"
#include "engine/provenance/InvisibleMark.h"
#include "tests/provenance/MarkScenes.h"
#include "tests/support/Bench.h"

#include <QtTest>

#include <cstring>
#include <ctime>
#include <map>

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
            {"360p crf 33", {33}, {640, 360}},
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

/// Frames as a player shows them after an encoding.
std::vector<Image> encoded(std::vector<Image> const& frames, int crf, std::filesystem::path const& file)
{
    media::ClipSettings settings;
    settings.size = frames.front().size();
    settings.rate = {24, 1};
    settings.crf = crf;
    std::vector<Image> shown;
    if (!media::writeClip(file, settings, frames))
        return shown;
    auto const reader = media::ClipReader::open(file);
    for (size_t n = 0; reader && n < frames.size(); ++n)
        if (auto frame = (*reader)->frame({static_cast<int64_t>(n)}))
            shown.push_back(*frame);
    return shown;
}

/// Twelve times what the mark changed, on grey.
Image amplified(Image const& plain, Image const& marked)
{
    Image out(plain.size());
    for (int y = 0; y < out.heightPx(); ++y)
        for (int x = 0; x < 3 * out.widthPx(); ++x)
            out.mutableRow(y)[x] =
                static_cast<uint8_t>(std::clamp(128 + 12 * (marked.row(y)[x] - plain.row(y)[x]), 0, 255));
    return out;
}

/// Root of the mean square over 8x8 blocks of green: what an eye at a distance averages itself.
double blockDifference(Image const& a, Image const& b, Image const* minusA = nullptr,
                       Image const* minusB = nullptr)
{
    double sum = 0, count = 0;
    for (int y = 0; y + 8 <= a.heightPx(); y += 8)
        for (int x = 0; x + 8 <= a.widthPx(); x += 8, ++count) {
            double block = 0;
            for (int v = 0; v < 8; ++v)
                for (int u = 0; u < 8; ++u) {
                    int const at = 3 * (x + u) + 1;
                    block += a.row(y + v)[at] - b.row(y + v)[at];
                    if (minusA)
                        block -= minusA->row(y + v)[at] - minusB->row(y + v)[at];
                }
            sum += block * block / (64. * 64);
        }
    return std::sqrt(sum / count);
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

    void badgeChance()
    {
        // Unmarked pictures in three sizes: how often the visible mark is seen where there is none.
        constexpr uint32_t kSeeds = 30;
        std::map<std::string, double> highest; // by kind
        int asked = 0, found = 0;
        auto const ask = [&](std::string const& kind, Image const& picture) {
            media::MarkDetection const seen = media::detectMark(picture);
            ++asked;
            found += seen.found ? 1 : 0;
            highest[kind] = std::max(highest[kind], seen.score);
        };
        for (SizePx const size : {SizePx{320, 180}, SizePx{640, 360}, SizePx{1280, 720}}) {
            for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
                ask("clouds", kit::clouds(size, seed, 8 << seed % 7));
                ask("shapes", kit::shapes(size, seed, 10 + static_cast<int>(seed)));
                ask("page of text", kit::text(size, seed, seed % 2 == 0));
                ask("grid", kit::grid(size, 12 + static_cast<int>(seed), 1 + static_cast<int>(seed % 9),
                                      seed % 2 == 0));
            }
            for (kit::MarkScene const& scene : kit::markScenes(size))
                for (int n = 0; n < 6; ++n)
                    ask("ten kinds of clips", scene.frame(4 * n));
        }
        test::benchRow("badge: unmarked pictures", asked, "pictures");
        test::benchRow("badge: seen in", found, "of them");
        for (auto const& [kind, score] : highest)
            test::benchRow(("badge: " + kind + ", highest").c_str(), score, "score");
    }

    void flicker_data()
    {
        QTest::addColumn<int>("scene");
        int scene = 0;
        for (kit::MarkScene const& each : kit::markScenes({64, 36}))
            QTest::newRow(each.name) << scene++;
    }
    /// How much of what changes from frame to frame the mark adds, as it is stamped and after an encoding.
    /// FW_MARK_SHEETS=FOLDER gets a contact sheet of each: eight frames in a row, the difference twelve
    /// times.
    void flicker()
    {
        QFETCH(int, scene);
        prepare(scene);
        std::string const name = QTest::currentDataTag();
        for (int const crf : {0, 23}) {
            auto const file = kit::in(m_dir, "flicker.mp4");
            std::vector<Image> const plain = crf ? encoded(m_plain, crf, file) : m_plain;
            std::vector<Image> const marked = crf ? encoded(m_marked, crf, file) : m_marked;
            QCOMPARE(plain.size(), m_plain.size());
            QCOMPARE(marked.size(), m_plain.size());
            double own = 0, added = 0, level = 0;
            for (size_t n = 1; n < plain.size(); ++n) {
                own += blockDifference(plain[n], plain[n - 1]);
                added += blockDifference(marked[n], marked[n - 1], &plain[n], &plain[n - 1]);
                level += blockDifference(marked[n], plain[n]);
            }
            auto const steps = static_cast<double>(plain.size() - 1);
            std::string const after = crf ? ", crf 23" : "";
            test::benchRow((name + after + ": mark").c_str(), level / steps, "levels", "8x8 blocks");
            test::benchRow((name + after + ": mark's change").c_str(), added / steps, "levels a frame");
            test::benchRow((name + after + ": picture's change").c_str(), own / steps, "levels a frame");
            QByteArray const folder = qgetenv("FW_MARK_SHEETS");
            std::vector<Image> cells;
            for (size_t n = 8; n < 16; ++n)
                cells.push_back(amplified(plain[n], marked[n]));
            if (!folder.isEmpty())
                QVERIFY(media::writePng(folder.toStdString() + "/" + std::to_string(scene) +
                                            (crf ? "-crf23.png" : "-stamped.png"),
                                        media::contactSheet(cells, 4, 480)));
        }
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
