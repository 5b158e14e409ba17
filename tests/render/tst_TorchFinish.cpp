#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Pictures.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <set>

using namespace fw;
using namespace fw::render;

/// The last phase of a rendering: a model whose folder holds an upscaler gives larger pictures at the film's
/// rate. Everything before it, and everything that continues a clip, works on native frames as if it were not
/// there.
class TstTorchFinish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finishedSizeRateAndCount();
    void lanczosWhereThereAreNoWeights();
    void nativeIsAsWithoutUpscaler();
    void keepsTheRateOfASlowerFilm();
    void savedFilesStayNative();
    void framesComeFromLatentsAgain_data();
    void framesComeFromLatentsAgain();
    void otherLatentsAreRefused();
    void extensionIsAsWithoutUpscaler_data();
    void extensionIsAsWithoutUpscaler();
    void anExtensionBeginsWithTheMotionThatLeadsToIt();
    void stopsWhileUpscaling();
    void aBadUpscalerIsNamedBeforeTheWork();

private:
    std::unique_ptr<Renderer> m_renderer;
    QTemporaryDir m_folder;
    std::filesystem::path at(char const* name) { return m_folder.filePath(name).toStdString(); }
    plan::RenderRequest finishing(); ///< tiny::request() on a model with a x2 upscaler
    Rendered rendered(plan::RenderRequest const& request, RenderPaths const& paths = {});
};

void TstTorchFinish::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    auto opened = openTorchRenderer();
    QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
    m_renderer = std::move(*opened);
    std::filesystem::copy(tiny::folder(), at("model"), std::filesystem::copy_options::recursive);
    std::filesystem::create_directory(at("model/upscaler"));
    std::filesystem::copy(FW_TEST_DIR "/models/fixtures/upscaler_x2/weights.safetensors",
                          at("model/upscaler/model.safetensors"));
}

plan::RenderRequest TstTorchFinish::finishing()
{
    auto request = tiny::request();
    request.modelFolder = at("model").string();
    return request;
}

Rendered TstTorchFinish::rendered(plan::RenderRequest const& request, RenderPaths const& paths)
{
    auto result = tiny::render(*m_renderer, request, paths);
    if (!result) {
        QTest::qFail(result.error().message().c_str(), __FILE__, __LINE__);
        return {};
    }
    return *std::move(result);
}

void TstTorchFinish::finishedSizeRateAndCount()
{
    std::vector<Progress> upscaling;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        if (progress.phase == Phase::Upscale)
            upscaling.push_back(progress);
    };
    auto const made = tiny::render(*m_renderer, finishing(), {}, hooks);
    QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
    QCOMPARE(made->frames.size(), size_t(27)); // 9 at 8 a second
    QVERIFY((made->fps == FrameRate{24, 1}));
    for (Image const& frame : made->frames)
        QVERIFY((frame.size() == SizePx{64, 64}));
    QCOMPARE(made->upscaler.size(), size_t(64));
    QVERIFY(upscaling.size() > 9);
    QVERIFY(
        std::all_of(upscaling.begin(), upscaling.end(), [](Progress const& p) { return p.step <= p.of; }));
}

/// model_index.json says how much larger; a scale that is none is refused.
void TstTorchFinish::lanczosWhereThereAreNoWeights()
{
    std::filesystem::copy(tiny::folder(), at("plain"), std::filesystem::copy_options::recursive);
    auto const file = at("plain/model_index.json");
    auto index = readJsonFile(file);
    QVERIFY(index.isOk());
    auto request = tiny::request();
    request.modelFolder = at("plain").string();
    for (auto const& [scale, isGood] : {std::pair(3, true), std::pair(5, false), std::pair(0, false)}) {
        (*index)["starter"] = {{"num_frames", 9}, {"max_sequence_length", 512}, {"upscale", scale}};
        QVERIFY(writeFileAtomically(file, dumpJson(*index)).isOk());
        m_renderer->unload();
        auto const made = tiny::render(*m_renderer, request);
        QCOMPARE(made.isOk(), isGood);
        if (!isGood)
            continue;
        QCOMPARE(made->upscaler, std::string("lanczos"));
        QCOMPARE(made->frames.size(), size_t(27));
        QVERIFY((made->frames[0].size() == SizePx{96, 96}));
        std::vector<Image> const native = rendered(tiny::request()).frames;
        for (size_t i = 0; i < native.size(); ++i)
            QVERIFY(made->frames[3 * i] == media::resize(native[i], {96, 96}, media::Filter::Lanczos));
    }
}

void TstTorchFinish::nativeIsAsWithoutUpscaler()
{
    auto request = finishing();
    request.isNative = true;
    Rendered const native = rendered(request), before = rendered(tiny::request());
    QVERIFY(native.frames == before.frames);
    QVERIFY((native.fps == FrameRate{8, 1}));
    QVERIFY(native.upscaler.empty());
}

void TstTorchFinish::keepsTheRateOfASlowerFilm()
{
    auto request = finishing();
    request.fps = {16, 1};
    request.finishFps = {12, 1};
    Rendered const made = rendered(request);
    QCOMPARE(made.frames.size(), size_t(9));
    QVERIFY((made.fps == FrameRate{16, 1}));
    QVERIFY((made.frames[0].size() == SizePx{64, 64}));
}

void TstTorchFinish::savedFilesStayNative()
{
    RenderPaths finished{at("a-latents.safetensors"), at("a-frames.safetensors"), {}, {}};
    RenderPaths plain{at("b-latents.safetensors"), at("b-frames.safetensors"), {}, {}};
    rendered(finishing(), finished);
    rendered(tiny::request(), plain);
    QVERIFY(
        at::equal(tiny::tensor(finished.saveLatents, "latents"), tiny::tensor(plain.saveLatents, "latents")));
    QVERIFY(at::equal(tiny::tensor(finished.saveFrames, "frames"), tiny::tensor(plain.saveFrames, "frames")));
}

void TstTorchFinish::framesComeFromLatentsAgain_data()
{
    using Change = std::function<void(plan::RenderRequest&, std::filesystem::path const& parent)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("finished") << Change([](auto&, auto const&) {});
    QTest::newRow("native") << Change([](auto& request, auto const&) { request.isNative = true; });
    QTest::newRow("tile by tile") << Change([](auto& request, auto const&) { request.memory = "tiled"; });
    QTest::newRow("extension") << Change([](auto& request, auto const& parent) {
        request.conditioning.extend = plan::Neighbour{{}, "", {parent.string(), ""}, 5};
    });
    QTest::newRow("between two") << Change([](auto& request, auto const& parent) {
        request.frames = 17;
        request.conditioning.extend = plan::Neighbour{{}, "", {parent.string(), ""}, 5};
        request.conditioning.prepend = plan::Neighbour{{}, "", {parent.string(), ""}, 5};
    });
}

/// Bit for bit what the rendering gave, without its neighbours' files, and not a step is taken.
void TstTorchFinish::framesComeFromLatentsAgain()
{
    using Change = std::function<void(plan::RenderRequest&, std::filesystem::path const& parent)>;
    QFETCH(Change, change);
    plan::RenderRequest request = finishing();
    request.seed = 3;
    rendered(request, {at("parent.safetensors"), {}, {}, {}});
    request.seed = 11;
    change(request, at("parent.safetensors"));
    Rendered const made = rendered(request, {at("made.safetensors"), {}, {}, {}});
    QVERIFY(std::filesystem::remove(at("parent.safetensors")));
    m_renderer->unload();
    RenderPaths paths;
    paths.fromLatents = at("made.safetensors");
    RenderHooks hooks;
    std::set<Phase> phases;
    hooks.onProgress = [&](Progress const& progress) { phases.insert(progress.phase); };
    auto const again = tiny::render(*m_renderer, request, paths, hooks);
    QVERIFY2(again.isOk(), again ? "" : again.error().message().c_str());
    QVERIFY(again->frames == made.frames);
    QVERIFY(again->fps == made.fps);
    QVERIFY(!phases.count(Phase::Denoise) && !phases.count(Phase::Text) && phases.count(Phase::Decode));
    QCOMPARE(again->upscaler, made.upscaler);
}

void TstTorchFinish::otherLatentsAreRefused()
{
    rendered(finishing(), {at("nine.safetensors"), {}, {}, {}});
    plan::RenderRequest longer = finishing();
    longer.frames = 13;
    RenderPaths paths;
    paths.fromLatents = at("nine.safetensors");
    auto const wrong = tiny::render(*m_renderer, longer, paths);
    QVERIFY(!wrong && wrong.error().messageId == "render.latentsKey");
    paths.fromLatents = at("none.safetensors");
    auto const none = tiny::render(*m_renderer, longer, paths);
    QVERIFY(!none && none.error().kind == Error::Kind::MissingFile);
}

void TstTorchFinish::extensionIsAsWithoutUpscaler_data()
{
    QTest::addColumn<bool>("fromClip");
    QTest::newRow("from latents") << false;
    QTest::newRow("from the finished clip") << true;
}

/// A child of a finished parent against a child of the parent as it was before there was finishing.
void TstTorchFinish::extensionIsAsWithoutUpscaler()
{
    QFETCH(bool, fromClip);
    auto const child = [&](plan::RenderRequest request, std::filesystem::path const& source) {
        request.isNative = true;
        request.seed = 5;
        request.conditioning.extend = plan::Neighbour{{}, "", {source.string(), ""}, 5};
        RenderPaths paths;
        paths.saveLatents = at("child.safetensors");
        Rendered made = rendered(request, paths);
        return std::make_pair(tiny::tensor(paths.saveLatents, "latents"), std::move(made.frames));
    };
    if (!fromClip) {
        rendered(finishing(), {at("parent-a.safetensors"), {}, {}, {}});
        rendered(tiny::request(), {at("parent-b.safetensors"), {}, {}, {}});
        auto const [latents, frames] = child(finishing(), at("parent-a.safetensors"));
        auto const [latentsBefore, framesBefore] = child(tiny::request(), at("parent-b.safetensors"));
        QVERIFY(at::equal(latents, latentsBefore));
        QVERIFY(frames == framesBefore);
        return;
    }
    // Of 27 frames at 24 a second those count that lie an eighth of a second apart, as the model made them.
    media::ClipSettings settings;
    settings.codec = media::ClipCodec::Ffv1;
    settings.size = {32, 32};
    std::vector<Image> native, finished;
    for (int i = 0; i < 9; ++i) {
        native.emplace_back(settings.size);
        native.back().fill(uint8_t(20 * i), uint8_t(200 - 20 * i), 90);
        finished.insert(finished.end(), 3, Image(settings.size)); // what lies between may be anything
        finished[size_t(3 * i)] = native.back();
    }
    std::fill(finished.end() - 2, finished.end(), native.back()); // as interpolate() ends a clip
    settings.rate = {8, 1};
    QVERIFY(media::writeClip(at("native.mkv"), settings, native).isOk());
    settings.rate = {24, 1};
    QVERIFY(media::writeClip(at("finished.mkv"), settings, finished).isOk());
    auto const [latents, frames] = child(finishing(), at("finished.mkv"));
    auto const [latentsBefore, framesBefore] = child(tiny::request(), at("native.mkv"));
    QVERIFY(at::equal(latents, latentsBefore));
    QVERIFY(frames == framesBefore);
}

/// What an extension shares with its parent is not in it, but the motion from there is: its own frames come a
/// native frame later less one picture, and the last of them ends it. Continued from its clip, it ends there.
void TstTorchFinish::anExtensionBeginsWithTheMotionThatLeadsToIt()
{
    rendered(finishing(), {at("begun.safetensors"), {}, {}, {}});
    auto request = finishing();
    request.conditioning.extend = plan::Neighbour{{}, "", {at("begun.safetensors").string(), ""}, 5};
    std::vector<Image> const made = rendered(request).frames;
    request.finishFps = request.fps;
    std::vector<Image> const slow = rendered(request).frames; // enlarged, and at the model's rate
    QCOMPARE(slow.size(), size_t(4));
    QCOMPARE(made.size(), size_t(12));
    for (size_t i = 0; i < slow.size(); ++i)
        QVERIFY(made[3 * i + 2] == slow[i]);
    QVERIFY(made[0] != made[1] && made[1] != made[2]);
}

void TstTorchFinish::stopsWhileUpscaling()
{
    std::stop_source stop;
    RenderHooks hooks;
    hooks.stop = stop.get_token();
    int after = 0;
    hooks.onProgress = [&](Progress const& progress) {
        if (progress.phase != Phase::Upscale)
            return;
        after += stop.stop_requested();
        if (progress.step == 3)
            stop.request_stop();
    };
    auto const made = tiny::render(*m_renderer, finishing(), {}, hooks);
    QVERIFY(!made.isOk());
    QCOMPARE(int(made.error().kind), int(Error::Kind::Cancelled));
    QCOMPARE(after, 0);
}

void TstTorchFinish::aBadUpscalerIsNamedBeforeTheWork()
{
    std::filesystem::copy(at("model"), at("bad"), std::filesystem::copy_options::recursive);
    auto const file = at("bad/upscaler/model.safetensors");
    QVERIFY(nn::saveSafetensors(file, {{"conv.weight", at::ones({3})}}).isOk());
    auto request = finishing();
    request.modelFolder = at("bad").string();
    bool hasBegun = false;
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) { hasBegun |= progress.phase != Phase::Load; };
    auto const made = tiny::render(*m_renderer, request, {}, hooks);
    QVERIFY(!made.isOk());
    QVERIFY(made.error().message().find(file.string()) != std::string::npos);
    QVERIFY(!hasBegun);
    request.isNative = true; // then it is not even read
    QVERIFY(tiny::render(*m_renderer, request).isOk());
}

QTEST_GUILESS_MAIN(TstTorchFinish)
#include "tst_TorchFinish.moc"
