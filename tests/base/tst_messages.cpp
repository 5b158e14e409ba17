#include "engine/base/Error.h"

#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace fw;

class TstMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fill_data();
    void fill();
    void tableIsSound();
    void unknownIdShowsItself();
    void kindsHaveNames();
};

void TstMessages::fill_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "text"
                           << "text";
    QTest::newRow("one") << "{0} is missing"
                         << "A is missing";
    QTest::newRow("order") << "{1} before {0}"
                           << "B before A";
    QTest::newRow("twice") << "{0}{0}"
                           << "AA";
    QTest::newRow("not given") << "x{7}y"
                               << "xy";
    QTest::newRow("other braces") << "{a} {10} {"
                                  << "{a} {10} {";
}

void TstMessages::fill()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(fillMessage(text.toStdString(), {"A", "B"})), expected);
    QCOMPARE(fillMessage("{0}", {"{1}"}), std::string("{1}")); // arguments are not templates
}

void TstMessages::tableIsSound()
{
    std::set<std::string> seen;
    for (std::string const& id : messageIds()) {
        QVERIFY2(seen.insert(id).second, (id + " is there twice").c_str());
        QString const text = messageTemplate(id);
        QVERIFY2(QString::fromStdString(id).contains('.'), id.c_str());
        QVERIFY2(text.size() > 5 && text.back() != ' ' && text.at(0) != ' ', id.c_str());
        QString rest = text;
        rest.remove(QRegularExpression("\\{[0-9]\\}"));
        QVERIFY2(!rest.contains('{') && !rest.contains('}'), id.c_str());
    }
    QVERIFY(seen.size() > 50);
}

void TstMessages::unknownIdShowsItself()
{
    Error error;
    error.messageId = "no.suchId";
    QCOMPARE(error.message(), std::string("no.suchId"));
    QVERIFY(!messageTemplate("no.suchId"));
}

void TstMessages::kindsHaveNames()
{
    std::set<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(Error::Kind::Internal); ++kind)
        names.insert(kindName(static_cast<Error::Kind>(kind)));
    QCOMPARE(names.size(), static_cast<size_t>(Error::Kind::Internal) + 1);
    QCOMPARE(std::string(kindName(Error::Kind::OutOfMemory)), std::string("OutOfMemory"));
}

QTEST_GUILESS_MAIN(TstMessages)
#include "tst_messages.moc"
