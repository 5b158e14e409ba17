#include "engine/text/CleanPrompt.h"
#include "engine/text/HtmlEntities.h"
#include "tests/text/Sentencepiece.h"

#include <QtTest>

using fw::text::cleanPrompt;

class TstCleanPrompt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleans_data();
    void cleans();
    void unescapes_data();
    void unescapes();
    void anyBytesGiveValidText();
};

void TstCleanPrompt::cleans_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    auto const row = [](char const* name, std::string const& given, std::string const& expected) {
        QTest::newRow(name) << QByteArray::fromStdString(given) << QByteArray::fromStdString(expected);
    };
    row("empty", "", "");
    row("plain", "A cat, in the snow.", "A cat, in the snow.");
    row("spaces", "  a \t\r\n cat\u3000\u00a0x ", "a cat x");
    row("full width", "色调艳丽，过曝！ＡＢＣ１２", "色调艳丽,过曝!ABC12");
    row("half width katakana", "ｶﾞｷﾞ", "ガギ");
    row("ligatures", "ﬁsh oﬃce ĳs Ǆ", "fish office ijs DŽ");
    row("quotes", "\u201csaid\u201d \u2018it\u2019s\u201a", "\"said\" 'it's'");
    row("entity", "cats &amp; dogs &eacute;", "cats & dogs é");
    row("entity twice", "cats &amp;amp; dogs", "cats & dogs");
    row("entity three times", "&amp;amp;amp;amp;lt;", "<");
    row("html twice, ftfy not, after a literal <", "< &amp;amp; >", "< & >");
    row("legacy entity", "fish &amp chips &copy2024", "fish & chips ©2024");
    row("numeric", "&#65;&#x42;&#128;&#0;", "AB€\uFFFD");
    row("no entity", "AT&T &nosuch; &#; & &", "AT&T &nosuch; &#; & &");
    row("terminal colours", "\x1b[31mred\x1b[0;1m cat", "red cat");
    row("controls", std::string("a\x01\x0b\x7f") + "b\uFEFFc\u206A", "abc");
    row("C1 as Windows-1252", "caf\u0085 \u0093x\u0094", "caf… \"x\"");
    row("composes", "e\u0301 A\u030A", "é Å");
    row("line separators", "a\u2028b\u2029c", "a b c");
    row("surrogate pair", "\xed\xa0\xbd\xed\xb8\x80", "😀");
    row("lone surrogate", "x\xed\xa0\x80y", "x\uFFFDy");
    row("broken bytes", "x\xff\xc3y", "x\uFFFD\uFFFDy");
    row("emoji stay", "👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️");
}

void TstCleanPrompt::cleans()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(cleanPrompt(given.toStdString())), expected);
}

void TstCleanPrompt::unescapes_data()
{
    // Values from Python's html.unescape.
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("longest legacy prefix") << QByteArray("&notit; &notin;") << QByteArray("¬it; ∉");
    QTest::newRow("two characters") << QByteArray("&NotEqualTilde;") << QByteArray("≂̸");
    QTest::newRow("hex without semicolon") << QByteArray("&#x41 &#X41;") << QByteArray("A A");
    QTest::newRow("windows-1252") << QByteArray("&#150;&#x99;") << QByteArray("–™");
    QTest::newRow("too large") << QByteArray("&#99999999999999999999;") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("control vanishes") << QByteArray("a&#1;b") << QByteArray("ab");
    QTest::newRow("not a reference") << QByteArray("& &; &#x; &a b;") << QByteArray("& &; &#x; &a b;");
}

void TstCleanPrompt::unescapes()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(fw::text::unescapeHtml(given.toStdString())), expected);
}

void TstCleanPrompt::anyBytesGiveValidText()
{
    constexpr uint32_t kSeed = 3;
    qInfo("seed %u", kSeed);
    spm::RandomText random(kSeed);
    for (int i = 0; i < 2000; ++i) {
        std::string const once =
            cleanPrompt(random.line() + "&#" + std::to_string(random.below(70000)) + ";");
        QVERIFY(QString::fromStdString(once).toStdString() == once); // valid UTF-8 survives the round trip
        QVERIFY(once.find("  ") == std::string::npos);
        QVERIFY(once.empty() || (once.front() != ' ' && once.back() != ' '));
    }
}

QTEST_GUILESS_MAIN(TstCleanPrompt)
#include "tst_CleanPrompt.moc"
