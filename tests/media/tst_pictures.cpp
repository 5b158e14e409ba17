#include "MediaKit.h"

#include "engine/media/Lanczos.h"
#include "engine/media/Pictures.h"
#include "engine/media/Transitions.h"

using namespace fw;
using namespace fw::media;

/// Resizing, fitting, blending and the pictures of transitions.
class TstPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resizeKeepsPlainColour_data()
    {
        QTest::addColumn<int>("filter");
        for (Filter filter : {Filter::Auto, Filter::Nearest, Filter::Area, Filter::Bilinear, Filter::Bicubic,
                              Filter::Lanczos})
            QTest::addRow("filter %d", static_cast<int>(filter)) << static_cast<int>(filter);
    }
    void resizeKeepsPlainColour()
    {
        QFETCH(int, filter);
        Image const image = kit::plain({50, 30}, 10, 120, 250);
        for (SizePx size : {SizePx{7, 5}, SizePx{50, 30}, SizePx{131, 77}, SizePx{1, 1}}) {
            Image const out = resize(image, size, static_cast<Filter>(filter));
            QVERIFY(out.size() == size);
            QVERIFY(kit::worst(out, kit::plain(size, 10, 120, 250)) <= 1);
        }
    }

    void emptyStaysEmpty()
    {
        QVERIFY(resize({}, {10, 10}).isEmpty());
        QVERIFY(resize(kit::plain({4, 4}, 1, 2, 3), {0, 10}).isEmpty());
        QVERIFY(fitFrame({}, {10, 10}, FitMode::Fit).isEmpty());
        QVERIFY(contactSheet({}, 4).isEmpty());
        QVERIFY(contactSheet({Image()}, 4).isEmpty());
    }

    /// Against Pillow 11's Image.resize(..., LANCZOS) of the same picture.
    void sameBytesAsPillow()
    {
        Image image({7, 5});
        for (int y = 0; y < 5; ++y)
            for (int x = 0; x < 7; ++x)
                for (int c = 0; c < 3; ++c)
                    image.mutableRow(y)[x * 3 + c] =
                        static_cast<uint8_t>(x * 37 + y * 91 + c * 53 + x * y * 11);
        std::vector<uint8_t> const expected{57,  118, 164, 131, 147, 151, 123, 152, 169, 154, 132, 123,
                                            152, 145, 117, 148, 127, 116, 133, 109, 98,  114, 116, 132,
                                            95,  156, 133, 114, 132, 96,  114, 132, 119, 89,  148, 125};
        Image const small = resizeAsPillow(image, {4, 3});
        for (size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(int(small.row(static_cast<int>(i / 12))[i % 12]), int(expected[i]));
        QVERIFY(resizeAsPillow(image, {7, 5}) == image);
        Image const large = resizeAsPillow(image, {8, 8});
        std::vector<uint8_t> const row{83, 136, 65}; // of Pillow's 7 by 4, start of the third row
        Image const flat = resizeAsPillow(image, {7, 4});
        for (size_t i = 0; i < row.size(); ++i)
            QCOMPARE(int(flat.row(2)[i]), int(row[i]));
        QCOMPARE(int(large.row(0)[14]), 255);
        QCOMPARE(int(large.row(7)[23]), 210);
    }

    void fitAndFill_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("isFill");
        QTest::addColumn<QList<int>>("picture"); // left, top, right, bottom of what is not bar
        QTest::newRow("wide into 16:9, fit") << 200 << 50 << false << QList<int>{0, 25, 160, 65};
        QTest::newRow("wide into 16:9, fill") << 200 << 50 << true << QList<int>{0, 0, 160, 90};
        QTest::newRow("tall into 16:9, fit") << 90 << 160 << false << QList<int>{54, 0, 105, 90};
        QTest::newRow("tall into 16:9, fill") << 90 << 160 << true << QList<int>{0, 0, 160, 90};
        QTest::newRow("same shape") << 320 << 180 << false << QList<int>{0, 0, 160, 90};
        QTest::newRow("exact") << 160 << 90 << false << QList<int>{0, 0, 160, 90};
    }
    void fitAndFill()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, isFill);
        QFETCH(QList<int>, picture);
        Image const image = kit::plain({width, height}, 200, 200, 200);
        Image const out = fitFrame(image, {160, 90}, isFill ? FitMode::Fill : FitMode::Fit, {255, 0, 0});
        QVERIFY(out.size() == (SizePx{160, 90}));
        for (int y = 0; y < 90; ++y)
            for (int x = 0; x < 160; ++x) {
                bool const isPicture = x >= picture[0] && x < picture[2] && y >= picture[1] && y < picture[3];
                QCOMPARE(int(out.row(y)[x * 3 + 1]), isPicture ? 200 : 0);
            }
    }

    void fillCutsEvenly()
    {
        Image image({300, 100}); // three squares: red, green, blue; only green may remain
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 300; ++x)
                image.mutableRow(y)[x * 3 + x / 100] = 255;
        Image const out = fitFrame(image, {100, 100}, FitMode::Fill);
        QVERIFY(kit::worst(out, kit::plain({100, 100}, 0, 255, 0)) == 0);
    }

    void anExactPictureIsNotCopied()
    {
        Image const image = kit::noise({16, 9}, 1);
        QCOMPARE(fitFrame(image, {16, 9}, FitMode::Fit).data(), image.data());
        QCOMPARE(flatten(image).data(), image.data());
    }

    void flattenLaysOverTheBackground()
    {
        Image image({3, 1}, Image::Format::Rgba32);
        uint8_t const pixels[12] = {255, 0, 0, 255, 255, 0, 0, 0, 255, 0, 0, 128};
        std::copy(pixels, pixels + 12, image.mutableRow(0));
        Image const out = flatten(image, {0, 0, 255});
        uint8_t const expected[9] = {255, 0, 0, 0, 0, 255, 128, 0, 127};
        QVERIFY(std::equal(expected, expected + 9, out.row(0)));
    }

    void blendIsExactAtTheEndsAndRoundedBetween()
    {
        Image const a = kit::noise({20, 10}, 1);
        Image const b = kit::noise({20, 10}, 2);
        QVERIFY(blend(a, b, 0) == a);
        QVERIFY(blend(a, b, -3) == a);
        QVERIFY(blend(a, b, 1) == b);
        QVERIFY(blend(a, b, 9) == b);
        Image const quarter = blend(a, b, 0.25);
        for (int i = 0; i < 60; ++i)
            QVERIFY(std::abs(quarter.row(3)[i] - (0.75 * a.row(3)[i] + 0.25 * b.row(3)[i])) <= 0.5001);
        QVERIFY(blend(a, kit::plain({5, 5}, 9, 9, 9), 1).size() == a.size());
    }

    void transitions_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("t");
        QTest::addColumn<QList<int>>("left");  // red, green at the left edge
        QTest::addColumn<QList<int>>("right"); // ... and at the right edge
        auto const row = [](char const* name, Transition kind, double t, QList<int> left, QList<int> right) {
            QTest::addRow("%s at %.2f", name, t) << static_cast<int>(kind) << t << left << right;
        };
        QList<int> const from{200, 0};
        QList<int> const to{0, 100};
        struct {
            char const* name;
            Transition kind;
        } const all[] = {{"cut", Transition::Cut},
                         {"dissolve", Transition::Dissolve},
                         {"dip to black", Transition::DipBlack},
                         {"dip to white", Transition::DipWhite},
                         {"wipe", Transition::Wipe}};
        for (auto const& each : all) {
            row(each.name, each.kind, -1, from, from);
            row(each.name, each.kind, 0, from, from);
            row(each.name, each.kind, 1, to, to);
            row(each.name, each.kind, 2, to, to);
        }
        row("cut", Transition::Cut, 0.49, from, from);
        row("cut", Transition::Cut, 0.5, to, to);
        row("dissolve", Transition::Dissolve, 0.5, {100, 50}, {100, 50});
        row("dissolve", Transition::Dissolve, 0.25, {150, 25}, {150, 25});
        row("dip to black", Transition::DipBlack, 0.25, {100, 0}, {100, 0});
        row("dip to black", Transition::DipBlack, 0.5, {0, 0}, {0, 0});
        row("dip to black", Transition::DipBlack, 0.75, {0, 50}, {0, 50});
        row("dip to white", Transition::DipWhite, 0.5, {255, 255}, {255, 255});
        row("dip to white", Transition::DipWhite, 0.25, {228, 128}, {228, 128});
        row("wipe", Transition::Wipe, 0.5, to, from);
    }
    void transitions()
    {
        QFETCH(int, kind);
        QFETCH(double, t);
        QFETCH(QList<int>, left);
        QFETCH(QList<int>, right);
        Image const from = kit::plain({100, 20}, 200, 0, 0);
        Image const to = kit::plain({100, 20}, 0, 100, 0);
        Image const out = transitionFrame(static_cast<Transition>(kind), from, to, t);
        QVERIFY(out.size() == from.size());
        for (int c : {0, 1}) {
            QVERIFY(std::abs(out.row(10)[c] - left[c]) <= 1);
            QVERIFY(std::abs(out.row(10)[99 * 3 + c] - right[c]) <= 1);
        }
    }

    void aWipeMovesOnlyToTheRight()
    {
        Image const from = kit::plain({200, 4}, 0, 0, 0);
        Image const to = kit::plain({200, 4}, 255, 255, 255);
        Image before = from;
        for (int step = 1; step <= 20; ++step) {
            Image const now = transitionFrame(Transition::Wipe, from, to, step / 20.0);
            for (int x = 0; x < 200; ++x) {
                QVERIFY(now.row(1)[x * 3] >= before.row(1)[x * 3]);
                if (x > 0)
                    QVERIFY(now.row(1)[x * 3] <= now.row(1)[(x - 1) * 3]);
            }
            before = now;
        }
    }

    void transitionsTakeAnotherSize()
    {
        Image const out = transitionFrame(Transition::Dissolve, kit::plain({40, 20}, 0, 0, 0),
                                          kit::plain({13, 7}, 100, 100, 100), 0.5);
        QVERIFY(out.size() == (SizePx{40, 20}));
        QVERIFY(kit::worst(out, kit::plain({40, 20}, 50, 50, 50)) <= 1);
    }

    void contactSheetShowsAllFramesInOrder()
    {
        Image const sheet = contactSheet(kit::numberedFrames(7), 3, 100);
        QVERIFY(sheet.size() == (SizePx{3 * 104 + 4, 3 * 64 + 4}));
        for (int i = 0; i < 7; ++i) {
            Image cell({100, 60});
            for (int y = 0; y < 60; ++y)
                std::copy_n(sheet.row(4 + i / 3 * 64 + y) + (4 + i % 3 * 104) * 3, 300, cell.mutableRow(y));
            QCOMPARE(kit::numberIn(cell), i);
        }
    }
};

QTEST_GUILESS_MAIN(TstPictures)
#include "tst_pictures.moc"
