#include "tests/plan/PlanFixture.h"

#include <QtTest>

using namespace fw;
using namespace fw::plan;

class TstResolve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presetFillsTheRequest();
    void overridesWin();
    void presetsGiveLevelsAndNegative();
    void seedModes();
    void frames_data();
    void frames();
    void extensionCarriesItsParentsKey();
    void startImage();
    void endImage();
    void trimmingASplitShotAsksForNothingNew();
    void aLongerShotAsksForMore();
    void mistakes();
    void withoutChecksumsTheNameDecides();
};

void TstResolve::presetFillsTheRequest()
{
    test::PlanFixture fixture;
    fixture.shot("a").negative = "blur";
    fixture.shot("a").prompt = "  a   cat ";
    RenderRequest const request = fixture.resolved("a").request;
    QCOMPARE(request.prompt, std::string("cinematic, a cat"));
    QCOMPARE(request.negative, std::string("blur"));
    QCOMPARE(request.steps, 24);
    QCOMPARE(request.quality, std::string("final"));
    QCOMPARE(request.frames, 17);
    QVERIFY((request.size == SizePx{160, 96}));
    QVERIFY((request.fps == FrameRate{8, 1}));
    QVERIFY((request.finishFps == FrameRate{24, 1})); // the project's
    QCOMPARE(request.modelId, std::string("starter"));
    QCOMPARE(request.modelFolder, std::string("/models/starter"));
    QVERIFY((request.modelChecksums == std::vector<std::string>{"aa"}));
    QVERIFY(!request.isSeedLocked);
    QCOMPARE(request.shot.value, std::string("a"));
    QVERIFY(fixture.resolved("a").key == keyOf(request));
}

void TstResolve::overridesWin()
{
    test::PlanFixture fixture;
    fixture.shot("a").quality = story::Quality::Draft;
    QCOMPARE(fixture.resolved("a").request.steps, 8);
    fixture.shot("a").overrides = {5, 1.0, 2.0, "euler", SizePx{192, 128}};
    RenderRequest const request = fixture.resolved("a").request;
    QCOMPARE(request.steps, 5);
    QCOMPARE(request.guidance, 1.0);
    QCOMPARE(request.shift, 2.0);
    QCOMPARE(request.sampler, std::string("euler"));
    QVERIFY((request.size == SizePx{192, 128}));
}

void TstResolve::presetsGiveLevelsAndNegative()
{
    test::PlanFixture fixture;
    library::ModelInfo model = *fixture.models.find("starter");
    model.negativePrompt = "grey";
    fixture.models.add(model);
    presets::Preset preset = *fixture.presets.find("cinematic");
    preset.final.steps = 3;
    preset.final.sigmas = {1, 0.757, 0.522};
    preset.guidanceInterval = presets::GuidanceInterval{0.2, 0.9};
    preset.negative.reset();
    fixture.presets.add(preset);
    RenderRequest request = fixture.resolved("a").request;
    QVERIFY((request.sigmas == std::vector<double>{1, 0.757, 0.522}));
    QVERIFY((request.guidanceInterval == presets::GuidanceInterval{0.2, 0.9}));
    QCOMPARE(request.negative, std::string("grey")); // the model's
    fixture.shot("a").overrides.steps = 6;
    request = fixture.resolved("a").request;
    QVERIFY(request.sigmas.empty()); // the maker asked for other levels
    QCOMPARE(request.steps, 6);
    preset.negative = "";
    fixture.presets.add(preset);
    QCOMPARE(fixture.resolved("a").request.negative, std::string());
}

void TstResolve::seedModes()
{
    test::PlanFixture fixture;
    RequestKey const random = fixture.resolved("a").key;
    fixture.shot("a").seed = {story::SeedMode::Random, 5};
    QVERIFY(fixture.resolved("a").key == random);
    fixture.shot("a").seed = {story::SeedMode::Locked, 5};
    QVERIFY(fixture.resolved("a").key != random);
    QCOMPARE(fixture.resolved("a").request.seed, uint64_t{5});
}

void TstResolve::frames_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("trimIn");
    QTest::addColumn<bool>("isExtension");
    QTest::addColumn<int>("frames");
    QTest::newRow("one") << 1 << 0 << false << 1;
    QTest::newRow("short") << 6 << 0 << false << 5;
    QTest::newRow("half") << 24 << 0 << false << 9;
    QTest::newRow("full") << 48 << 0 << false << 17;
    QTest::newRow("more than the model makes") << 480 << 0 << false << 17;
    QTest::newRow("trimmed start counts") << 24 << 24 << false << 17;
    QTest::newRow("extension adds its overlap") << 12 << 0 << true << 13;
    QTest::newRow("extension within the cap") << 48 << 0 << true << 17;
}

void TstResolve::frames()
{
    QFETCH(int, length);
    QFETCH(int, trimIn);
    QFETCH(bool, isExtension);
    QFETCH(int, frames);
    test::PlanFixture fixture;
    char const* id = isExtension ? "b" : "a";
    fixture.shot(id).length.count = length;
    fixture.shot(id).trimIn.count = trimIn;
    QCOMPARE(fixture.resolved(id).request.frames, frames);
}

void TstResolve::extensionCarriesItsParentsKey()
{
    test::PlanFixture fixture;
    auto const& extend = fixture.resolved("b").request.conditioning.extend;
    QVERIFY(extend && extend->parentKey == fixture.resolved("a").key);
    QVERIFY(extend->parentTake.empty());
    RequestKey const b = fixture.resolved("b").key, c = fixture.resolved("c").key,
                     d = fixture.resolved("d").key;
    fixture.shot("a").prompt = "a dog";
    QVERIFY(fixture.resolved("b").key != b);
    QVERIFY(fixture.resolved("c").key != c); // down the whole chain
    QVERIFY(fixture.resolved("d").key == d);
    fixture.render("a", "tk-a");
    QCOMPARE(fixture.resolved("b").request.conditioning.extend->parentTake, std::string("tk-a"));
    fixture.shot("a").prompt = "another dog";
    QVERIFY(
        fixture.resolved("b").request.conditioning.extend->parentTake.empty()); // that take no longer fits
}

void TstResolve::startImage()
{
    test::PlanFixture fixture;
    fixture.shot("a").start = {story::StartKind::Image, {}, 9, {"assets/x.png", "sum"}};
    auto const& conditioning = fixture.resolved("a").request.conditioning;
    QVERIFY((conditioning.firstFrame == FileRef{"assets/x.png", "sum"}));
    QVERIFY(!conditioning.extend && !conditioning.lastFrame);
}

void TstResolve::endImage()
{
    test::PlanFixture fixture;
    RequestKey const open = fixture.resolved("a").key;
    fixture.shot("a").start.lastImage = {"assets/z.png", "end"};
    fixture.shot("a").start.face = story::FaceAnswer::Synthetic;
    auto const resolved = fixture.resolved("a");
    QVERIFY((resolved.request.conditioning.lastFrame == FileRef{"assets/z.png", "end"}));
    QVERIFY(!resolved.request.conditioning.firstFrame);
    QVERIFY(resolved.request.conditioning.face == story::FaceAnswer::Synthetic);
    QVERIFY(!(resolved.key == open));
}

void TstResolve::trimmingASplitShotAsksForNothingNew()
{
    test::PlanFixture fixture;
    fixture.render("a", "tk-a");
    RequestKey const key = fixture.resolved("a").key;
    QVERIFY(story::apply(fixture.board, story::SplitShot{{"a"}, {20}, {"a2"}}).isOk());
    QVERIFY(fixture.resolved("a").key == key);
    QVERIFY(fixture.resolved("a2").key == key);
    fixture.shot("a").length.count = 3;
    QVERIFY(fixture.resolved("a").key == key);
    QCOMPARE(fixture.resolved("a").request.frames, 17);
    fixture.shot("a").prompt = "a dog"; // a new request asks for what is needed, no more
    QCOMPARE(fixture.resolved("a").request.frames, 1);
}

void TstResolve::aLongerShotAsksForMore()
{
    test::PlanFixture fixture;
    fixture.shot("a").length.count = 12;
    fixture.render("a", "tk-a");
    fixture.shot("a").length.count = 40;
    QVERIFY(fixture.resolved("a").key != fixture.shot("a").takes[0].requestKey);
}

void TstResolve::mistakes()
{
    test::PlanFixture fixture;
    auto const idOf = [&](char const* shot) {
        auto const result = resolve(fixture.board, ShotId{shot}, fixture.context());
        return result ? std::string("ok") : result.error().messageId;
    };
    QCOMPARE(idOf("z"), std::string("story.noShot"));
    fixture.shot("d").prompt = " \n ";
    QCOMPARE(idOf("d"), std::string("plan.emptyPrompt"));
    fixture.shot("c").presetId = "gone";
    QCOMPARE(idOf("c"), std::string("plan.noPreset"));
    fixture.shot("b").overrides.size = SizePx{150, 96};
    QCOMPARE(idOf("b"), std::string("plan.badSize"));
    QVERIFY(story::apply(fixture.board, story::RemoveShot{{"a"}}).isOk());
    QCOMPARE(idOf("b"), std::string("plan.parentGone"));
    fixture.board.scenes[0].shots[0].start.parent.value = "b"; // no edit can do this
    QCOMPARE(idOf("b"), std::string("story.cycle"));
}

void TstResolve::withoutChecksumsTheNameDecides()
{
    test::PlanFixture fixture;
    fixture.checksum.clear();
    RequestKey const unnamed = fixture.resolved("a").key;
    QVERIFY(fixture.resolved("a").request.modelChecksums.empty());
    fixture.checksum = "bb";
    QVERIFY(fixture.resolved("a").key != unnamed);
    Context const none{fixture.presets, fixture.models, {}};
    QVERIFY(resolve(fixture.board, {"a"}, none)->key == unnamed);
}

QTEST_GUILESS_MAIN(TstResolve)
#include "tst_resolve.moc"
