#include "engine/cameo/Matte.h"
#include "engine/cameo/Quality.h"
#include "tests/cameo/Kit.h"

using namespace fw;
using namespace fw::cameo;

/// The quality gate on rendered heads whose turn, size and light are known: one situation, one flaw.
class TstQuality : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flaws_data();
    void flaws();
    void faces_data();
    void faces();
    void yawFollowsTheHead();
    void everyFlawHasASentence();
    void aHintDoesNotRefuse();
    void theMatteIsTheHead_data();
    void theMatteIsTheHead();
    void noMatteWithoutABackground();
};

using Change = std::function<void(test::SyntheticHead&)>;

void TstQuality::flaws_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("pose");
    QTest::addColumn<int>("soften");
    QTest::addColumn<QList<int>>("expected");
    auto const row = [](char const* name, Change change, Pose pose, std::vector<Flaw> flaws, int soften = 1) {
        QList<int> list;
        for (Flaw const flaw : flaws)
            list << int(flaw);
        QTest::newRow(name) << change << int(pose) << soften << list;
    };
    row("front", [](auto&) {}, Pose::Front, {});
    row("turned a little", [](auto& h) { h.yaw = 12; }, Pose::Front, {});
    row("turned too far for front", [](auto& h) { h.yaw = 35; }, Pose::Front, {Flaw::WrongTurn});
    row("turned right", [](auto& h) { h.yaw = 28; }, Pose::TurnedRight, {});
    row("turned left", [](auto& h) { h.yaw = -28; }, Pose::TurnedLeft, {});
    row("turned the other way", [](auto& h) { h.yaw = 28; }, Pose::TurnedLeft, {Flaw::WrongTurn});
    row("not turned", [](auto&) {}, Pose::TurnedRight, {Flaw::WrongTurn});
    row("tilted", [](auto& h) { h.roll = 32; }, Pose::Front, {Flaw::Tilted});
    row("far away", [](auto& h) { h.size = .16; }, Pose::Front, {Flaw::TooSmall});
    row("dark", [](auto& h) { h.light = .15; }, Pose::Front, {Flaw::TooDark});
    row("burnt out", [](auto& h) { h.light = 4; }, Pose::Front, {Flaw::TooBright, Flaw::Hidden});
    row(
        "out of focus", [](auto&) {}, Pose::Front, {Flaw::Blurred}, 10);
    row("at the edge", [](auto& h) { h.x = .08; }, Pose::Front, {Flaw::CutOff});
    row("smile", [](auto& h) { h.smile = 1; }, Pose::Smile, {});
    row("no smile", [](auto&) {}, Pose::Smile, {Flaw::NoSmile});
    row("green", [](auto& h) { h.skin = {.35, .75, .35}; }, Pose::Front, {Flaw::ColourCast});
}

void TstQuality::flaws()
{
    QFETCH(Change, change);
    QFETCH(int, pose);
    QFETCH(int, soften);
    QFETCH(QList<int>, expected);
    for (test::SyntheticHead head : {test::ada(), test::bruno(), test::chiara()}) {
        double const mouth = kit::mouthWidth(kit::pointsOf(head.points({400, 400})));
        change(head);
        kit::Shot shot = kit::shotOf(head);
        if (soften > 1)
            shot.image = kit::softened(shot.image, soften);
        Judgement const is = judge(shot.image, {kit::faceOf(shot.points)}, Pose(pose), mouth);
        QList<int> found;
        QString text;
        for (Flaw const flaw : is.flaws) {
            found << int(flaw);
            text += QString::fromStdString(is.sentence(flaw)) + ' ';
        }
        if (expected.contains(int(Flaw::TooBright))) // burnt skin may also look like something else
            found.removeAll(int(Flaw::Hidden)), expected.removeAll(int(Flaw::Hidden)),
                found.removeAll(int(Flaw::ColourCast)), found.removeAll(int(Flaw::Blurred));
        if (expected.contains(int(Flaw::TooDark)))
            found.removeAll(int(Flaw::ColourCast)), found.removeAll(int(Flaw::Blurred));
        QVERIFY2(found == expected, qPrintable(QString("%1 | sharp %2 bright %3 hidden %4 yaw %5 cast %6 %7")
                                                   .arg(text)
                                                   .arg(is.measures.sharpness)
                                                   .arg(is.measures.brightness)
                                                   .arg(is.measures.hidden)
                                                   .arg(is.measures.yawDegrees)
                                                   .arg(is.measures.castA)
                                                   .arg(is.measures.castB)));
    }
}

void TstQuality::faces_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("confidence");
    QTest::addColumn<int>("flaw");
    QTest::newRow("nobody") << 0 << 1. << int(Flaw::NoFace);
    QTest::newRow("two people") << 2 << .99 << int(Flaw::SeveralFaces);
    QTest::newRow("a doubtful second face") << 2 << .75 << -1;
}

void TstQuality::faces()
{
    QFETCH(int, count);
    QFETCH(double, confidence);
    QFETCH(int, flaw);
    kit::Shot const shot = kit::shotOf(test::ada());
    std::vector<Face> faces;
    if (count > 0)
        faces.push_back(kit::faceOf(shot.points));
    if (count > 1) {
        faces.push_back(kit::faceOf(shot.points));
        faces.back().box.right -= 40;
        faces.back().confidence = confidence;
    }
    Judgement const is = judge(shot.image, faces);
    QCOMPARE(is.isGood(), flaw < 0);
    if (flaw >= 0)
        QCOMPARE(int(is.flaws.front()), flaw);
}

/// The estimate against the true angle of the rendered head.
void TstQuality::yawFollowsTheHead()
{
    double worst = 0, before = -90;
    for (double yaw = -40; yaw <= 40; yaw += 10) {
        test::SyntheticHead head = test::bruno();
        head.yaw = yaw;
        double const found = yawOf(kit::pointsOf(head.points({480, 480})));
        QVERIFY(found > before);
        before = found;
        worst = std::max(worst, std::abs(found - yaw));
    }
    QVERIFY2(worst < 6, qPrintable(QString::number(worst)));
}

void TstQuality::everyFlawHasASentence()
{
    Judgement const is;
    QSet<QString> sentences;
    for (int i = 0; i <= int(Flaw::ColourCast); ++i) {
        QString const sentence = QString::fromStdString(is.sentence(Flaw(i)));
        QVERIFY(sentence.endsWith('.') && !sentence.contains('{'));
        sentences << sentence;
    }
    QCOMPARE(sentences.size(), int(Flaw::ColourCast) + 1);
}

void TstQuality::aHintDoesNotRefuse()
{
    Judgement is;
    is.flaws = {Flaw::ColourCast};
    QVERIFY(is.isGood());
    is.flaws.push_back(Flaw::Blurred);
    QVERIFY(!is.isGood());
}

void TstQuality::theMatteIsTheHead_data()
{
    QTest::addColumn<int>("who");
    QTest::newRow("brown hair") << 0;
    QTest::newRow("black hair") << 1;
    QTest::newRow("red hair") << 2;
}

/// Against the true outline: the same head on a ground of another colour differs where the ground is.
void TstQuality::theMatteIsTheHead()
{
    QFETCH(int, who);
    test::SyntheticHead head = who == 0 ? test::ada() : who == 1 ? test::bruno() : test::chiara();
    kit::Shot const shot = kit::shotOf(head, {320, 320});
    auto const cut = cutOut(shot.image, shot.points);
    QVERIFY2(cut.isOk(), cut ? "" : cut.error().message().c_str());
    QCOMPARE(cut->format(), Image::Format::Rgba32);
    head.ground = {1, 0, 1};
    Image const other = head.draw({320, 320});
    int both = 0, either = 0;
    for (int y = 0; y < 320; ++y)
        for (int x = 0; x < 320; ++x) {
            bool const isHead = std::memcmp(shot.image.row(y) + 3 * x, other.row(y) + 3 * x, 3) == 0;
            bool const isTaken = cut->row(y)[4 * x + 3] > 127;
            both += isHead && isTaken;
            either += isHead || isTaken;
        }
    double const shared = double(both) / either;
    QVERIFY2(shared > .93, qPrintable(QString::number(shared)));
    QVERIFY(*cutOut(shot.image, shot.points) == *cut);
}

void TstQuality::noMatteWithoutABackground()
{
    test::SyntheticHead head = test::ada();
    head.size = 1.4; // the face fills the picture
    kit::Shot const shot = kit::shotOf(head, {200, 200});
    auto const cut = cutOut(shot.image, shot.points);
    QVERIFY(!cut.isOk());
    QCOMPARE(cut.error().messageId, std::string("cameo.noMatte"));
}

QTEST_GUILESS_MAIN(TstQuality)
#include "tst_quality.moc"
