#include "engine/base/JsonFields.h"

#include <QtTest>

namespace fw::test {

enum class Colour { Red, Green };
inline std::span<char const* const> enumNames(Colour)
{
    static char const* const names[] = {"red", "green"};
    return names;
}

struct Wheel {
    double radius = 1;
    friend bool operator==(Wheel const&, Wheel const&) = default;
};
template <class V, MaybeConst<Wheel> S>
void fields(V& v, S& wheel)
{
    v.required("radius", wheel.radius);
}

struct Cart {
    ShotId id;
    Colour colour = Colour::Red;
    std::vector<Wheel> wheels;
    std::optional<SizePx> size;
    ClipFrame length;
    bool isFast = false;
    uint64_t seed = 0;
    friend bool operator==(Cart const&, Cart const&) = default;
};
template <class V, MaybeConst<Cart> S>
void fields(V& v, S& cart)
{
    v.constant("kind", "cart");
    v.required("id", cart.id);
    v.optional("colour", cart.colour);
    v.optional("wheels", cart.wheels);
    v.optional("size", cart.size);
    v.optional("length", cart.length);
    v.optional("isFast", cart.isFast);
    v.optional("seed", cart.seed);
}

} // namespace fw::test

using namespace fw;
using test::Cart;

class TstFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack();
    void orderIsThatOfTheList();
    void mistakes_data();
    void mistakes();
};

void TstFields::thereAndBack()
{
    Cart const cart{{"sh-1"}, test::Colour::Green, {{0.1}, {1.0 / 3}}, SizePx{3, 4}, {17}, true, ~0ull};
    auto const json = parseJson(dumpJson(fieldsToJson(cart)), "cart");
    auto const read = fieldsFromJson<Cart>(*json, "cart");
    QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
    QVERIFY(*read == cart);
}

void TstFields::orderIsThatOfTheList()
{
    QCOMPARE(
        dumpJson(fieldsToJson(Cart{{"a"}, {}, {}, {}, {}, false, 0})),
        std::string(
            R"({"kind":"cart","id":"a","colour":"red","wheels":[],"length":0,"isFast":false,"seed":0})"));
}

void TstFields::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("missing") << QByteArray("{}") << "\"id\" is missing";
    QTest::newRow("unknown") << QByteArray(R"({"id":"a","colr":1})") << "\"colr\" is not known here";
    QTest::newRow("word") << QByteArray(R"({"id":"a","colour":"blue"})") << "\"colour\" is not one of";
    QTest::newRow("word a number") << QByteArray(R"({"id":"a","colour":0})") << "\"colour\" is not one of";
    QTest::newRow("inside") << QByteArray(R"({"id":"a","wheels":[{"radius":1},{"radius":"x"}]})")
                            << "\"wheels[1].radius\" has the wrong type";
    QTest::newRow("unknown inside") << QByteArray(R"({"id":"a","size":{"width":1,"height":1,"depth":1}})")
                                    << "\"size.depth\"";
    QTest::newRow("no list") << QByteArray(R"({"id":"a","wheels":{}})") << "\"wheels\" has the wrong type";
    QTest::newRow("no object") << QByteArray(R"({"id":"a","size":5})") << "\"size\"";
    QTest::newRow("top") << QByteArray("[]") << "is not an object";
}

void TstFields::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    auto const read = fieldsFromJson<Cart>(*parseJson(text.toStdString(), "cart.json"), "cart.json");
    QVERIFY(!read.isOk());
    QString const message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(part) && message.contains("cart.json"), qPrintable(message));
}

QTEST_GUILESS_MAIN(TstFields)
#include "tst_fields.moc"
