#include "engine/base/Json.h"

#include <QtTest>

#include <cmath>

using namespace fw;

class TstJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void limits();
    void readerKeepsTheFirstMistake();
    void integersMustFit_data();
    void integersMustFit();
    void dumpNeverThrows();
};

void TstJson::accepted_data()
{
    QTest::addColumn<QByteArray>("text");
    for (char const* text : {"{}", "[]", "null", " 1 ", "-0.5e3", "\"\\u00e4\"", "\"\xC3\xA4\"",
                             "[1,[2,[3]]]", "{\"a\":{\"a\":1},\"b\":{\"a\":2}}", "18446744073709551615"})
        QTest::newRow(text) << QByteArray(text);
}

void TstJson::accepted()
{
    QFETCH(QByteArray, text);
    auto const json = parseJson(text.toStdString(), "file.json");
    QVERIFY2(json.isOk(), json ? "" : json.error().message().c_str());
}

void TstJson::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    auto const row = [](char const* text, char const* part) {
        QTest::newRow(text) << QByteArray(text) << part;
    };
    row("", "byte");
    row("{", "byte");
    row("{}{}", "byte");
    row("{} x", "byte");
    row("[1,]", "byte");
    row("// a\n{}", "byte");
    row("NaN", "byte");
    row("Infinity", "byte");
    row("'a'", "byte");
    row("\"\xFF\"", "byte");
    row("\"\xC0\xAF\"", "byte");
    row("1e999", "");
    row(R"({"a":1,"a":2})", "\"a\" appears twice");
    row(R"([{"b":{"c":1,"d":2,"c":3}}])", "\"c\" appears twice");
}

void TstJson::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    auto const json = parseJson(text.toStdString(), "file.json");
    QVERIFY(!json.isOk());
    QCOMPARE(json.error().kind, Error::Kind::BadInput);
    QString const message = QString::fromStdString(json.error().message());
    QVERIFY2(message.contains("file.json is not valid JSON") && message.contains(part), qPrintable(message));
}

void TstJson::limits()
{
    std::string const nested = std::string(64, '[') + std::string(64, ']');
    QVERIFY(parseJson(nested, "x").isOk());
    QVERIFY(!parseJson("[" + nested + "]", "x").isOk());
    QVERIFY(!parseJson(std::string(1'000'000, '['), "x").isOk());
    QVERIFY(parseJson("[1]", "x", {64, 3}).isOk());
    QVERIFY(!parseJson("[12]", "x", {64, 3}).isOk());
}

void TstJson::readerKeepsTheFirstMistake()
{
    Json const json = *parseJson(R"({"a":"x","b":5,"d":1.5})", "x");
    std::string a, b, c = "kept";
    double d = 0;
    JsonReader in(json, "file.json");
    in.required("a", a).optional("c", c).required("d", d);
    QVERIFY(in.status().isOk());
    QCOMPARE(a, std::string("x"));
    QCOMPARE(c, std::string("kept"));
    QCOMPARE(d, 1.5);
    in.required("b", b).required("missing", a);
    QCOMPARE(in.status().error().message(),
             std::string("file.json: the field \"b\" has the wrong type. Correct it and try again."));
    Json const array = Json::array();
    JsonReader list(array, "file.json");
    QVERIFY(!list.status().isOk());
    QVERIFY(!list.child("a"));
}

void TstJson::integersMustFit_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("fitsInt");
    QTest::addColumn<bool>("fitsUnsigned64");
    QTest::newRow("zero") << QByteArray("0") << true << true;
    QTest::newRow("negative") << QByteArray("-1") << true << false;
    QTest::newRow("largest int") << QByteArray("2147483647") << true << true;
    QTest::newRow("one more") << QByteArray("2147483648") << false << true;
    QTest::newRow("smallest int") << QByteArray("-2147483648") << true << false;
    QTest::newRow("wraps to a small one") << QByteArray("4294967297") << false << true;
    QTest::newRow("largest") << QByteArray("18446744073709551615") << false << true;
    QTest::newRow("a fraction") << QByteArray("1.0") << false << false;
    QTest::newRow("a text") << QByteArray("\"1\"") << false << false;
    QTest::newRow("true") << QByteArray("true") << false << false;
}

void TstJson::integersMustFit()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, fitsInt);
    QFETCH(bool, fitsUnsigned64);
    Json const json = *parseJson(number.toStdString(), "x");
    int narrow = 7;
    uint64_t wide = 7;
    QCOMPARE(JsonReader::assign(json, narrow), fitsInt);
    QCOMPARE(JsonReader::assign(json, wide), fitsUnsigned64);
    if (!fitsInt)
        QCOMPARE(narrow, 7);
    if (fitsInt)
        QCOMPARE(QByteArray::number(narrow), number);
    if (fitsUnsigned64)
        QCOMPARE(QByteArray::number(qulonglong(wide)), number);
}

void TstJson::dumpNeverThrows()
{
    Json json;
    json["bad"] = std::string("\xFF\xFE");
    json["nan"] = std::nan("");
    QVERIFY(parseJson(dumpJson(json), "x").isOk());
    OrderedJson ordered;
    ordered["z"] = 1;
    ordered["a"] = 2;
    QCOMPARE(dumpJson(ordered), std::string(R"({"z":1,"a":2})"));
}

QTEST_GUILESS_MAIN(TstJson)
#include "tst_json.moc"
