#include "MediaKit.h"

#include "engine/media/Posters.h"

using namespace fw;
using namespace fw::media;

class TstPosters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAFrameWithSomethingInIt_data()
    {
        QTest::addColumn<int>("blackFrom");
        QTest::addColumn<int>("blackTo"); // frames in between are black
        QTest::addColumn<int>("expected");
        QTest::newRow("the middle") << 0 << 0 << 50;
        QTest::newRow("dark start") << 0 << 40 << 50;
        QTest::newRow("dark first half") << 0 << 60 << 85;
        QTest::newRow("dark from the middle on") << 40 << 100 << 15;
    }
    void choosesAFrameWithSomethingInIt()
    {
        QFETCH(int, blackFrom);
        QFETCH(int, blackTo);
        QFETCH(int, expected);
        std::vector<Image> frames = kit::numberedFrames(100);
        for (int i = blackFrom; i < blackTo; ++i)
            frames[static_cast<size_t>(i)] = kit::plain({160, 96}, 0, 0, 0);
        QCOMPARE(kit::numberIn(posterOf(frames)), expected);
        QTemporaryDir folder;
        auto const path = kit::in(folder, "clip.mp4");
        FW_OK(writeClip(path, kit::settings(ClipCodec::H264), frames));
        auto const poster = posterOf(path);
        FW_OK(poster);
        QCOMPARE(kit::numberIn(*poster), expected);
    }

    void isShrunkNeverEnlarged()
    {
        std::vector<Image> const small(1, kit::numbered(3));
        QVERIFY(posterOf(small).size() == (SizePx{160, 96}));
        QVERIFY(posterOf(small, 80).size() == (SizePx{80, 48}));
        std::vector<Image> const tall(1, kit::numbered(3, {100, 1000}));
        QVERIFY(posterOf(tall).size() == (SizePx{64, 640}));
    }

    void nothingGivesNothing()
    {
        QVERIFY(posterOf(std::vector<Image>()).isEmpty());
        QTemporaryDir folder;
        QVERIFY(!posterOf(kit::in(folder, "none.mp4")));
    }
};

QTEST_GUILESS_MAIN(TstPosters)
#include "tst_posters.moc"
