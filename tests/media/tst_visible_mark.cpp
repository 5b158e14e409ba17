#include "MediaKit.h"
#include "Scenes.h"

#include "engine/media/VisibleMark.h"

#include <set>

using namespace fw;
using namespace fw::media;

/// The badge: where it sits, how it looks on bright and dark, that it survives encoding, and that nothing
/// else is taken for it. Measured on this test's pictures (and, once, on screenshots and diagrams of Debian
/// 12): with a badge >= 0.95 after crf 28 at 360p (0.91 after 720p -> 240p, crf 28); without one <= 0.65 on
/// ordinary pictures, 0.71 on diagrams, 0.85 on pages full of "[+] AI". The threshold is 0.88.
class TstVisibleMark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizeAndPlace_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("starter") << 160 << 96;
        QTest::newRow("360p") << 640 << 360;
        QTest::newRow("720p") << 1280 << 720;
        QTest::newRow("1080p upright") << 1080 << 1920;
        QTest::newRow("2.39:1") << 1280 << 536;
        QTest::newRow("square, odd") << 511 << 511;
        QTest::newRow("4K") << 3840 << 2160;
    }
    void sizeAndPlace()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        VisibleMark const mark({width, height});
        for (MarkCorner corner :
             {MarkCorner::TopLeft, MarkCorner::TopRight, MarkCorner::BottomLeft, MarkCorner::BottomRight}) {
            RectPx const at = mark.rect(corner);
            QVERIFY(at.heightPx >= 16 && at.heightPx >= 0.04 * height);
            QVERIFY(at.heightPx <= std::max(16.0, 0.05 * height + 1));
            QVERIFY(at.x > 0 && at.y > 0 && at.x + at.widthPx < width && at.y + at.heightPx < height);
            bool const isLeft = corner == MarkCorner::TopLeft || corner == MarkCorner::BottomLeft;
            bool const isTop = corner == MarkCorner::TopLeft || corner == MarkCorner::TopRight;
            QCOMPARE(at.x + at.widthPx / 2 < width / 2, isLeft);
            QCOMPARE(at.y + at.heightPx / 2 < height / 2, isTop);
        }
    }

    void movesFromShotToShot()
    {
        Image const frame = kit::plain({160, 96}, 50, 50, 50);
        VisibleMark const mark(frame.size());
        std::set<int> corners;
        for (uint64_t seed : {uint64_t{0}, uint64_t{1}, uint64_t{41}, ~uint64_t{0} - 1}) {
            MarkPlacement const here = mark.place(seed, frame);
            QVERIFY(here.corner == mark.place(seed, frame).corner);
            QVERIFY(here.corner != mark.place(seed + 1, frame).corner);
            for (uint64_t next = 0; next < 4; ++next)
                corners.insert(static_cast<int>(mark.place(seed + next, frame).corner));
        }
        QCOMPARE(corners.size(), size_t{4});
    }

    void standsOutOnAnyGround_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<bool>("isLightPlate");
        QTest::newRow("black") << 0 << true;
        QTest::newRow("dark") << 90 << true;
        QTest::newRow("bright") << 170 << false;
        QTest::newRow("white") << 255 << false;
    }
    void standsOutOnAnyGround()
    {
        QFETCH(int, level);
        QFETCH(bool, isLightPlate);
        auto const grey = static_cast<uint8_t>(level);
        Image frame = kit::plain({640, 360}, grey, grey, grey);
        VisibleMark const mark(frame.size());
        MarkPlacement const placement = mark.place(0, frame);
        QCOMPARE(placement.plate == MarkPlate::Light, isLightPlate);
        mark.stamp(frame, placement);
        RectPx const at = mark.rect(placement.corner);
        // The plate's own colour, between the spark and "AI", against the ground: 3:1 and more.
        int const plate = frame.row(at.y + 2)[(at.x + at.widthPx / 2) * 3 + 1];
        QVERIFY2(contrast(plate, level) >= 3, qPrintable(QString::number(contrast(plate, level))));
        // Nothing is touched outside.
        for (int y = 0; y < 360; ++y)
            for (int x = 0; x < 640; ++x) {
                bool const isInside =
                    x >= at.x && x < at.x + at.widthPx && y >= at.y && y < at.y + at.heightPx;
                if (!isInside)
                    QCOMPARE(int(frame.row(y)[x * 3]), level);
            }
    }

    void stampsTransparentAndForeignSizes()
    {
        Image clear({320, 180}, Image::Format::Rgba32);
        VisibleMark const mark({640, 360}); // made for another size
        mark.stamp(clear, {MarkCorner::TopLeft, MarkPlate::Dark});
        QVERIFY(detectMark(flatten(clear, {255, 255, 255})).found);
        Image none;
        mark.stamp(none, {});
        stampMark(none, 3);
        QVERIFY(none.isEmpty());
        Image tiny = kit::plain({8, 8}, 0, 0, 0); // too small for a badge: it must only not crash
        stampMark(tiny, 1);
        QVERIFY(!detectMark(tiny).found);
        QVERIFY(!detectMark(Image()).found);
    }

    void isFoundAfterEncoding_data()
    {
        QTest::addColumn<QByteArray>("scene");
        QTest::addColumn<int>("seed");
        for (char const* scene : {"clouds", "shapes", "noise", "text", "grid", "dark", "bright"})
            for (int seed = 0; seed < 2; ++seed)
                QTest::addRow("%s %d", scene, seed) << QByteArray(scene) << seed;
    }
    void isFoundAfterEncoding()
    {
        QFETCH(QByteArray, scene);
        QFETCH(int, seed);
        auto const number = static_cast<uint32_t>(seed);
        Image const ground = scenery(scene, number);

        Image small = ground;
        VisibleMark const mark(small.size());
        MarkPlacement const placement = mark.place(number, small);
        mark.stamp(small, placement);
        auto const at360p = encoded(small, 28);
        FW_OK(at360p);
        QVERIFY2(at360p->found, qPrintable(QString::number(at360p->score)));
        RectPx const wanted = mark.rect(placement.corner);
        QVERIFY(std::abs(at360p->rect.x - wanted.x) <= 2 && std::abs(at360p->rect.y - wanted.y) <= 2);
        QVERIFY(std::abs(at360p->rect.heightPx - wanted.heightPx) <= 2);

        Image large = resize(ground, {1280, 720});
        stampMark(large, number);
        auto const shrunk = encoded(resize(large, {640, 360}), 28);
        FW_OK(shrunk);
        QVERIFY2(shrunk->found, qPrintable(QString::number(shrunk->score)));

        Image starter = resize(ground, {160, 96});
        stampMark(starter, number);
        auto const tiny = encoded(starter, 28);
        FW_OK(tiny);
        QVERIFY2(tiny->found, qPrintable(QString::number(tiny->score)));
    }

    void nothingElseIsTakenForIt_data()
    {
        QTest::addColumn<QByteArray>("scene");
        QTest::addColumn<int>("seed");
        for (char const* scene : {"clouds", "shapes", "noise", "text", "grid", "dark", "bright", "plain"})
            for (int seed = 0; seed < 3; ++seed)
                QTest::addRow("%s %d", scene, seed) << QByteArray(scene) << seed;
    }
    void nothingElseIsTakenForIt()
    {
        QFETCH(QByteArray, scene);
        QFETCH(int, seed);
        MarkDetection const seen = detectMark(scenery(scene, static_cast<uint32_t>(seed)));
        QVERIFY2(!seen.found, qPrintable(QString::number(seen.score)));
        // Far from the threshold, unless the picture is a page of bold "AI".
        QVERIFY2(scene == "text" || seen.score < 0.75, qPrintable(QString::number(seen.score)));
    }

    void aClipNeedsMoreThanHalfOfItsFrames_data()
    {
        QTest::addColumn<int>("marked"); // of 10
        QTest::addColumn<bool>("isFound");
        QTest::newRow("none") << 0 << false;
        QTest::newRow("a few") << 3 << false;
        QTest::newRow("most") << 8 << true;
        QTest::newRow("all") << 10 << true;
    }
    void aClipNeedsMoreThanHalfOfItsFrames()
    {
        QFETCH(int, marked);
        QFETCH(bool, isFound);
        std::vector<Image> frames(10, kit::shapes({320, 180}, 3, 40));
        for (int i = 0; i < marked; ++i)
            stampMark(frames[static_cast<size_t>(i)], 2);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "clip.mp4");
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264, {320, 180}), frames));
        auto const seen = detectMarkInClip(path);
        FW_OK(seen);
        QCOMPARE(seen->found, isFound);
        QVERIFY(!detectMarkInClip(kit::in(folder, "none.mp4")));
    }

private:
    static Image scenery(QByteArray const& scene, uint32_t seed)
    {
        constexpr SizePx kSize{640, 360};
        int const step = static_cast<int>(seed);
        if (scene == "clouds")
            return kit::clouds(kSize, seed * 31 + 5, 8 << (step % 5));
        if (scene == "shapes")
            return kit::shapes(kSize, seed, 10 + 60 * step);
        if (scene == "noise")
            return kit::noise(kSize, seed);
        if (scene == "text")
            return kit::text(kSize, seed, step % 2 == 0);
        if (scene == "grid")
            return kit::grid(kSize, 5 + 4 * step, 1 + step, step % 2 == 0);
        if (scene == "dark")
            return kit::gradient(kSize, 0, 20 + 10 * step);
        if (scene == "bright")
            return kit::gradient(kSize, 255 - 10 * step, 190);
        return kit::plain(kSize, uint8_t(40 * step), uint8_t(40 * step), uint8_t(255 - 40 * step));
    }

    /// What the detector sees after H.264.
    static Result<MarkDetection> encoded(Image const& image, int crf)
    {
        QTemporaryDir folder;
        auto const path = kit::in(folder, "marked.mp4");
        ClipSettings settings = kit::settings(ClipCodec::H264, image.size());
        settings.crf = crf;
        settings.speed = EncodeSpeed::Medium;
        FW_CHECK(writeClip(path, settings, std::vector<Image>(4, image)));
        return detectMarkInClip(path, 1);
    }

    /// WCAG contrast of two grey levels.
    static double contrast(int a, int b)
    {
        auto const luminance = [](int level) {
            double const share = level / 255.0;
            return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        double const la = luminance(a), lb = luminance(b);
        return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
    }
};

QTEST_GUILESS_MAIN(TstVisibleMark)
#include "tst_visible_mark.moc"
