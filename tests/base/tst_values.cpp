#include "engine/base/Guarded.h"
#include "engine/base/Ids.h"
#include "engine/base/Image.h"
#include "engine/base/Latest.h"
#include "engine/base/Paths.h"
#include "engine/base/Result.h"
#include "engine/base/Time.h"
#include "engine/base/Timecode.h"

#include <QtTest>

#include <set>
#include <thread>

using namespace fw;

namespace {

Error wrong() { return fail(Error::Kind::BadInput, "base.cancelled", {"a"}, "file"); }
Result<int> half(int value) { return value % 2 == 0 ? Result<int>(value / 2) : Result<int>(wrong()); }
Result<int> quarter(int value)
{
    FW_TRY(int const once, half(value));
    FW_CHECK(once >= 0 ? Status() : Status(wrong()));
    return half(once);
}

} // namespace

class TstValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultsTravel();
    void resultsMove();
    void idsAreFresh();
    void framesAdd();
    void timecodesAreRead_data();
    void timecodesAreRead();
    void imagesShareUntilWritten();
    void imageRowsAreAligned();
    void latestWins();
    void latestAcrossThreads();
    void pathsFollowTheEnvironment();
};

void TstValues::resultsTravel()
{
    QCOMPARE(*quarter(8), 2);
    QVERIFY(!quarter(6).isOk());
    QVERIFY(!quarter(-8).isOk());
    QCOMPARE(quarter(7).error().file, std::string("file"));
    QVERIFY(Status().isOk());
}

void TstValues::resultsMove()
{
    auto const make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(5); };
    auto const use = [&]() -> Result<int> {
        FW_TRY(std::unique_ptr<int> value, make());
        return *value;
    };
    QCOMPARE(*use(), 5);
    Result<std::string> const text = "literal";
    QCOMPARE(*text, std::string("literal"));
}

void TstValues::idsAreFresh()
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        ShotId const id = newShotId();
        QCOMPARE(id.value.size(), size_t{19});
        QVERIFY(id.value.rfind("sh-", 0) == 0);
        QVERIFY(seen.insert(id.value).second);
    }
    QVERIFY(TakeId{}.isEmpty());
}

void TstValues::framesAdd()
{
    TimelineFrame frame{5};
    frame += TimelineFrame{3};
    QCOMPARE((frame - TimelineFrame{1}).count, int64_t{7});
    QVERIFY(TimelineFrame{2} < TimelineFrame{3});
    QCOMPARE((FrameRate{30000, 1001}).perSecond(), 30000.0 / 1001);
}

void TstValues::timecodesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("frame"); // -1: not a timecode
    QTest::newRow("whole") << "01:02:03:04" << qint64{(3723) * 24 + 4};
    QTest::newRow("seconds") << "3:04" << qint64{76};
    QTest::newRow("frames") << "7" << qint64{7};
    QTest::newRow("digits") << "304" << qint64{76};
    QTest::newRow("eight digits") << "01020304" << qint64{3723 * 24 + 4};
    QTest::newRow("drop frame signs") << "00:00:03;04" << qint64{76};
    QTest::newRow("past 59") << "90:00" << qint64{90 * 24};
    QTest::newRow("nothing") << "" << qint64{-1};
    QTest::newRow("words") << "now" << qint64{-1};
    QTest::newRow("negative") << "-3" << qint64{-1};
    QTest::newRow("empty part") << "1::2" << qint64{-1};
    QTest::newRow("five parts") << "1:2:3:4:5" << qint64{-1};
    QTest::newRow("overflow") << "99999999999999999999:0" << qint64{-1};
}

void TstValues::timecodesAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, frame);
    auto const read = frameOfTimecode(text.toStdString(), {24000, 1001});
    QCOMPARE(read ? static_cast<qint64>(*read) : qint64{-1}, frame);
    if (read)
        QCOMPARE(frameOfTimecode(timecode(*read, {24000, 1001}), {24000, 1001}), read);
}

void TstValues::imagesShareUntilWritten()
{
    Image first({3, 2});
    first.fill(1, 2, 3);
    Image second = first;
    QCOMPARE(second.data(), first.data());
    second.mutableRow(1)[0] = 9;
    QVERIFY(second.data() != first.data());
    QCOMPARE(int(first.row(1)[0]), 1);
    QCOMPARE(int(second.row(1)[0]), 9);
    QVERIFY(!(first == second));
    second.mutableRow(1)[0] = 1;
    QVERIFY(first == second);
    QVERIFY(Image().isEmpty() && Image({0, 5}).isEmpty());
}

void TstValues::imageRowsAreAligned()
{
    for (int width = 1; width < 9; ++width) {
        Image const image({width, 3});
        QCOMPARE(image.strideBytes() % 4, size_t{0});
        QVERIFY(image.strideBytes() >= static_cast<size_t>(3 * width));
        QCOMPARE(image.sizeBytes(), image.strideBytes() * 3);
    }
    QCOMPARE(Image({5, 1}, Image::Format::Rgba32).strideBytes(), size_t{20});
}

void TstValues::latestWins()
{
    int woken = 0;
    Latest<int> slot([&] { ++woken; });
    QVERIFY(!slot.take());
    slot.put(1);
    slot.put(2);
    slot.put(3);
    QCOMPARE(woken, 1); // one wake-up until somebody looks
    QCOMPARE(slot.take(), std::optional<int>(3));
    QVERIFY(!slot.take());
    slot.put(4);
    QCOMPARE(woken, 2);
}

void TstValues::latestAcrossThreads()
{
    Latest<int> slot;
    Guarded<int> sum(0);
    std::jthread const producer([&] {
        for (int i = 1; i <= 20'000; ++i)
            slot.put(i);
    });
    int last = 0;
    while (last < 20'000)
        if (auto const value = slot.take()) {
            QVERIFY(*value > last); // never an older one after a newer one
            last = *value;
            sum.with([](int& count) { ++count; });
        }
    QVERIFY(sum.with([](int const& count) { return count; }) >= 1);
}

void TstValues::pathsFollowTheEnvironment()
{
    qputenv("XDG_DATA_HOME", "/somewhere");
    QCOMPARE(paths::data().string(), std::string("/somewhere/framewright"));
    qputenv("XDG_DATA_HOME", "relative");
    QVERIFY(paths::data().is_absolute()); // the specification: relative values are ignored
    qunsetenv("XDG_DATA_HOME");
    qputenv("HOME", "/home/x");
    QCOMPARE(paths::data().string(), std::string("/home/x/.local/share/framewright"));
    QCOMPARE(paths::cache().string(), std::string("/home/x/.cache/framewright"));
    qputenv("FRAMEWRIGHT_RESOURCES", "/r");
    QCOMPARE(paths::resources().string(), std::string("/r"));
    QVERIFY(paths::runtimeLibrary("no-such-library.so").empty());
}

QTEST_GUILESS_MAIN(TstValues)
#include "tst_values.moc"
