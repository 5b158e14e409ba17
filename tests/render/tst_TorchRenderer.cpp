#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <limits>

using namespace fw;
using namespace fw::render;

class TstTorchRenderer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameFramesAsDiffusers();
    void sameRequestSameFrames();
    void reportsPhasesInOrder();
    void resumesBitForBit();
    void ignoresForeignCheckpoints();
    void chainsLongShots();
    void resumesChainsBitForBit();
    void refuses_data();
    void refuses();
    void damagedWeightsAreNamed();
    void aTokenizerOfAnotherModelIsNamed();
    void overflowingNumbersAreRenderedAgainInFp32();
    void levelsOfItsOwn();
    void guidanceOneNeedsOnePrompt();
    void starterGivesPreviews();

private:
    std::unique_ptr<Renderer> m_renderer;
    QTemporaryDir m_folder;
    std::filesystem::path at(char const* name) { return m_folder.filePath(name).toStdString(); }
    plan::RenderRequest longRequest();
};

void TstTorchRenderer::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    auto opened = openTorchRenderer();
    QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
    m_renderer = std::move(*opened);
}

/// tests/models/fixtures/tiny_wan/reference.safetensors: WanPipeline in fp32 from the same noise.
void TstTorchRenderer::sameFramesAsDiffusers()
{
    auto const reference = tiny::folder() / "reference.safetensors";
    RenderPaths paths;
    paths.initLatents = at("start.safetensors");
    paths.saveLatents = at("latents.safetensors");
    paths.saveFrames = at("frames.safetensors");
    QVERIFY(nn::saveSafetensors(paths.initLatents, {{"latents", tiny::tensor(reference, "start")}}).isOk());
    auto const rendered = tiny::render(*m_renderer, tiny::request(), paths);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());

    QCOMPARE(rendered->device, std::string("cpu"));
    QCOMPARE(rendered->dtype, std::string("fp32")); // "auto": bf16 gains nothing in so small a network
    QCOMPARE(rendered->frames.size(), size_t(9));
    QVERIFY(rendered->peakBytes > 0);
    double const latents =
        tiny::psnr(tiny::tensor(paths.saveLatents, "latents"), tiny::tensor(reference, "latents"));
    double const frames =
        tiny::psnr(tiny::tensor(paths.saveFrames, "frames"), tiny::tensor(reference, "frames"));
    qInfo("latents %.1f dB, frames %.1f dB", latents, frames);
    QVERIFY(latents >= 80);
    QVERIFY(frames >= 60);
}

void TstTorchRenderer::sameRequestSameFrames()
{
    auto const first = tiny::render(*m_renderer, tiny::request());
    m_renderer->unload();
    auto const second =
        tiny::render(*m_renderer, tiny::request()); // the prompt now comes from the cache on disk
    auto other = tiny::request();
    other.seed = 8;
    auto const third = tiny::render(*m_renderer, other);
    QVERIFY(first.isOk() && second.isOk() && third.isOk());
    QVERIFY(first->frames == second->frames);
    QVERIFY(!(first->frames == third->frames));
    QVERIFY(second->loadSeconds > 0);
    QVERIFY(std::filesystem::exists(at("cache/framewright/text")));
}

void TstTorchRenderer::reportsPhasesInOrder()
{
    std::vector<Progress> seen;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) { seen.push_back(progress); };
    QVERIFY(tiny::render(*m_renderer, tiny::request(), {}, hooks).isOk());
    std::vector<int> denoised;
    for (size_t i = 0; i < seen.size(); ++i) {
        QVERIFY(i == 0 || seen[i].phase >= seen[i - 1].phase);
        QVERIFY(seen[i].step <= seen[i].of);
        if (seen[i].phase == Phase::Denoise)
            denoised.push_back(seen[i].step);
    }
    QCOMPARE(denoised, (std::vector<int>{0, 1, 2, 3, 4}));
    QCOMPARE(int(seen.front().phase), int(Phase::Load));
    QCOMPARE(int(seen.back().phase), int(Phase::Decode));
    QCOMPARE(seen.back().step, 9);
}

void TstTorchRenderer::resumesBitForBit()
{
    auto request = tiny::request();
    request.steps = 7;
    RenderPaths whole;
    whole.saveLatents = at("whole.safetensors");
    QVERIFY(tiny::render(*m_renderer, request, whole).isOk());

    RenderPaths parts;
    parts.saveLatents = at("parts.safetensors");
    parts.checkpoint = at("checkpoint.safetensors");
    std::stop_source stop;
    std::vector<int> steps;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        if (progress.phase == Phase::Denoise && progress.step > 0)
            steps.push_back(progress.step);
        if (progress.phase == Phase::Denoise && progress.step == 3)
            stop.request_stop();
    };
    hooks.stop = stop.get_token();
    auto const stopped = tiny::render(*m_renderer, request, parts, hooks);
    QVERIFY(!stopped.isOk());
    QCOMPARE(int(stopped.error().kind), int(Error::Kind::Cancelled));
    QVERIFY(std::filesystem::exists(parts.checkpoint));

    hooks.stop = {};
    QVERIFY(tiny::render(*m_renderer, request, parts, hooks).isOk());
    QCOMPARE(steps, (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
    QVERIFY(
        at::equal(tiny::tensor(whole.saveLatents, "latents"), tiny::tensor(parts.saveLatents, "latents")));
}

/// 21 frames of a model that makes 9 at once: 9, then three pieces of 5 + 4.
plan::RenderRequest TstTorchRenderer::longRequest()
{
    auto const folder = at("short");
    if (!std::filesystem::exists(folder)) {
        std::filesystem::copy(tiny::folder(), folder, std::filesystem::copy_options::recursive);
        Json index = *readJsonFile(folder / "model_index.json");
        index["starter"] = {{"num_frames", 9}, {"max_sequence_length", 512}};
        std::ofstream(folder / "model_index.json") << dumpJson(index);
    }
    auto request = tiny::request();
    request.modelFolder = folder.string();
    request.frames = 21;
    return request;
}

/// One shot, one progress bar: the first piece is what the model makes alone, the rest goes on from it.
void TstTorchRenderer::chainsLongShots()
{
    auto const request = longRequest();
    std::vector<Progress> denoised;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        if (progress.phase == Phase::Denoise)
            denoised.push_back(progress);
    };
    RenderPaths paths;
    paths.saveLatents = at("long.safetensors");
    auto const rendered = tiny::render(*m_renderer, request, paths, hooks);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->frames.size(), size_t(21));
    QVERIFY(rendered->usedLatentReplacement);
    QCOMPARE(denoised.back().step, 16);
    for (size_t i = 0; i < denoised.size(); ++i) {
        QCOMPARE(denoised[i].of, 16);
        QVERIFY(i == 0 || denoised[i].step >= denoised[i - 1].step);
    }
    at::Tensor const latents = tiny::tensor(paths.saveLatents, "latents");
    QCOMPARE(latents.size(2), int64_t(6));
    QVERIFY(at::isfinite(latents).all().item<bool>());

    auto alone = request;
    alone.frames = 9;
    QVERIFY(tiny::render(*m_renderer, alone, paths).isOk());
    QVERIFY(latents.narrow(2, 0, 3).equal(tiny::tensor(paths.saveLatents, "latents")));
    for (int64_t i = 4; i < 6; ++i) // every piece has noise of its own
        QVERIFY(!latents.select(2, i).equal(latents.select(2, 3)));
}

void TstTorchRenderer::resumesChainsBitForBit()
{
    auto const request = longRequest();
    RenderPaths whole;
    whole.saveLatents = at("long-whole.safetensors");
    QVERIFY(tiny::render(*m_renderer, request, whole).isOk());
    RenderPaths parts;
    parts.saveLatents = at("long-parts.safetensors");
    parts.checkpoint = at("long-checkpoint.safetensors");
    for (int const stopAt : {2, 6, 8, 15}) {
        std::stop_source stop;
        RenderHooks hooks;
        int first = -1;
        hooks.onProgress = [&](Progress const& progress) {
            if (progress.phase != Phase::Denoise)
                return;
            if (first < 0 && progress.step > 0)
                first = progress.step;
            if (progress.step == stopAt)
                stop.request_stop();
        };
        hooks.stop = stop.get_token();
        auto const stopped = tiny::render(*m_renderer, request, parts, hooks);
        QVERIFY(!stopped.isOk());
        QCOMPARE(int(stopped.error().kind), int(Error::Kind::Cancelled));
        QVERIFY2(stopAt == 2 || first > 1, "it started anew");
    }
    QVERIFY(tiny::render(*m_renderer, request, parts).isOk());
    QVERIFY(
        at::equal(tiny::tensor(whole.saveLatents, "latents"), tiny::tensor(parts.saveLatents, "latents")));
}

void TstTorchRenderer::ignoresForeignCheckpoints()
{
    RenderPaths paths;
    paths.checkpoint = at("foreign.safetensors");
    QVERIFY(tiny::render(*m_renderer, tiny::request(), paths).isOk());
    auto other = tiny::request();
    other.prompt = "a dog";
    int steps = 0;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        steps += progress.phase == Phase::Denoise && progress.step > 0;
    };
    QVERIFY(tiny::render(*m_renderer, other, paths, hooks).isOk());
    QCOMPARE(steps, 4);

    QFile damaged(QString::fromStdString(paths.checkpoint.string()));
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.resize(100));
    damaged.close();
    steps = 0;
    QVERIFY(tiny::render(*m_renderer, other, paths, hooks).isOk());
    QCOMPARE(steps, 4);
}

void TstTorchRenderer::refuses_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    auto const row = [](char const* what, Error::Kind kind) { QTest::newRow(what) << what << int(kind); };
    row("no folder", Error::Kind::MissingFile);
    row("size", Error::Kind::BadInput);
    row("frames", Error::Kind::BadInput);
    row("sampler", Error::Kind::BadInput);
    row("device", Error::Kind::BadInput);
    row("dtype", Error::Kind::BadInput);
    row("reference", Error::Kind::Unsupported);
    row("last frame", Error::Kind::MissingFile);
    row("cast", Error::Kind::Unsupported);
    row("first frame is missing", Error::Kind::MissingFile);
    row("start of another size", Error::Kind::BadInput);
    row("start that is not finite", Error::Kind::BadInput);
}

void TstTorchRenderer::refuses()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    auto request = tiny::request();
    RenderPaths paths;
    if (what == "no folder")
        request.modelFolder = "/nowhere/model";
    else if (what == "size")
        request.size = {36, 32};
    else if (what == "frames")
        request.frames = 10;
    else if (what == "sampler")
        request.sampler = "ddim";
    else if (what == "device")
        request.device = "toaster";
    else if (what == "dtype")
        request.dtype = "fp8";
    else if (what == "reference")
        request.conditioning.references = {{"/nowhere.png", ""}};
    else if (what == "last frame")
        request.conditioning.lastFrame = plan::FileRef{"/nowhere.png", ""};
    else if (what == "cast")
        request.conditioning.cast = {{"somebody", "image", ""}};
    else if (what == "first frame is missing")
        request.conditioning.firstFrame = plan::FileRef{"/nowhere.png", ""};
    else if (what == "start that is not finite") {
        paths.initLatents = at("notfinite.safetensors");
        at::Tensor start = tiny::tensor(tiny::folder() / "reference.safetensors", "start").clone();
        start.view(-1)[0] = std::numeric_limits<float>::infinity();
        QVERIFY(nn::saveSafetensors(paths.initLatents, {{"latents", start}}).isOk());
    } else
        paths.initLatents =
            tiny::folder() / "reference.safetensors"; // holds no tensor called latents of that shape
    if (what == "start of another size")
        request.frames = 13;
    auto const rendered = tiny::render(*m_renderer, request, paths);
    QVERIFY(!rendered.isOk());
    QCOMPARE(int(rendered.error().kind), kind);
    QVERIFY(messageTemplate(rendered.error().messageId) != nullptr);
}

void TstTorchRenderer::damagedWeightsAreNamed()
{
    auto const copy = at("broken");
    std::filesystem::copy(tiny::folder(), copy, std::filesystem::copy_options::recursive);
    auto const vae = copy / "vae/diffusion_pytorch_model.safetensors";
    std::filesystem::resize_file(vae, std::filesystem::file_size(vae) / 2);
    auto request = tiny::request();
    request.modelFolder = copy.string();
    auto const rendered = tiny::render(*m_renderer, request);
    QVERIFY(!rendered.isOk());
    QCOMPARE(int(rendered.error().kind), int(Error::Kind::BadInput));
    QVERIFY(rendered.error().message().find(vae.string()) != std::string::npos);
}

void TstTorchRenderer::aTokenizerOfAnotherModelIsNamed()
{
    auto const copy = at("mixed");
    std::filesystem::copy(tiny::folder(), copy, std::filesystem::copy_options::recursive);
    std::filesystem::copy(paths::resources() / "models/starter/tokenizer/spiece.model",
                          copy / "tokenizer/spiece.model", std::filesystem::copy_options::overwrite_existing);
    auto request = tiny::request();
    request.modelFolder = copy.string();
    auto const rendered = tiny::render(*m_renderer, request);
    QVERIFY(!rendered.isOk());
    QCOMPARE(int(rendered.error().kind), int(Error::Kind::BadInput));
    QVERIFY(rendered.error().message().find("547 pieces") != std::string::npos);
}

/// A channel of the text that is 0 meets weights beyond bf16's largest number, where they become infinite.
void TstTorchRenderer::overflowingNumbersAreRenderedAgainInFp32()
{
    auto const copy = at("overflowing");
    std::filesystem::copy(tiny::folder(), copy, std::filesystem::copy_options::recursive);
    auto const change = [&](char const* file, char const* name, auto const& edit) {
        auto tensors = nn::loadSafetensors(copy / file);
        for (auto& [key, tensor] : *tensors)
            tensor = tensor.to(at::kFloat, false, true); // the file is replaced below
        edit(tensors->at(name));
        QVERIFY(nn::saveSafetensors(copy / file, *tensors).isOk());
    };
    change("text_encoder/model.safetensors", "encoder.final_layer_norm.weight",
           [](at::Tensor& weight) { weight[0] = 0; });
    change("transformer/diffusion_pytorch_model.safetensors",
           "condition_embedder.text_embedder.linear_1.weight",
           [](at::Tensor& weight) { weight.select(1, 0).fill_(std::numeric_limits<float>::max()); });
    auto request = tiny::request();
    request.modelFolder = copy.string();
    request.dtype = "fp32";
    auto const exact = tiny::render(*m_renderer, request);
    QVERIFY2(exact.isOk(), exact ? "" : exact.error().message().c_str());
    QVERIFY(exact->notices.empty());

    request.dtype = "bf16";
    std::vector<Notice> said;
    RenderHooks hooks;
    hooks.onNotice = [&](Notice const& notice) { said.push_back(notice); };
    auto const rendered = tiny::render(*m_renderer, request, {}, hooks);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->dtype, std::string("fp32"));
    QVERIFY(rendered->frames == exact->frames);
    QCOMPARE(said.size(), size_t(1));
    QCOMPARE(said[0].messageId, std::string("render.retriedInFp32"));
    QVERIFY(rendered->notices == said);
}

void TstTorchRenderer::levelsOfItsOwn()
{
    auto request = tiny::request();
    request.steps = 3;
    request.sigmas = {1, 0.75, 0.5};
    std::vector<std::vector<Image>> clips;
    for (char const* sampler : {"euler", "few-step"}) { // without and with fresh noise
        request.sampler = sampler;
        auto const rendered = tiny::render(*m_renderer, request);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        QCOMPARE(rendered->notices.size(), size_t(request.sampler == "few-step" ? 1 : 0));
        clips.push_back(rendered->frames);
    }
    QVERIFY(!(clips[0] == clips[1]));
    request.sampler = "euler";
    request.sigmas = {1, 0.75, 0.25};
    QVERIFY(!(tiny::render(*m_renderer, request)->frames == clips[0]));
    request.guidanceInterval = presets::GuidanceInterval{0, 0.3};
    auto const narrow = tiny::render(*m_renderer, request);
    request.guidanceInterval.reset();
    QVERIFY(!(tiny::render(*m_renderer, request)->frames == narrow->frames));
}

void TstTorchRenderer::guidanceOneNeedsOnePrompt()
{
    auto request = tiny::request();
    int texts = 0;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        texts = progress.phase == Phase::Text ? progress.of : texts;
    };
    QVERIFY(tiny::render(*m_renderer, request, {}, hooks).isOk());
    QCOMPARE(texts, 2);
    request.guidance = 1;
    auto const one = tiny::render(*m_renderer, request, {}, hooks);
    QCOMPARE(texts, 1);
    request.negative = "something else";
    QVERIFY(tiny::render(*m_renderer, request)->frames == one->frames);
}

void TstTorchRenderer::starterGivesPreviews()
{
    plan::RenderRequest request;
    request.prompt = "a cat in the snow";
    request.size = {160, 96};
    request.steps = 3;
    request.isNative = true;
    request.device = "cpu";
    request.modelFolder = (paths::resources() / "models/starter").string();
    std::vector<Preview> previews;
    RenderHooks hooks;
    hooks.onPreview = [&](Preview const& preview) { previews.push_back(preview); };
    auto const rendered = tiny::render(*m_renderer, request, {}, hooks);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->frames.size(), size_t(17));
    QCOMPARE(rendered->frames[0].size(), (SizePx{160, 96}));
    QCOMPARE(previews.size(), size_t(3));
    QCOMPARE(previews[2].step, 3);
    QCOMPARE(previews[2].frames.size(), size_t(5));
    QCOMPARE(previews[2].frames[0].size(), (SizePx{160, 96}));
}

QTEST_GUILESS_MAIN(TstTorchRenderer)
#include "tst_TorchRenderer.moc"
