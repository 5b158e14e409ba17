#include "engine/cameo/Performance.h"

#include <QtTest>

#include <algorithm>

using namespace fw;
using namespace fw::cameo;

/// What a puppet does when, as numbers.
class TstPerformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mouths_data();
    void mouths();
    void aLineOpensAndShutsTheMouth();
    void aLongLineEndsWithTheClip();
    void silenceKeepsTheMouthShut();
    void loudnessWinsOverTheLine();
    void everyClipOfTwoSecondsBlinks();
    void energyMakesItLivelier();
    void sameSeedSameMovement();
};

void TstPerformance::mouths_data()
{
    QTest::addColumn<char32_t>("letter");
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<int>("wide"); // sign
    QTest::newRow("a") << U'a' << true << 1;
    QTest::newRow("Ä") << U'ä' << true << 1;
    QTest::newRow("O") << U'O' << true << -1;
    QTest::newRow("u") << U'u' << true << -1;
    QTest::newRow("i") << U'i' << true << 1;
    QTest::newRow("m") << U'm' << false << 0;
    QTest::newRow("P") << U'P' << false << 0;
    QTest::newRow("full stop") << U'.' << false << 0;
    QTest::newRow("t") << U't' << true << 1;
}

void TstPerformance::mouths()
{
    QFETCH(char32_t, letter);
    QFETCH(bool, isOpen);
    QFETCH(int, wide);
    MouthShape const shape = mouthShapeOf(letter);
    QCOMPARE(shape.open > .1, isOpen);
    QCOMPARE((shape.wide > 0) - (shape.wide < 0), wide);
    QVERIFY(shape.seconds > 0);
}

namespace {

Performance saying(std::string line, int frames = 72)
{
    Performance performance;
    performance.fps = {24, 1};
    performance.frames = frames;
    performance.line = std::move(line);
    return performance;
}

double most(std::vector<HeadPose> const& poses, double HeadPose::*value)
{
    double best = 0;
    for (HeadPose const& pose : poses)
        best = std::max(best, std::abs(pose.*value));
    return best;
}

} // namespace

void TstPerformance::aLineOpensAndShutsTheMouth()
{
    auto const poses = perform(saying("Mama papa. Aha!"));
    QCOMPARE(poses.size(), size_t(72));
    int openings = 0;
    for (size_t i = 1; i < poses.size(); ++i)
        openings += poses[i].mouthOpen > .25 && poses[i - 1].mouthOpen <= .25;
    QVERIFY2(openings >= 4, qPrintable(QString::number(openings))); // ma-ma pa-pa a-ha
    QVERIFY(poses.front().mouthOpen < .05 && poses.back().mouthOpen < .05);
}

void TstPerformance::aLongLineEndsWithTheClip()
{
    auto const poses = perform(saying(std::string(400, 'a'), 48));
    QVERIFY(poses[24].mouthOpen > .5);
    QVERIFY(poses.back().mouthOpen < .3);
}

void TstPerformance::silenceKeepsTheMouthShut()
{
    QCOMPARE(most(perform(saying("")), &HeadPose::mouthOpen), 0.);
}

void TstPerformance::loudnessWinsOverTheLine()
{
    Performance performance = saying("aaaaaaaaaaaaaaaa");
    performance.loudness.assign(72, 0.f);
    std::fill(performance.loudness.begin() + 30, performance.loudness.begin() + 40, 1.f);
    auto const poses = perform(performance);
    for (size_t i = 0; i < 30; ++i)
        QCOMPARE(poses[i].mouthOpen, 0.);
    QVERIFY(poses[38].mouthOpen > .6);
    QVERIFY(poses[60].mouthOpen < .05);
}

void TstPerformance::everyClipOfTwoSecondsBlinks()
{
    for (uint64_t seed = 0; seed < 50; ++seed) {
        Performance performance = saying("", 48);
        performance.seed = seed;
        QVERIFY2(most(perform(performance), &HeadPose::blink) > .9, qPrintable(QString::number(seed)));
    }
}

void TstPerformance::energyMakesItLivelier()
{
    Performance calm = saying("Hello there.", 240), lively = calm;
    calm.energy = 0;
    lively.energy = 1;
    for (auto value : {&HeadPose::yaw, &HeadPose::pitch, &HeadPose::roll, &HeadPose::mouthOpen})
        QVERIFY(most(perform(lively), value) > most(perform(calm), value));
    QVERIFY(most(perform(lively), &HeadPose::yaw) <= 16); // a picture has no back
}

void TstPerformance::sameSeedSameMovement()
{
    Performance performance = saying("Once more");
    QVERIFY(perform(performance) == perform(performance));
    Performance other = performance;
    other.seed = 2;
    QVERIFY(perform(performance) != perform(other));
}

QTEST_GUILESS_MAIN(TstPerformance)
#include "tst_performance.moc"
