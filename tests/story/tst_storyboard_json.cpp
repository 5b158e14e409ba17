#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

#include <random>

using namespace fw;
using namespace fw::story;

class TstStoryboardJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTripIsByteStable();
    void mistakesNameTheirField_data();
    void mistakesNameTheirField();
    void handWrittenMinimumIsEnough();
};

void TstStoryboardJson::roundTripIsByteStable()
{
    uint64_t const seed = std::random_device{}();
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    test::Dice dice(seed);
    for (int i = 0; i < 500; ++i) {
        Storyboard const board = test::randomBoard(dice, 20);
        std::string const text = dumpJson(toJson(board), 2);
        auto const json = parseJson(text, "board");
        QVERIFY(json.isOk());
        auto const read = storyboardFromJson(*json, "board");
        QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        QVERIFY(*read == board);
        QCOMPARE(dumpJson(toJson(*read), 2), text);
    }
}

void TstStoryboardJson::mistakesNameTheirField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    auto const row = [](char const* name, QByteArray const& text, char const* part) {
        QTest::newRow(name) << text << QString(part);
    };
    QByteArray const format = R"("format":{"size":{"width":640,"height":360},"rate":{"num":24,"den":1}})";
    auto const with = [&](QByteArray const& scenes) {
        return R"({"schema":1,"title":"t",)" + format + R"(,"scenes":)" + scenes + "}";
    };
    row("newer", R"({"schema":2})", "newer Framewright");
    row("no schema", R"({})", "\"schema\" is missing");
    row("schema 0", R"({"schema":0})", "at least 1");
    row("not an object", R"([])", "not an object");
    row("no title", R"({"schema":1})", "\"title\" is missing");
    row("title a number", R"({"schema":1,"title":5})", "\"title\" has the wrong type");
    row("scenes an object", with("{}"), "\"scenes\" has the wrong type");
    row("unknown field", with(R"([{"id":"s","shots":[],"colour":1}])"), "scenes[0].colour");
    row("shot without length", with(R"([{"id":"s","shots":[{"id":"a","prompt":"p"}]}])"),
        "scenes[0].shots[0].length");
    row("length a text", with(R"([{"id":"s","shots":[{"id":"a","prompt":"p","length":"9"}]}])"),
        "scenes[0].shots[0].length");
    row("length 0", with(R"([{"id":"s","shots":[{"id":"a","prompt":"p","length":0}]}])"), "0 frames");
    row("unknown word", with(R"([{"id":"s","shots":[{"id":"a","prompt":"p","length":9,"quality":"best"}]}])"),
        "known words");
    row("twice the same shot",
        with(R"([{"id":"s","shots":[{"id":"a","prompt":"","length":9},{"id":"a","prompt":"","length":9}]}])"),
        "already in this storyboard");
    row("extends itself",
        with(
            R"([{"id":"s","shots":[{"id":"a","prompt":"","length":9,"start":{"kind":"extendShot","parent":"a"}}]}])"),
        "made from itself");
    row("take leads out",
        with(
            R"([{"id":"s","shots":[{"id":"a","prompt":"","length":9,"takes":[{"id":"../../x","requestKey":"k","size":{"width":1,"height":1},"rate":{"num":8,"den":1},"length":1}]}]}])"),
        "cannot be an id");
}

void TstStoryboardJson::mistakesNameTheirField()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    auto const json = parseJson(text.toStdString(), "project.json");
    QVERIFY(json.isOk());
    auto const board = storyboardFromJson(*json, "project.json");
    QVERIFY(!board.isOk());
    QString const message = QString::fromStdString(board.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("project.json"), qPrintable(message));
    QCOMPARE(board.error().kind,
             part == "newer Framewright" ? Error::Kind::NewerSchema : Error::Kind::BadInput);
}

void TstStoryboardJson::handWrittenMinimumIsEnough()
{
    auto const json = parseJson(R"({"schema":1,"title":"t","format":{"size":{"width":640,"height":360},
        "rate":{"num":24,"den":1}},"scenes":[{"id":"s","shots":[{"id":"a","prompt":"p","length":9}]}]})",
                                "project.json");
    QVERIFY(json.isOk());
    auto const board = storyboardFromJson(*json, "project.json");
    QVERIFY(board.isOk());
    QCOMPARE(board->scenes[0].shots[0].presetId, std::string("cinematic"));
}

QTEST_GUILESS_MAIN(TstStoryboardJson)
#include "tst_storyboard_json.moc"
