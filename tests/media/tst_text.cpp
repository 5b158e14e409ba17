#include "MediaKit.h"

#include "engine/media/Text.h"

using namespace fw;
using namespace fw::media;

class TstText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (inked(draw("Xg", {0, 0, 200, 60})).isEmpty())
            QSKIP("no font is installed");
    }

    void staysInsideItsBox()
    {
        RectPx const box{30, 20, 120, 40};
        QRect const ink =
            inked(draw("A long prompt that does not fit into so small a box by any means", box));
        QVERIFY(!ink.isEmpty());
        QVERIFY2(QRect(30, 20, 120, 40).contains(ink), "text must be cut at the box");
    }

    void aligns_data()
    {
        QTest::addColumn<int>("align");
        QTest::addColumn<int>("wantedCentre");
        QTest::newRow("left") << static_cast<int>(TextAlign::Left) << 15;
        QTest::newRow("centre") << static_cast<int>(TextAlign::Centre) << 100;
        QTest::newRow("right") << static_cast<int>(TextAlign::Right) << 185;
    }
    void aligns()
    {
        QFETCH(int, align);
        QFETCH(int, wantedCentre);
        TextStyle style;
        style.align = static_cast<TextAlign>(align);
        QRect const ink = inked(draw("HH", {0, 0, 200, 60}, style));
        QVERIFY2(std::abs(ink.center().x() - wantedCentre) <= 8,
                 qPrintable(QString::number(ink.center().x())));
    }

    void stands_data()
    {
        QTest::addColumn<int>("stand");
        QTest::addColumn<int>("wantedCentre");
        QTest::newRow("top") << static_cast<int>(TextStand::Top) << 18;
        QTest::newRow("middle") << static_cast<int>(TextStand::Middle) << 100;
        QTest::newRow("bottom") << static_cast<int>(TextStand::Bottom) << 182;
    }
    void stands()
    {
        QFETCH(int, stand);
        QFETCH(int, wantedCentre);
        TextStyle style;
        style.stand = static_cast<TextStand>(stand);
        QRect const ink = inked(draw("HH", {0, 0, 200, 200}, style));
        QVERIFY2(std::abs(ink.center().y() - wantedCentre) <= 8,
                 qPrintable(QString::number(ink.center().y())));
    }

    void anOutlineIsDarkAndOpacityIsKept()
    {
        Image picture({200, 60});
        picture.fill(128, 128, 128);
        TextStyle style;
        style.outlinePx = 3;
        drawText(picture, "HH", {0, 0, 200, 60}, style);
        auto const range = [](Image const& image) {
            auto const all = std::minmax_element(image.data(), image.data() + image.sizeBytes());
            return std::pair<int, int>(*all.first, *all.second);
        };
        QVERIFY(range(picture).first < 20); // black around
        QVERIFY(range(picture).second > 220);
        Image faint({200, 60});
        faint.fill(128, 128, 128);
        style.opacity = .25;
        drawText(faint, "HH", {0, 0, 200, 60}, style);
        QVERIFY(range(faint).first > 80 && range(faint).first < 120);
        QVERIFY(range(faint).second > 135 && range(faint).second < 175);
    }

    void sizeIsTheEm()
    {
        TextStyle style;
        style.sizePx = 40;
        QRect const ink = inked(draw("H", {0, 0, 200, 100}, style));
        QVERIFY2(ink.height() >= 25 && ink.height() <= 34, qPrintable(QString::number(ink.height())));
    }

    void linesWrapAtWords()
    {
        QRect const one = inked(draw("storm", {0, 0, 100, 200}));
        QRect const three = inked(draw("storm storm storm", {0, 0, 100, 200}));
        QVERIFY(three.height() > one.height() * 2);
        QRect const broken = inked(draw("storm\nstorm", {0, 0, 300, 200}));
        QVERIFY(broken.height() > one.height() * 3 / 2);
    }

    void markupIsDrawnAsItStands_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("tag") << QByteArray("{\\alpha&HFF&}hidden");
        QTest::newRow("line break") << QByteArray("a\\Nb");
        QTest::newRow("brace") << QByteArray("{");
        QTest::newRow("shapes") << QByteArray("{\\p1}m 0 0 l 100 0 100 100{\\p0}");
    }
    void markupIsDrawnAsItStands()
    {
        QFETCH(QByteArray, text);
        RectPx const box{0, 0, 700, 60};
        QRect const ink = inked(draw(text.toStdString(), box));
        QRect const plain = inked(draw(std::string(static_cast<size_t>(text.size()), 'l'), box));
        QVERIFY2(ink.width() >= plain.width() / 2, "every character takes its place");
        QVERIFY2(ink.height() < 34, "one line");
    }

    void oddCasesDrawNothing()
    {
        QVERIFY(inked(draw("", {0, 0, 100, 50})).isEmpty());
        QVERIFY(inked(draw("x", {0, 0, 0, 50})).isEmpty());
        QVERIFY(inked(draw("x", {5000, 5000, 100, 50})).isEmpty());
        Image none;
        drawText(none, "x", {0, 0, 10, 10}, {});
        QVERIFY(none.isEmpty());
        QVERIFY(!inked(draw("\xff\xfe broken utf-8", {0, 0, 400, 50})).isNull());
    }

private:
    static Image draw(std::string const& text, RectPx box, TextStyle const& style = {})
    {
        Image image = kit::plain({720, 240}, 0, 0, 0);
        drawText(image, text, box, style);
        return image;
    }

    static QRect inked(Image const& image)
    {
        QRect area;
        for (int y = 0; y < image.heightPx(); ++y)
            for (int x = 0; x < image.widthPx(); ++x)
                if (image.row(y)[x * 3] > 40)
                    area |= QRect(x, y, 1, 1);
        return area;
    }
};

QTEST_GUILESS_MAIN(TstText)
#include "tst_text.moc"
