#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/cameo/Likeness.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/workflow/Cameo.h"
#include "tests/cameo/Kit.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
namespace fs = std::filesystem;

/// Puppets and start pictures on their way through a renderer: who is drawn, who is refused, what is told.
class TstCameo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPuppetIsDrawnOverFramesAndPreviews();
    void theModelIsNotAskedForThem();
    void theSameOrderGivesTheSameFrames();
    void itWalksAlongItsPath();
    void aVoiceMovesTheMouth();
    void likenessIsTold_data();
    void likenessIsTold();
    void setUpFindsTheFrontPicture();
    void setUpErrors();
    void aChangedHeadshotIsRefused();
    void aPuppetNeedsConsent_data();
    void aPuppetNeedsConsent();
    void facesInStartPictures_data();
    void facesInStartPictures();
    void aPlantedRecipeHidesNoFace();
    void withoutWeightsItSaysSo();
    void credentialsSayComposite();
};

namespace {

/// Finds a face where it is told to, in every picture or in none.
class Finder final : public cameo::FaceBackend {
public:
    explicit Finder(std::vector<cameo::Face> faces) : m_faces(std::move(faces)) {}
    Result<std::vector<cameo::Face>> detect(Image const&) override { return m_faces; }

private:
    std::vector<cameo::Face> m_faces;
};

/// One person with a headshot, and a request for them.
struct Stage {
    CastFixture home;
    SubjectId who;
    kit::Shot shot = kit::shotOf(ada(), {240, 240});
    std::vector<cameo::Face> finds{kit::faceOf(shot.points)};
    bool hasWeights = true;
    plan::RenderRequest request;

    Stage()
    {
        who = home.add();
        auto tools = workflow::defaultCast();
        auto const kept = workflow::addHeadshot(tools, who, "front", shot.image);
        if (!kept)
            qFatal("%s", kept.error().message().c_str());
        request = home.forged(who);
        request.size = {160, 96};
        request.frames = 9;
        auto const puppet = workflow::setUpPuppet(who, cameo());
        if (!puppet)
            qFatal("%s", puppet.error().message().c_str());
        request.conditioning.puppets = {*puppet};
        request.conditioning.puppets[0].path = {{0, .5, .5, .7}};
    }
    workflow::CameoTools cameo()
    {
        return {[this]() -> Result<std::unique_ptr<cameo::FaceBackend>> {
                    if (!hasWeights)
                        return fail(Error::Kind::MissingFile, "cameo.noFaceFinder", {"there"});
                    return std::make_unique<Finder>(finds);
                },
                workflow::defaultCast};
    }
    Result<render::Rendered> render(render::RenderHooks const& hooks = {})
    {
        auto const renderer = workflow::withCameo(
            []() -> Result<std::unique_ptr<render::Renderer>> { return render::makeFakeRenderer({0}); },
            cameo())();
        return (*renderer)->render(request, {}, hooks);
    }
    std::vector<Image> plain() const
    {
        plan::RenderRequest without = request;
        without.conditioning.puppets.clear();
        return render::makeFakeRenderer({0})->render(without, {}, {})->frames;
    }
};

int changed(Image const& a, Image const& b, int fromX, int toX)
{
    int count = 0;
    for (int y = 0; y < a.heightPx(); ++y)
        for (int x = fromX; x < toX; ++x)
            count += std::memcmp(a.row(y) + 3 * x, b.row(y) + 3 * x, 3) != 0;
    return count;
}

} // namespace

void TstCameo::aPuppetIsDrawnOverFramesAndPreviews()
{
    Stage stage;
    int previews = 0;
    Image preview;
    render::RenderHooks hooks;
    hooks.onPreview = [&](render::Preview const& seen) {
        ++previews;
        preview = seen.frames.front();
    };
    auto const rendered = stage.render(hooks);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    std::vector<Image> const plain = stage.plain();
    QCOMPARE(rendered->frames.size(), plain.size());
    for (size_t i = 0; i < plain.size(); ++i) {
        QVERIFY(changed(rendered->frames[i], plain[i], 55, 105) > 2000);
        QCOMPARE(changed(rendered->frames[i], plain[i], 0, 10), 0);
    }
    QVERIFY(!(rendered->frames[0] == rendered->frames[4]));
    QCOMPARE(previews, stage.request.steps);
    // The middle of the last preview shows skin: red before green before blue.
    uint8_t const* const skin = preview.row(preview.heightPx() / 2) + 3 * (preview.widthPx() / 2);
    QVERIFY(skin[0] > skin[1] && skin[1] > skin[2]);
}

namespace {

/// Keeps what it was asked for.
class Asked final : public render::Renderer {
public:
    explicit Asked(plan::RenderRequest& seen) : m_seen(seen) {}
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const&,
                                    render::RenderHooks const&) override
    {
        m_seen = request;
        return fail(Error::Kind::Cancelled, "base.cancelled");
    }
    std::string deviceName() const override { return "none"; }

private:
    plan::RenderRequest& m_seen;
};

} // namespace

/// A model that knows no people renders the scene; who is in the cast without being drawn stays in the
/// request.
void TstCameo::theModelIsNotAskedForThem()
{
    Stage stage;
    stage.request.conditioning.cast.push_back({"sb-other", {}, {}});
    plan::RenderRequest seen;
    auto const renderer = workflow::withCameo(
        [&seen]() -> Result<std::unique_ptr<render::Renderer>> { return std::make_unique<Asked>(seen); },
        stage.cameo())();
    QVERIFY(!(*renderer)->render(stage.request, {}, {}).isOk());
    QVERIFY(seen.conditioning.puppets.empty());
    QCOMPARE(seen.conditioning.cast.size(), size_t(1));
    QCOMPARE(seen.conditioning.cast[0].subject, std::string("sb-other"));
}

void TstCameo::theSameOrderGivesTheSameFrames()
{
    Stage stage;
    QVERIFY(stage.render()->frames == stage.render()->frames);
    auto const json =
        plan::requestFromJson(parseJson(plan::toJson(stage.request).dump(), "job").value(), "job");
    QVERIFY2(json.isOk(), json ? "" : json.error().message().c_str());
    QVERIFY(*json == stage.request);
    auto const key = plan::keyOf(stage.request);
    stage.request.conditioning.puppets[0].line = "Hello";
    QVERIFY(plan::keyOf(stage.request) != key);
}

void TstCameo::itWalksAlongItsPath()
{
    Stage stage;
    stage.request.conditioning.puppets[0].path = {{0, .2, .5, .5}, {1, .8, .5, .5}};
    auto const rendered = stage.render();
    std::vector<Image> const plain = stage.plain();
    QVERIFY(changed(rendered->frames.front(), plain.front(), 0, 60) > 600);
    QCOMPARE(changed(rendered->frames.front(), plain.front(), 110, 160), 0);
    QVERIFY(changed(rendered->frames.back(), plain.back(), 100, 160) > 600);
    QCOMPARE(changed(rendered->frames.back(), plain.back(), 0, 50), 0);
}

void TstCameo::aVoiceMovesTheMouth()
{
    Stage stage;
    fs::path const voice = stage.home.path("voice.wav");
    // Half a second of silence, then half a second of a tone: 16-bit mono at 8 kHz.
    QByteArray samples;
    for (int i = 0; i < 8000; ++i) {
        auto const value = static_cast<int16_t>(i < 4000 ? 0 : 12000 * std::sin(i * .35));
        samples.append(reinterpret_cast<char const*>(&value), 2);
    }
    QByteArray head("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\0\0\0",
                    44);
    for (int i = 0; i < 4; ++i) {
        head[4 + i] = static_cast<char>(((36 + samples.size()) >> (8 * i)) & 255);
        head[40 + i] = static_cast<char>((samples.size() >> (8 * i)) & 255);
    }
    QFile file(QString::fromStdString(voice.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(head + samples);
    file.close();
    stage.request.fps = {8, 1};
    auto const silent = stage.render();
    stage.request.conditioning.puppets[0].voice = {voice.string(), {}};
    auto const heard = stage.render();
    QVERIFY2(heard.isOk(), heard ? "" : heard.error().message().c_str());
    QVERIFY(heard->frames[2] == silent->frames[2]);
    QVERIFY(!(heard->frames[6] == silent->frames[6]));
    stage.request.conditioning.puppets[0].voice.path = stage.home.path("none.wav").string();
    QCOMPARE(int(stage.render().error().kind), int(Error::Kind::MissingFile));
}

void TstCameo::likenessIsTold_data()
{
    QTest::addColumn<int>("finder"); // 0: where it is, 1: elsewhere, 2: no weights, 3: another face there
    QTest::addColumn<QString>("id");
    QTest::newRow("found") << 0 << "cameo.likeness";
    QTest::newRow("nothing where it should be") << 1 << "cameo.faceLost";
    QTest::newRow("no face finder") << 2 << "cameo.likenessUnknown";
    QTest::newRow("a face of other features") << 3 << "cameo.lowLikeness"; // offers more headshots
}

void TstCameo::likenessIsTold()
{
    QFETCH(int, finder);
    QFETCH(QString, id);
    Stage stage;
    // The frame's face: head .7 of 96 px high at the middle; the headshot's points, scaled.
    kit::Shot const there = [] {
        SyntheticHead head = ada();
        head.size = .7 / 2.35;
        head.y = .5 + .08 * head.size;
        return kit::shotOf(head, {160, 96});
    }();
    stage.finds = {kit::faceOf(there.points)};
    if (finder == 1)
        for (cameo::Point& point : stage.finds[0].points)
            point.x += 70;
    if (finder == 3) // nose and mouth up between the eyes
        for (size_t i = 2; i < 5; ++i)
            stage.finds[0].points[i].y = stage.finds[0].points[0].y;
    stage.hasWeights = finder != 2;
    int told = 0;
    render::RenderHooks hooks;
    hooks.onNotice = [&](render::Notice const&) { ++told; };
    auto const rendered = stage.render(hooks);
    QVERIFY(rendered.isOk());
    QCOMPARE(rendered->notices.size(), size_t(1));
    QCOMPARE(told, 1);
    QCOMPARE(QString::fromStdString(rendered->notices[0].messageId), id);
    QVERIFY(rendered->notices[0].message().find('{') == std::string::npos);
    for (std::string const& arg : rendered->notices[0].args) // a take names nobody
        QVERIFY(arg.find("Anna") == std::string::npos && arg.find(stage.who.value) == std::string::npos);
}

void TstCameo::setUpFindsTheFrontPicture()
{
    Stage stage;
    auto tools = workflow::defaultCast();
    QVERIFY(workflow::addHeadshot(tools, stage.who, "a-left", stage.shot.image).isOk());
    auto const puppet = workflow::setUpPuppet(stage.who, stage.cameo());
    QVERIFY(puppet.isOk());
    QCOMPARE(puppet->image, std::string("front"));
    QCOMPARE(puppet->sha256.size(), size_t(64));
    QVERIFY(story::checkPuppets({*puppet}).isOk());
    auto const points = cameo::fromFractions(puppet->points, stage.shot.image.size());
    for (size_t i = 0; i < points.size(); ++i)
        QVERIFY(std::abs(points[i].x - stage.shot.points[i].x) < 1e-6);
}

void TstCameo::setUpErrors()
{
    Stage stage;
    SubjectId const bare = stage.home.add();
    QCOMPARE(workflow::setUpPuppet(bare, stage.cameo()).error().messageId,
             std::string("workflow.noHeadshot"));
    stage.finds.clear();
    QCOMPARE(workflow::setUpPuppet(stage.who, stage.cameo()).error().messageId,
             std::string("workflow.noFaceInHeadshot"));
    stage.hasWeights = false;
    QCOMPARE(workflow::setUpPuppet(stage.who, stage.cameo()).error().messageId,
             std::string("cameo.noFaceFinder"));
}

void TstCameo::aChangedHeadshotIsRefused()
{
    Stage stage;
    auto tools = workflow::defaultCast();
    QVERIFY(workflow::addHeadshot(tools, stage.who, "front", bruno().draw({240, 240})).isOk());
    auto const rendered = stage.render();
    QVERIFY(!rendered.isOk());
    QCOMPARE(rendered.error().messageId, std::string("cameo.headshotChanged"));
}

void TstCameo::aPuppetNeedsConsent_data()
{
    QTest::addColumn<bool>("isInCast");
    QTest::addColumn<bool>("isRevoked");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("consent given") << true << false << true;
    QTest::newRow("left out of the cast's list") << false << false << true;
    QTest::newRow("withdrawn") << true << true << false;
    QTest::newRow("withdrawn and left out of the list") << false << true << false;
}

/// The gate sees puppets whatever the request's cast says: a job file cannot hide whom it draws.
void TstCameo::aPuppetNeedsConsent()
{
    QFETCH(bool, isInCast);
    QFETCH(bool, isRevoked);
    QFETCH(bool, isAllowed);
    Stage stage;
    if (!isInCast)
        stage.request.conditioning.cast.clear();
    if (isRevoked) {
        auto tools = workflow::defaultCast();
        QVERIFY(workflow::revoke(tools, stage.who, "asked to").isOk());
        QVERIFY(!stage.render().isOk()); // the vault has nothing left either
    }
    Status const may = jobs::checkConsent(stage.request, stage.home.project);
    QVERIFY2(may.isOk() == isAllowed, may ? "" : may.error().message().c_str());
    plan::RenderRequest foreign = stage.request;
    foreign.conditioning.puppets[0].sha256 = std::string(64, 'a');
    QVERIFY(!jobs::checkConsent(foreign, stage.home.project).isOk());
}

void TstCameo::facesInStartPictures_data()
{
    QTest::addColumn<bool>("hasFace");
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("hasCast");
    QTest::addColumn<QString>("refused");
    using story::FaceAnswer;
    QTest::newRow("no face, nobody asked") << false << int(FaceAnswer::Unanswered) << false << "";
    QTest::newRow("a face, nobody answered")
        << true << int(FaceAnswer::Unanswered) << false << "workflow.faceUnanswered";
    QTest::newRow("an invented person") << true << int(FaceAnswer::Synthetic) << false << "";
    QTest::newRow("not a person") << true << int(FaceAnswer::NotAPerson) << false << "";
    QTest::newRow("a cast member") << true << int(FaceAnswer::CastMember) << true << "";
    QTest::newRow("a cast member who is not in the cast")
        << true << int(FaceAnswer::CastMember) << false << "workflow.faceWithoutCast";
}

/// A clip from outside of the headshot, held.
plan::FileRef writtenClip(Stage& stage)
{
    media::ClipSettings settings;
    settings.codec = media::ClipCodec::Ffv1;
    settings.size = stage.shot.image.size();
    settings.rate = {8, 1};
    auto const file = stage.home.path("clip.mkv");
    Image const frame = media::flatten(stage.shot.image);
    return media::writeClip(file, settings, {frame, frame, frame}) ? plan::FileRef{file.string(), {}}
                                                                   : plan::FileRef{};
}

void TstCameo::facesInStartPictures()
{
    QFETCH(bool, hasFace);
    QFETCH(int, answer);
    QFETCH(bool, hasCast);
    QFETCH(QString, refused);
    for (int place = 0; place < 5; ++place) {
        Stage stage;
        plan::FileRef const picture{stage.home.path("start.png").string(), {}};
        QVERIFY(media::writePng(picture.path, stage.shot.image).isOk());
        plan::Conditioning& given = stage.request.conditioning;
        given.puppets.clear();
        if (!hasCast)
            given.cast.clear();
        if (place == 0)
            given.firstFrame = picture;
        else if (place == 1)
            given.lastFrame = picture;
        else if (place == 2)
            given.references = {picture};
        else if (place == 3)
            given.timedFrames = {{picture, 1}};
        else
            given.video = plan::SourceVideo{writtenClip(stage)};
        given.face = story::FaceAnswer(answer);
        if (!hasFace)
            stage.finds.clear();
        auto const rendered = stage.render();
        QCOMPARE(rendered.isOk(), refused.isEmpty());
        if (!refused.isEmpty()) {
            QCOMPARE(int(rendered.error().kind), int(Error::Kind::Refused));
            QCOMPARE(QString::fromStdString(rendered.error().messageId), refused);
        }
    }
}

/// A recipe.json says that a clip is a take's, whose faces were looked at; only one that knows its bytes is
/// believed.
void TstCameo::aPlantedRecipeHidesNoFace()
{
    Stage stage;
    stage.request.conditioning.puppets.clear();
    stage.request.conditioning.cast.clear();
    plan::FileRef const clip = writtenClip(stage);
    stage.request.conditioning.video = plan::SourceVideo{clip};
    jobs::Recipe recipe;
    recipe.take.id = {"tk-1"};
    recipe.take.requestKey = {"key"};
    recipe.take.size = {160, 96};
    recipe.take.rate = {8, 1};
    recipe.take.length = {3};
    recipe.shot = {"sh-1"};
    recipe.request = stage.request;
    auto const plant = [&](std::string const& sum) {
        recipe.checksums["clip.mkv"] = sum;
        return writeFileAtomically(stage.home.path(jobs::kRecipeFile), dumpJson(jobs::toJson(recipe)));
    };
    QVERIFY(plant(std::string(64, 'a')));
    QVERIFY(jobs::recipeBeside(clip.path));
    auto const hidden = stage.render();
    QVERIFY(!hidden);
    QCOMPARE(hidden.error().messageId, std::string("workflow.faceUnanswered"));
    auto const sum = sha256File(clip.path);
    QVERIFY(sum && plant(*sum));
    QVERIFY(stage.render().isOk()); // a take's own clip
}

void TstCameo::withoutWeightsItSaysSo()
{
    Stage stage;
    plan::FileRef const picture{stage.home.path("start.png").string(), {}};
    QVERIFY(media::writePng(picture.path, stage.shot.image).isOk());
    stage.request.conditioning.puppets.clear();
    stage.request.conditioning.firstFrame = picture;
    stage.hasWeights = false;
    auto const rendered = stage.render();
    QVERIFY(rendered.isOk());
    QCOMPARE(rendered->notices.size(), size_t(1));
    QCOMPARE(rendered->notices[0].messageId, std::string("workflow.facesNotLooked"));
}

void TstCameo::credentialsSayComposite()
{
    Stage stage;
    workflow::Toolbox const tools;
    QCOMPARE(int(workflow::manifestFor(stage.request, tools).sourceType),
             int(provenance::SourceType::CompositeWithTrainedAlgorithmicMedia));
    stage.request.conditioning.puppets.clear(); // the model draws the person
    QCOMPARE(int(workflow::manifestFor(stage.request, tools).sourceType),
             int(provenance::SourceType::CompositeWithTrainedAlgorithmicMedia));
    stage.request.conditioning.cast.clear();
    QCOMPARE(int(workflow::manifestFor(stage.request, tools).sourceType),
             int(provenance::SourceType::TrainedAlgorithmicMedia));
}

QTEST_GUILESS_MAIN(TstCameo)
#include "tst_cameo.moc"
