#include "engine/base/Json.h"
#include "engine/media/Stills.h"
#include "engine/models/WanTransformer.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace fw;
using namespace fw::render;

namespace {

/// The tiny pipeline with VACE blocks of random weights added to its transformer.
void makeVaceModel(std::filesystem::path const& folder)
{
    std::filesystem::copy(tiny::folder(), folder, std::filesystem::copy_options::recursive);
    auto json = readJsonFile(folder / "transformer/config.json");
    (*json)["vace_layers"] = {0, 1};
    (*json)["vace_in_channels"] = 2 * 4 + 4 * 4;
    (*json)["_class_name"] = "WanVACETransformer3DModel";
    auto config = models::WanTransformerConfig::fromJson(*json, "config.json");
    models::WanTransformer network;
    network.config = *config;
    network.blocks.resize(static_cast<size_t>(config->layers));
    network.vace_blocks.resize(config->vaceLayers.size());
    auto const weights = folder / "transformer/diffusion_pytorch_model.safetensors";
    auto tensors = nn::loadSafetensors(weights);
    at::manual_seed(3);
    network.walk([&](nn::Parameter const& parameter) {
        if (!tensors->count(parameter.name))
            (*tensors)[parameter.name] = at::randn(parameter.shape) * 0.2;
    });
    for (auto& [name, tensor] : *tensors)
        tensor = tensor.clone(); // the file is replaced below
    QVERIFY(nn::saveSafetensors(weights, *tensors).isOk());
    std::ofstream(folder / "transformer/config.json") << dumpJson(*json);
}

} // namespace

/// Extensions, first and last frames and references, on the tiny networks.
class TstTorchConditions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void extendsFromLatents();
    void extendsFromAClipsLatentsChain();
    void startsFromAStill();
    void refusesForeignLatents();
    void vaceExtends();
    void vaceTakesEverything();
    void vaceTakesPeopleFromMemory();
    void otherModelsOpenNobody();
    void leadsUpToAClip();
    void bridgesTwoClips();
    void showsPicturesAtTheirFrames();
    void picturesFindTheirSegment();
    void beginsFromAVideo();
    void retakesFramesAlone();
    void retakesARegionAlone();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void chainsKeepTheColoursOfTheFirst();

private:
    std::unique_ptr<Renderer> m_renderer;
    QTemporaryDir m_folder;
    std::filesystem::path at(char const* name) { return m_folder.filePath(name).toStdString(); }
    plan::FileRef still(char const* name, uint8_t grey);
    plan::RenderRequest vaceRequest();
};

void TstTorchConditions::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    auto opened = openTorchRenderer();
    QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
    m_renderer = std::move(*opened);
    makeVaceModel(at("vace"));
    RenderPaths paths;
    paths.saveLatents = at("parent.safetensors");
    QVERIFY(tiny::render(*m_renderer, tiny::request(), paths).isOk());
}

plan::FileRef TstTorchConditions::still(char const* name, uint8_t grey)
{
    Image image({48, 32});
    image.fill(grey, 20, 200);
    auto const path = at(name);
    return media::writePng(path, image) ? plan::FileRef{path.string(), ""} : plan::FileRef{};
}

plan::RenderRequest TstTorchConditions::vaceRequest()
{
    auto request = tiny::request();
    request.modelFolder = at("vace").string();
    return request;
}

void TstTorchConditions::extendsFromLatents()
{
    auto request = tiny::request();
    request.conditioning.extend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
    RenderPaths paths;
    paths.saveLatents = at("child.safetensors");
    auto const rendered = tiny::render(*m_renderer, request, paths);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(rendered->usedLatentReplacement);
    QCOMPARE(rendered->frames.size(), size_t(4)); // the five that both clips show are dropped
    at::Tensor const child = tiny::tensor(paths.saveLatents, "latents");
    at::Tensor const parent = tiny::tensor(at("parent.safetensors"), "latents");
    QVERIFY(at::equal(child.narrow(2, 0, 2), parent.narrow(2, 1, 2)));
    QVERIFY(!at::equal(child.narrow(2, 2, 1), parent.narrow(2, 2, 1)));
}

void TstTorchConditions::extendsFromAClipsLatentsChain()
{
    auto request = tiny::request();
    request.conditioning.extend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 9};
    request.frames = 13;
    QCOMPARE(tiny::render(*m_renderer, request)->frames.size(), size_t(4));
    request.conditioning.extend->overlapFrames = 13;
    auto const whole = tiny::render(*m_renderer, request);
    QVERIFY(!whole.isOk());
    QCOMPARE(int(whole.error().kind), int(Error::Kind::BadInput));
}

void TstTorchConditions::startsFromAStill()
{
    auto request = tiny::request();
    request.conditioning.firstFrame = still("first.png", 250);
    RenderPaths paths;
    paths.saveLatents = at("a.safetensors");
    auto const rendered = tiny::render(*m_renderer, request, paths);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->frames.size(), size_t(9));
    QVERIFY(rendered->usedLatentReplacement);
    request.seed = 99;
    paths.saveLatents = at("b.safetensors");
    QVERIFY(tiny::render(*m_renderer, request, paths).isOk());
    at::Tensor const a = tiny::tensor(at("a.safetensors"), "latents");
    at::Tensor const b = tiny::tensor(at("b.safetensors"), "latents");
    QVERIFY(at::equal(a.narrow(2, 0, 1), b.narrow(2, 0, 1))); // the still, whatever the seed
    QVERIFY(!at::equal(a.narrow(2, 1, 2), b.narrow(2, 1, 2)));
}

void TstTorchConditions::refusesForeignLatents()
{
    auto request = tiny::request();
    request.conditioning.extend = plan::Neighbour{{}, "", {at("foreign.safetensors").string(), ""}, 5};
    auto const kindFor = [&](nn::TensorMap const& tensors) {
        if (!nn::saveSafetensors(at("foreign.safetensors"), tensors))
            return -1;
        auto const rendered = tiny::render(*m_renderer, request);
        return rendered ? -1 : int(rendered.error().kind);
    };
    int const bad = int(Error::Kind::BadInput);
    QCOMPARE(kindFor({{"noise", at::zeros({1, 4, 3, 8, 8})}}), bad);
    QCOMPARE(kindFor({{"latents", at::zeros({1, 5, 3, 8, 8})}}), bad);
    QCOMPARE(kindFor({{"latents", at::zeros({1, 4, 3, 8, 12})}}), bad);
    QCOMPARE(kindFor({{"latents", at::zeros({1, 4, 1, 8, 8})}}), bad);
    QCOMPARE(kindFor({{"latents", at::full({1, 4, 3, 8, 8}, std::nan(""))}}), bad);
    QCOMPARE(kindFor({{"latents", at::zeros({1, 4, 3, 8, 8})}}), -1);
}

void TstTorchConditions::vaceExtends()
{
    auto request = vaceRequest();
    auto const alone = tiny::render(*m_renderer, request);
    QVERIFY2(alone.isOk(), alone ? "" : alone.error().message().c_str());
    request.conditioning.extend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
    auto const rendered = tiny::render(*m_renderer, request);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(!rendered->usedLatentReplacement);
    QCOMPARE(rendered->frames.size(), size_t(4));
    QVERIFY(!(rendered->frames.back() == alone->frames.back()));
}

void TstTorchConditions::vaceTakesEverything()
{
    auto request = vaceRequest();
    request.conditioning.references = {still("one.png", 10), still("two.png", 90)};
    request.conditioning.firstFrame = still("first.png", 250);
    request.conditioning.lastFrame = still("last.png", 0);
    RenderPaths paths;
    paths.saveLatents = at("all.safetensors");
    auto const rendered = tiny::render(*m_renderer, request, paths);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->frames.size(), size_t(9));
    request.frames = 1; // a still has no room for anything given, and needs none
    request.conditioning = {};
    QCOMPARE(tiny::render(*m_renderer, request)->frames.size(), size_t(1));
    // The references' latent frames are sampled with the clip and dropped from it.
    QCOMPARE(tiny::tensor(paths.saveLatents, "latents").size(2), int64_t(3));
}

void TstTorchConditions::vaceTakesPeopleFromMemory()
{
    auto request = vaceRequest();
    plan::FileRef const file = still("person.png", 130);
    auto const picture = media::readImage(file.path);
    RenderPaths paths;
    paths.saveLatents = at("file.safetensors");
    request.conditioning.references = {file};
    QVERIFY(tiny::render(*m_renderer, request, paths).isOk());
    request.conditioning.references.clear();
    request.conditioning.cast = {{"somebody", "", ""}};
    int opened = 0;
    RenderHooks hooks;
    hooks.openCast = [&]() -> Result<std::vector<Image>> {
        ++opened;
        return std::vector<Image>{*picture};
    };
    paths.saveLatents = at("person.safetensors");
    paths.checkpoint = at("person.checkpoint");
    auto const rendered = tiny::render(*m_renderer, request, paths, hooks);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(opened, 1);
    // The same as the same picture from a file; and the headshot's latents are left nowhere.
    at::Tensor const latents = tiny::tensor(paths.saveLatents, "latents");
    QVERIFY(at::equal(latents, tiny::tensor(at("file.safetensors"), "latents")));
    QCOMPARE(latents.size(2), int64_t(3));
    QVERIFY(!std::filesystem::exists(paths.checkpoint));
    hooks.openCast = []() -> Result<std::vector<Image>> {
        return fail(Error::Kind::Refused, "consent.revoked", {"Somebody", "2026-01-01"});
    };
    QCOMPARE(int(tiny::render(*m_renderer, request, {}, hooks).error().kind), int(Error::Kind::Refused));
    QCOMPARE(tiny::render(*m_renderer, request, {}).error().messageId, std::string("render.cast"));
}

void TstTorchConditions::otherModelsOpenNobody()
{
    auto request = tiny::request(); // text to video: no way to take a picture of somebody
    request.conditioning.cast = {{"somebody", "", ""}};
    int opened = 0;
    RenderHooks hooks;
    hooks.openCast = [&]() -> Result<std::vector<Image>> {
        ++opened;
        return std::vector<Image>{Image({48, 32})};
    };
    QCOMPARE(tiny::render(*m_renderer, request, {}, hooks).error().messageId, std::string("render.cast"));
    // VACE blocks, but a little world of its own, as the starter's.
    std::filesystem::copy(at("vace"), at("own"), std::filesystem::copy_options::recursive);
    auto json = readJsonFile(at("own") / "model_index.json");
    (*json)["starter"]["keep_known_latents"] = true;
    std::ofstream(at("own") / "model_index.json") << dumpJson(*json);
    request.modelFolder = at("own").string();
    auto const rendered = tiny::render(*m_renderer, request, {}, hooks);
    QVERIFY(!rendered.isOk());
    QCOMPARE(rendered.error().messageId, std::string("render.cast"));
    QCOMPARE(opened, 0);
}

void TstTorchConditions::leadsUpToAClip()
{
    for (bool const hasVace : {false, true}) {
        auto request = hasVace ? vaceRequest() : tiny::request();
        request.frames = 13;
        auto const alone = tiny::render(*m_renderer, request);
        request.conditioning.prepend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
        auto const rendered = tiny::render(*m_renderer, request);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        QCOMPARE(rendered->frames.size(), size_t(8)); // the five that both clips show are dropped
        QCOMPARE(rendered->usedLatentReplacement, !hasVace);
        QVERIFY(!(rendered->frames.back() == alone->frames[7]));
    }
}

void TstTorchConditions::bridgesTwoClips()
{
    auto request = tiny::request();
    request.frames = 17;
    request.conditioning.extend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
    request.conditioning.prepend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
    RenderPaths paths;
    paths.saveLatents = at("bridge.safetensors");
    auto const rendered = tiny::render(*m_renderer, request, paths);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->frames.size(), size_t(7));
    at::Tensor const bridge = tiny::tensor(paths.saveLatents, "latents");
    at::Tensor const parent = tiny::tensor(at("parent.safetensors"), "latents");
    QVERIFY(at::equal(bridge.narrow(2, 0, 2), parent.narrow(2, 1, 2)));
    request.conditioning.prepend.reset();
    paths.saveLatents = at("open.safetensors");
    QVERIFY(tiny::render(*m_renderer, request, paths).isOk());
    QVERIFY(!at::equal(bridge.select(2, 4), tiny::tensor(paths.saveLatents, "latents").select(2, 4)));
}

void TstTorchConditions::showsPicturesAtTheirFrames()
{
    auto request = tiny::request();
    request.conditioning.lastFrame = still("last.png", 0);
    request.conditioning.timedFrames = {{still("middle.png", 250), 3}};
    RenderPaths paths;
    at::Tensor kept;
    for (uint64_t const seed : {7u, 99u}) {
        request.seed = seed;
        paths.saveLatents = at("stills.safetensors");
        auto const rendered = tiny::render(*m_renderer, request, paths);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        at::Tensor const latents = tiny::tensor(paths.saveLatents, "latents");
        if (kept.defined()) {
            QVERIFY(at::equal(kept.narrow(2, 1, 2), latents.narrow(2, 1, 2))); // pictures, whatever the seed
            QVERIFY(!at::equal(kept.select(2, 0), latents.select(2, 0)));
        }
        kept = latents;
    }
    QVERIFY(!at::equal(kept.select(2, 1), kept.select(2, 2)));
}

void TstTorchConditions::picturesFindTheirSegment()
{
    // 81 frames at once: a shot of 101 is chained, and frame 97 lies in its second segment.
    auto request = tiny::request();
    request.steps = 2;
    request.frames = 101;
    request.size = {16, 16};
    request.conditioning.timedFrames = {{still("late.png", 250), 97}};
    RenderPaths paths;
    std::vector<at::Tensor> made;
    for (uint64_t const seed : {7u, 99u}) {
        request.seed = seed;
        paths.saveLatents = at("long.safetensors");
        auto const rendered = tiny::render(*m_renderer, request, paths);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        QCOMPARE(rendered->frames.size(), size_t(101));
        made.push_back(tiny::tensor(paths.saveLatents, "latents"));
    }
    QVERIFY(at::equal(made[0].select(2, 25), made[1].select(2, 25)));
    QVERIFY(!at::equal(made[0].select(2, 24), made[1].select(2, 24)));
}

void TstTorchConditions::beginsFromAVideo()
{
    auto request = tiny::request();
    request.conditioning.video = plan::SourceVideo{{at("parent.safetensors").string(), ""}, 0.25};
    at::Tensor const parent = tiny::tensor(at("parent.safetensors"), "latents");
    double last = 0;
    for (double const strength : {0.25, 0.5, 1.0}) { // the more is walked, the farther away it ends
        request.conditioning.video->strength = strength;
        request.seed = 11;
        RenderPaths paths;
        paths.saveLatents = at("video.safetensors");
        int steps = 0;
        RenderHooks hooks;
        hooks.onProgress = [&](Progress const& progress) {
            steps = progress.phase == Phase::Denoise ? progress.of : steps;
        };
        auto const rendered = tiny::render(*m_renderer, request, paths, hooks);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        QCOMPARE(steps, int(4 * strength));
        double const distance =
            (tiny::tensor(paths.saveLatents, "latents") - parent).square().mean().item<double>();
        QVERIFY(distance > last);
        last = distance;
    }
}

void TstTorchConditions::retakesFramesAlone()
{
    for (bool const hasVace : {false, true}) {
        auto request = hasVace ? vaceRequest() : tiny::request();
        auto const before = tiny::render(*m_renderer, tiny::request());
        request.conditioning.retake = plan::Retake{{at("parent.safetensors").string(), ""}, 5, 9, {}};
        request.seed = 5;
        RenderPaths paths;
        paths.saveLatents = at("retake.safetensors");
        auto const rendered = tiny::render(*m_renderer, request, paths);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        QCOMPARE(rendered->frames.size(), size_t(9));
        for (size_t i = 0; i < 9; ++i)
            QVERIFY2((rendered->frames[i] == before->frames[i]) == (i < 5), qPrintable(QString::number(i)));
        at::Tensor const parent = tiny::tensor(at("parent.safetensors"), "latents");
        at::Tensor const made = tiny::tensor(paths.saveLatents, "latents");
        QVERIFY(at::equal(made.narrow(2, 0, 2), parent.narrow(2, 0, 2)));
        QVERIFY(!at::equal(made.select(2, 2), parent.select(2, 2)));
    }
}

void TstTorchConditions::retakesARegionAlone()
{
    auto request = tiny::request();
    auto const before = tiny::render(*m_renderer, request);
    request.conditioning.retake =
        plan::Retake{{at("parent.safetensors").string(), ""}, 0, 9, plan::Region{0.5, 0, 0.5, 1}};
    request.seed = 5;
    auto const rendered = tiny::render(*m_renderer, request);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    int changed = 0;
    for (size_t i = 0; i < 9; ++i)
        for (int y = 0; y < 32; ++y) {
            uint8_t const* const was = before->frames[i].row(y);
            uint8_t const* const is = rendered->frames[i].row(y);
            QVERIFY(std::equal(was, was + 16 * 3, is)); // the left half is the source's, to the byte
            changed += std::equal(was + 24 * 3, was + 32 * 3, is + 24 * 3) ? 0 : 1;
        }
    QVERIFY(changed > 200);
}

void TstTorchConditions::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("what");
    for (char const* what :
         {"range behind the end", "empty range", "region outside", "frame behind the end",
          "strength of nothing", "retake of a video", "neighbours too long", "short source"})
        QTest::newRow(what) << what;
}

void TstTorchConditions::refusesWhatCannotBe()
{
    QFETCH(QString, what);
    auto request = tiny::request();
    plan::FileRef const parent{at("parent.safetensors").string(), ""};
    plan::Conditioning& given = request.conditioning;
    if (what == "range behind the end")
        given.retake = plan::Retake{parent, 4, 10, {}};
    else if (what == "empty range")
        given.retake = plan::Retake{parent, 4, 4, {}};
    else if (what == "region outside")
        given.retake = plan::Retake{parent, 0, 4, plan::Region{0.5, 0, 0.6, 1}};
    else if (what == "frame behind the end")
        given.timedFrames = {{still("late.png", 1), 9}};
    else if (what == "strength of nothing")
        given.video = plan::SourceVideo{parent, 0};
    else if (what == "retake of a video")
        given.video = plan::SourceVideo{parent, 1}, given.retake = plan::Retake{parent, 0, 4, {}};
    else if (what == "neighbours too long")
        given.extend = given.prepend = plan::Neighbour{{}, "", parent, 5};
    else
        given.retake = plan::Retake{parent, 0, 4, {}}, request.frames = 13;
    auto const rendered = tiny::render(*m_renderer, request);
    QVERIFY(!rendered.isOk());
    QCOMPARE(int(rendered.error().kind), int(Error::Kind::BadInput));
    QVERIFY(rendered.error().message().back() == '.');
}

void TstTorchConditions::chainsKeepTheColoursOfTheFirst()
{
    // A parent that was shown darker than its latents decode: its child is shown darker too.
    at::Tensor const latents = tiny::tensor(at("parent.safetensors"), "latents");
    at::Tensor const colours = at::stack({at::full({3}, 0.9), at::full({3}, -0.1)}).expand({3, 2, 3});
    QVERIFY(
        nn::saveSafetensors(at("dark.safetensors"), {{"latents", latents}, {"colours", colours.contiguous()}})
            .isOk());
    auto request = tiny::request();
    request.conditioning.extend = plan::Neighbour{{}, "", {at("parent.safetensors").string(), ""}, 5};
    RenderPaths paths;
    paths.saveLatents = at("child.safetensors");
    auto const plain = tiny::render(*m_renderer, request, paths);
    QVERIFY(at::equal(tiny::tensor(paths.saveLatents, "colours").select(1, 0), at::ones({3, 3})));
    request.conditioning.extend->source.path = at("dark.safetensors").string();
    auto const dark = tiny::render(*m_renderer, request, paths);
    QVERIFY(plain.isOk() && dark.isOk());
    QVERIFY(at::allclose(tiny::tensor(paths.saveLatents, "colours"), colours, 1e-5, 1e-5));
    QVERIFY(!(plain->frames[0] == dark->frames[0]));
}

QTEST_GUILESS_MAIN(TstTorchConditions)
#include "tst_TorchConditions.moc"
