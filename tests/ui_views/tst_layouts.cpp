#include "tests/ui_views/Stage.h"
#include "ui/board/BoardLayout.h"
#include "ui/board/CardPainter.h"
#include "ui/timeline/TimelineLayout.h"

using namespace fw;
using namespace fw::ui;

namespace {

/// Three items of 48, 24 and 96 frames; a dissolve of 12 frames between the first two.
std::vector<plan::CutItem> threeItems()
{
    std::vector<plan::CutItem> items(3);
    items[0].start = {0};
    items[0].length = {48};
    items[0].transition = {story::TransitionKind::Dissolve, {12}};
    items[1].start = {36};
    items[1].length = {24};
    items[2].start = {60};
    items[2].length = {96};
    return items;
}

} // namespace

/// Geometry of board and timeline as tables; no widget is shown.
class TstLayouts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cardsStandInARow()
    {
        BoardLayout const layout = BoardLayout::of(Stage::board(2, 3), BoardMode::Strip, 184, 800);
        QCOMPARE(layout.cards.size(), size_t{6});
        for (size_t i = 1; i < layout.cards.size(); ++i) {
            QCOMPARE(layout.cards[i].rect.top(), layout.cards[0].rect.top());
            QVERIFY(layout.cards[i].rect.left() - layout.cards[i - 1].rect.right() - 1 >= space::kCard);
        }
        QCOMPARE(layout.cards[5].number, 6);
        QCOMPARE(layout.content.width(), layout.cards[5].rect.right() + 1 + space::kPanel);
    }

    void cardsThatAreNotAskedForAreLeftOut()
    {
        auto const board = Stage::board(3, 2);
        BoardLayout const layout =
            BoardLayout::of(board, BoardMode::Strip, 184, 800, [](story::Shot const& shot, int number) {
                return shot.id == ShotId{"s1"} || number >= 5;
            });
        QCOMPARE(layout.cards.size(), size_t{3});
        QCOMPARE(layout.scenes.size(), size_t{2}); // the second one has no card
        QCOMPARE(layout.scenes[1].index, size_t{2});
        QCOMPARE(layout.cards[1].number, 5); // as in the whole film
        QVERIFY(layout.cards[0].place == (story::ShotPlace{0, 1}));
        QCOMPARE(layout.cards[0].rect.left(), space::kPanel);
        auto const gap = layout.gapAt(layout.cards[2].rect.center() + QPoint(80, 0));
        QVERIFY(gap && gap->place == (story::ShotPlace{2, 2}));
    }

    void gridWrapsInsideTheView()
    {
        BoardLayout const layout = BoardLayout::of(Stage::board(2, 5), BoardMode::Grid, 184, 620);
        for (CardPlace const& card : layout.cards)
            QVERIFY(card.rect.right() < 620);
        QVERIFY(layout.cards[3].rect.top() > layout.cards[0].rect.top());
        QVERIFY(layout.content.width() <= 620);
    }

    void everyPartOfACardIsOnThe4PxGrid()
    {
        for (int const width : {140, 184, 280}) {
            QRect const card(0, 0, width, BoardLayout::cardHeight(width));
            CardZones const zones = CardZones::of(card);
            QCOMPARE((zones.poster.height()) % 4, 0);
            QCOMPARE(zones.lengthRow.bottom() + 1 + space::kCard, card.height());
            QVERIFY(card.contains(zones.prompt));
        }
    }

    void aContactSheetHasPicturesAndNumbers()
    {
        int const width = BoardLayout::kMinCardWidth;
        QRect const card(0, 0, width, BoardLayout::cardHeight(width));
        CardZones const zones = CardZones::of(card);
        QCOMPARE(zones.poster.height() % 4, 0);
        QCOMPARE(zones.numberRow.bottom() + 1 + space::kTight, card.height());
        QVERIFY(zones.prompt.isNull());
        QVERIFY(zones.lengthRow.isNull());
        QVERIFY(card.contains(zones.menu));
    }

    void gapsReachPastTheLastCard()
    {
        BoardLayout const layout = BoardLayout::of(Stage::board(2, 3), BoardMode::Strip, 184, 800);
        QPoint const farRight(layout.content.width() + 400, layout.cards[0].rect.center().y());
        auto const gap = layout.gapAt(farRight);
        QVERIFY(gap.has_value());
        QVERIFY((gap->place == story::ShotPlace{1, 3}));
        auto const first = layout.gapAt({-50, layout.cards[0].rect.center().y()});
        QVERIFY((first->place == story::ShotPlace{0, 0}));
    }

    void clipsShareAnOverlapInTheMiddle()
    {
        TimeScale scale;
        scale.pxPerFrame = 2;
        TimelineLayout const layout = TimelineLayout::of(threeItems(), scale);
        QCOMPARE(layout.clips[0].rect.left(), 0);
        QCOMPARE(layout.clips[1].rect.left(), 2 * (36 + 6));
        QCOMPARE(layout.clips[0].rect.right() + 2, layout.clips[1].rect.left()); // a gap of one pixel
        QCOMPARE(layout.transitions[0].rect.width(), 24);
        QCOMPARE(layout.transitions[1].rect.width(), 0);
        QCOMPARE(layout.transitions[1].cutX, 2 * 60);
        QCOMPARE(layout.contentWidth, 2 * 156);
    }

    void hits_data()
    {
        QTest::addColumn<QPoint>("at");
        QTest::addColumn<int>("zone");
        QTest::addColumn<int>("item");
        int const y = TimelineLayout::kRuler + TimelineLayout::kGap + 10;
        QTest::newRow("ruler") << QPoint(40, 10) << int(TimelineZone::Ruler) << -1;
        QTest::newRow("left handle") << QPoint(2, y) << int(TimelineZone::LeftHandle) << 0;
        QTest::newRow("body") << QPoint(40, y) << int(TimelineZone::Clip) << 0;
        QTest::newRow("dissolve") << QPoint(84, y + 30) << int(TimelineZone::Transition) << 0;
        QTest::newRow("right handle") << QPoint(308, y) << int(TimelineZone::RightHandle) << 2;
        QTest::newRow("past the end") << QPoint(340, y) << int(TimelineZone::Nothing) << -1;
        QTest::newRow("below the track") << QPoint(40, y + 90) << int(TimelineZone::Nothing) << -1;
    }
    void hits()
    {
        QFETCH(QPoint, at);
        QFETCH(int, zone);
        QFETCH(int, item);
        TimeScale scale;
        scale.pxPerFrame = 2;
        TimelineHit const hit = TimelineLayout::of(threeItems(), scale).hitAt(at);
        QCOMPARE(int(hit.zone), zone);
        QCOMPARE(hit.item, item);
    }

    void majorTicksAreRoundAndFarEnoughApart()
    {
        for (double const zoom : {0.05, 0.3, 1.0, 4.0, 9.0, 40.0}) {
            TimeScale scale;
            scale.pxPerFrame = zoom;
            int last = -1000;
            for (RulerTick const& tick : rulerTicks(scale, {24, 1}, 0, 2000)) {
                if (!tick.isMajor)
                    continue;
                QVERIFY2(tick.x - last >= 70, qPrintable(QString::number(zoom)));
                last = tick.x;
                bool const isWholeSecond = tick.frame.count % 24 == 0;
                QVERIFY(isWholeSecond || zoom > 3);
            }
        }
    }

    void trimsAreClampedAndRipple_data()
    {
        QTest::addColumn<int>("head");
        QTest::addColumn<int>("tail");
        QTest::addColumn<int>("expectedLength");
        QTest::addColumn<int>("expectedStartOfNext");
        QTest::newRow("tail shorter") << 0 << -10 << 14 << 50;
        QTest::newRow("tail longer") << 0 << 30 << 54 << 90;
        QTest::newRow("never below its dissolve") << 0 << -100 << 12 << 48;
        QTest::newRow("head has nothing before it") << -20 << 0 << 24 << 60;
        QTest::newRow("head") << 6 << 0 << 18 << 54;
    }
    void trimsAreClampedAndRipple()
    {
        QFETCH(int, head);
        QFETCH(int, tail);
        QFETCH(int, expectedLength);
        QFETCH(int, expectedStartOfNext);
        TrimPreview const trim = clampTrim(threeItems(), {1, head, tail});
        auto const items = withTrim(threeItems(), trim);
        QCOMPARE(items[1].length.count, int64_t{expectedLength});
        QCOMPARE(items[2].start.count, int64_t{expectedStartOfNext});
    }

    void rollsKeepTheLengthOfTheFilm_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("expected");
        QTest::newRow("later") << 6 << 6;
        QTest::newRow("earlier, as far as the next one's take goes") << -20 << -8;
        QTest::newRow("later, until the next one is one frame long") << 500 << 19;
    }
    void rollsKeepTheLengthOfTheFilm()
    {
        QFETCH(int, frames);
        QFETCH(int, expected);
        std::vector<plan::CutItem> before = threeItems();
        before[2].length = {20};
        before[2].trimIn = {8};
        TrimPreview trim;
        trim.item = 1;
        trim.rollFrames = frames;
        trim = clampTrim(before, trim);
        QCOMPARE(trim.rollFrames, int64_t{expected});
        auto const after = withTrim(before, trim);
        QCOMPARE(after[1].length.count, before[1].length.count + expected);
        QCOMPARE(after[2].start.count, before[2].start.count + expected);
        QCOMPARE(after[2].trimIn.count, int64_t{8 + expected});
        QCOMPARE((after[2].start + after[2].length).count, (before[2].start + before[2].length).count);
    }

    void slipsStayWithinTheTake_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("expected");
        QTest::newRow("later") << 5 << 5;
        QTest::newRow("to the end of the take") << 100 << 21; // 51 frames, 24 shown from the 6th
        QTest::newRow("to its start") << -100 << -6;
    }
    void slipsStayWithinTheTake()
    {
        QFETCH(int, frames);
        QFETCH(int, expected);
        std::vector<plan::CutItem> before = threeItems();
        before[1].trimIn = {6};
        before[1].take = TakeId{"t"};
        before[1].takeLength = {17};
        before[1].rate = {8, 1};
        TrimPreview trim;
        trim.item = 1;
        trim.slipFrames = frames;
        trim = clampTrim(before, trim, {24, 1});
        auto const after = withTrim(before, trim);
        QCOMPARE(after[1].trimIn.count, int64_t{6 + expected});
        QCOMPARE(after[1].length.count, before[1].length.count);
        QCOMPARE(after[2].start.count, before[2].start.count);
        before[1].take.reset();
        trim.slipFrames = 3;
        QCOMPARE(clampTrim(before, trim, {24, 1}).slipFrames, int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TstLayouts)
#include "tst_layouts.moc"
