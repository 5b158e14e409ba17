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
    request.conditioning.extend = plan::ExtendFrom{{}, "", {at("parent.safetensors").string(), ""}, 5};
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
    request.conditioning.extend = plan::ExtendFrom{{}, "", {at("parent.safetensors").string(), ""}, 9};
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
    request.conditioning.extend = plan::ExtendFrom{{}, "", {at("foreign.safetensors").string(), ""}, 5};
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
    request.conditioning.extend = plan::ExtendFrom{{}, "", {at("parent.safetensors").string(), ""}, 5};
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
    // The references' latent frames are sampled with the clip and dropped from it.
    QCOMPARE(tiny::tensor(paths.saveLatents, "latents").size(2), int64_t(3));
}

QTEST_GUILESS_MAIN(TstTorchConditions)
#include "tst_TorchConditions.moc"
