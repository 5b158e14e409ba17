#include "tests/plan/PlanFixture.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

class TstStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyThenReady();
    void reasons_data();
    void reasons();
    void stalenessTravelsDownTheChain();
    void rerenderedParentIsTheCause();
    void keptTakesAreReadyAndStopTheChain();
    void aDraftIsNotAFinal();
    void withoutItsCheckpointATakeStaysReady();
    void removedParent();
};

void TstStatus::emptyThenReady()
{
    test::PlanFixture fixture;
    QCOMPARE(fixture.status("a").state, TakeState::Empty);
    QCOMPARE(fixture.status("none").state, TakeState::Empty);
    fixture.render("a", "tk-a");
    QCOMPARE(fixture.status("a").state, TakeState::Ready);
    QVERIFY(fixture.status("a").reason.empty());
}

void TstStatus::reasons_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("prompt") << "prompt"
                            << "The prompt or a setting changed since this take was made.";
    QTest::newRow("preset") << "preset"
                            << "The preset changed from cinematic to cartoon.";
    QTest::newRow("quality") << "quality"
                             << "The take is a final; the shot asks for draft quality.";
    QTest::newRow("seed") << "seed"
                          << "The seed changed.";
    QTest::newRow("notes") << "notes"
                           << "";
    QTest::newRow("trim") << "trim"
                          << "";
    QTest::newRow("transition") << "transition"
                                << "";
}

void TstStatus::reasons()
{
    QFETCH(QString, change);
    QFETCH(QString, reason);
    test::PlanFixture fixture;
    fixture.render("d", "tk");
    story::Shot& shot = fixture.shot("d");
    if (change == "prompt")
        shot.prompt = "a dog";
    if (change == "preset")
        shot.presetId = "cartoon";
    if (change == "quality")
        shot.quality = story::Quality::Draft;
    if (change == "seed")
        shot.seed = {story::SeedMode::Locked, 9};
    if (change == "notes")
        shot.notes = shot.dialogue = "x";
    if (change == "trim")
        shot.length.count = 7;
    if (change == "transition")
        fixture.shot("c").transition = {story::TransitionKind::Wipe, {4}};
    QCOMPARE(fixture.status("d").state, reason.isEmpty() ? TakeState::Ready : TakeState::Stale);
    QCOMPARE(QString::fromStdString(fixture.status("d").reason), reason);
}

void TstStatus::stalenessTravelsDownTheChain()
{
    test::PlanFixture fixture;
    for (auto const& [shot, take] : {std::pair{"a", "ta"}, {"b", "tb"}, {"c", "tc"}, {"d", "td"}})
        fixture.render(shot, take);
    QCOMPARE(fixture.status("c").state, TakeState::Ready);
    fixture.shot("a").prompt = "a dog";
    QCOMPARE(fixture.status("b").reason, std::string("Shot 1 changed."));
    QCOMPARE(fixture.status("c").reason, std::string("Shot 2 changed."));
    QCOMPARE(fixture.status("d").state, TakeState::Ready);
}

void TstStatus::rerenderedParentIsTheCause()
{
    test::PlanFixture fixture;
    fixture.render("a", "ta");
    fixture.render("b", "tb");
    fixture.shot("a").prompt = "a dog";
    fixture.render("a", "ta2");
    QCOMPARE(fixture.status("a").state, TakeState::Ready);
    QCOMPARE(fixture.status("b").reason, std::string("Shot 1 changed."));
    fixture.shot("b").presetId = "cartoon"; // now it is the shot's own doing
    QCOMPARE(fixture.status("b").reason, std::string("The preset changed from cinematic to cartoon."));
}

void TstStatus::keptTakesAreReadyAndStopTheChain()
{
    test::PlanFixture fixture;
    fixture.render("a", "ta");
    fixture.render("b", "tb");
    fixture.shot("a").prompt = "a dog";
    fixture.shot("a").acceptedKey = fixture.shot("a").takes[0].requestKey;
    QCOMPARE(fixture.status("a").state, TakeState::Ready);
    QCOMPARE(fixture.status("b").state, TakeState::Ready);
    QCOMPARE(fixture.resolved("b").request.conditioning.extend->parentTake, std::string("ta"));
    fixture.render("a", "ta2"); // a newer take is shown: the old promise says nothing about it
    QCOMPARE(fixture.status("b").state, TakeState::Stale);
}

void TstStatus::aDraftIsNotAFinal()
{
    test::PlanFixture fixture;
    fixture.shot("a").quality = story::Quality::Draft;
    fixture.render("a", "ta");
    fixture.shot("a").quality = story::Quality::Final;
    QCOMPARE(fixture.status("a").reason,
             std::string("The take is a draft; the shot asks for final quality."));
}

void TstStatus::withoutItsCheckpointATakeStaysReady()
{
    test::PlanFixture fixture;
    fixture.render("a", "ta");
    fixture.presets = {};
    QCOMPARE(fixture.status("a").state, TakeState::Ready);
    QVERIFY(!fixture.status("a").reason.empty());
}

void TstStatus::removedParent()
{
    test::PlanFixture fixture;
    fixture.render("b", "tb");
    QVERIFY(story::apply(fixture.board, story::RemoveShot{{"a"}}).isOk());
    QCOMPARE(fixture.status("b").state, TakeState::Stale);
    QVERIFY(fixture.status("b").reason.find("was removed") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstStatus)
#include "tst_status.moc"
