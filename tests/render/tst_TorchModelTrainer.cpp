#include "engine/base/Files.h"
#include "engine/render/Training.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::render;
namespace fs = std::filesystem;

/// The networks of a tiny pipeline trained whole on drawn clips, through the library as the program opens it:
/// what comes out is a model folder that renders.
class TstTorchModelTrainer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Trainer> m_trainer;
    std::unique_ptr<Renderer> m_renderer;

    fs::path at(std::string const& name)
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    ModelRequest request(ModelPart part, std::string const& out, fs::path const& model = tiny::folder())
    {
        ModelRequest request;
        request.part = part;
        request.clip = tiny::request();
        request.clip.size = {40, 24}; // every cell counts: a busy machine takes minutes otherwise
        request.clip.frames = 5;
        request.clip.steps = 2;
        request.clip.modelFolder = model.string();
        request.out = at(out);
        request.isFresh = part == ModelPart::Vae || part == ModelPart::Transformer;
        request.steps = 8;
        request.batch = 2;
        request.clips = 64;
        request.seed = 3;
        request.samples = 1;
        return request;
    }
    TrainedModel train(ModelRequest const& request)
    {
        auto trained = m_trainer->trainModel(request, {});
        if (!trained)
            qWarning("%s", trained.error().message().c_str());
        return trained ? *trained : TrainedModel();
    }
    bool renders(fs::path const& model)
    {
        plan::RenderRequest clip = request(ModelPart::Vae, "unused", model).clip;
        clip.prompt = "a cat spins in space";
        auto const rendered = tiny::render(*m_renderer, clip);
        if (!rendered)
            qWarning("%s", rendered.error().message().c_str());
        return rendered && rendered->frames.size() == 5;
    }
    static std::string bytes(fs::path const& file)
    {
        auto read = readFile(file);
        return read ? *read : std::string();
    }
    static Json json(fs::path const& file)
    {
        auto read = readJsonFile(file);
        return read ? *read : Json();
    }
    /// tiny_wan with VACE blocks, from nothing.
    fs::path withVace()
    {
        fs::path const folder = at("shape");
        fs::copy(tiny::folder(), folder, fs::copy_options::recursive);
        Json config = json(folder / "transformer/config.json");
        config["vace_layers"] = {0};
        config["vace_in_channels"] = 2 * config["in_channels"].get<int>() + 16;
        if (!writeFileAtomically(folder / "transformer/config.json", config.dump()))
            qFatal("cannot write");
        return train(request(ModelPart::Transformer, "vace", folder)).folder;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
        auto opened = openTorchTrainer();
        QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
        m_trainer = std::move(*opened);
        auto renderer = openTorchRenderer();
        QVERIFY(renderer.isOk());
        m_renderer = std::move(*renderer);
    }

    void vaeFromNothing()
    {
        ModelRequest vae = request(ModelPart::Vae, "vae");
        vae.steps = 50;
        vae.rate = 1e-2;
        std::vector<double> losses;
        bool hasSpeed = false;
        TrainHooks hooks;
        hooks.onProgress = [&](TrainProgress const& progress) {
            if (progress.phase == TrainPhase::Train)
                losses.push_back(progress.loss);
            hasSpeed = hasSpeed || progress.samplesPerSecond > 0;
        };
        auto const trained = m_trainer->trainModel(vae, hooks);
        QVERIFY2(trained.isOk(), trained ? "" : trained.error().message().c_str());
        QVERIFY2(trained->lastLoss < .9 * trained->firstLoss,
                 qPrintable(QString("%1 -> %2").arg(trained->firstLoss).arg(trained->lastLoss)));
        QVERIFY(hasSpeed && losses.size() > 1);
        QVERIFY2(trained->quality > 8 && trained->quality < 60,
                 qPrintable(QString::number(trained->quality)));
        for (fs::path const& file : {trained->lossCurve, trained->samples})
            QVERIFY(fs::file_size(file) > 1000);
        QVERIFY(!fs::exists(stateFolder(vae.out)));
        // Its latents are measured, and previews know their colours
        Json const config = json(vae.out / "vae/config.json");
        Json const was = json(tiny::folder() / "vae/config.json");
        QCOMPARE(config["latents_std"].size(), was["latents_std"].size());
        QVERIFY(config["latents_std"] != was["latents_std"]);
        QCOMPARE(json(vae.out / "preview.json")["matrix"].size(), config["latents_std"].size());
        QVERIFY(bytes(vae.out / "transformer/config.json") ==
                bytes(tiny::folder() / "transformer/config.json"));
        QVERIFY(renders(vae.out));
        // And goes on from there, at a gentler rate
        ModelRequest more = request(ModelPart::Vae, "vae2", vae.out);
        more.isFresh = false;
        QVERIFY(train(more).firstLoss < trained->firstLoss);
    }

    void transformerFromNothing()
    {
        ModelRequest const starter = request(ModelPart::Transformer, "starter");
        TrainedModel const trained = train(starter);
        QCOMPARE(trained.steps, int64_t(8));
        QVERIFY(trained.lastLoss > 0);
        QVERIFY(fs::exists(trained.samples) && fs::exists(trained.lossCurve));
        QVERIFY(renders(starter.out));
        for (char const* part : {"transformer/diffusion_pytorch_model", "text_encoder/model"}) {
            std::string const file = std::string(part) + ".safetensors";
            QVERIFY(!bytes(starter.out / file).empty());
            QVERIFY(bytes(starter.out / file) != bytes(tiny::folder() / file));
        }
    }

    void vaceBlocks()
    {
        fs::path const base = withVace();
        ModelRequest vace = request(ModelPart::VaceBlocks, "extended", base);
        TrainedModel const trained = train(vace);
        QCOMPARE(trained.steps, int64_t(8));
        auto const before = nn::loadSafetensors(base / "transformer/diffusion_pytorch_model.safetensors");
        auto const after = nn::loadSafetensors(vace.out / "transformer/diffusion_pytorch_model.safetensors");
        QVERIFY(before.isOk() && after.isOk());
        QVERIFY(at::equal(before->at("blocks.0.attn1.to_q.weight"), after->at("blocks.0.attn1.to_q.weight")));
        QVERIFY(!at::equal(before->at("vace_blocks.0.attn1.to_q.weight"),
                           after->at("vace_blocks.0.attn1.to_q.weight")));
        QVERIFY(bytes(vace.out / "text_encoder/model.safetensors") ==
                bytes(base / "text_encoder/model.safetensors"));
        QVERIFY(renders(vace.out));
    }

    void preview()
    {
        ModelRequest const preview = request(ModelPart::Preview, "preview");
        TrainedModel const trained = train(preview);
        QVERIFY(!trained.folder.empty());
        QVERIFY2(trained.quality > .2 && trained.quality <= 1, qPrintable(QString::number(trained.quality)));
        QCOMPARE(json(preview.out / "preview.json")["bias"].size(), size_t(3));
        QVERIFY(bytes(preview.out / "vae/config.json") == bytes(tiny::folder() / "vae/config.json"));
    }

    void goesOnBitForBit_data()
    {
        QTest::addColumn<int>("part");
        QTest::newRow("vae") << static_cast<int>(ModelPart::Vae);
        QTest::newRow("transformer") << static_cast<int>(ModelPart::Transformer);
    }
    void goesOnBitForBit()
    {
        QFETCH(int, part);
        std::string const name = QTest::currentDataTag();
        ModelRequest whole = request(static_cast<ModelPart>(part), name + "_whole");
        ModelRequest cut = request(static_cast<ModelPart>(part), name + "_cut");
        whole.samples = cut.samples = 0;
        QVERIFY(!train(whole).folder.empty());
        std::stop_source source;
        TrainHooks hooks;
        hooks.stop = source.get_token();
        hooks.onProgress = [&](TrainProgress const& progress) {
            if (progress.phase == TrainPhase::Train)
                source.request_stop();
        };
        auto const stopped = m_trainer->trainModel(cut, hooks);
        QVERIFY(!stopped && stopped.error().kind == Error::Kind::Cancelled);
        QVERIFY(!fs::exists(cut.out));
        QVERIFY(fs::exists(stateFolder(cut.out) / "state.safetensors"));
        auto const unasked = m_trainer->trainModel(cut, {});
        QVERIFY(!unasked && unasked.error().messageId == "training.unfinished");
        ModelRequest other = cut;
        other.isResumed = true;
        other.batch = 3;
        auto const mixed = m_trainer->trainModel(other, {});
        QVERIFY(!mixed && mixed.error().messageId == "training.otherSettings");
        cut.isResumed = true;
        QVERIFY(!train(cut).folder.empty());
        for (fs::recursive_directory_iterator it(whole.out), end; it != end; ++it)
            if (it->is_regular_file()) {
                fs::path const file = fs::relative(it->path(), whole.out);
                QVERIFY2(bytes(whole.out / file) == bytes(cut.out / file), file.c_str());
            }
        QVERIFY(!fs::exists(stateFolder(cut.out)));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("messageId");
        QTest::newRow("an output that is there") << "out"
                                                 << "training.outExists";
        QTest::newRow("another shape") << "size"
                                       << "training.worldSize";
        QTest::newRow("cells that do not fit") << "cells"
                                               << "training.worldSize";
        QTest::newRow("too many frames") << "frames"
                                         << "training.worldFrames";
        QTest::newRow("not a folder of parts") << "model"
                                               << "training.notDiffusers";
        QTest::newRow("no VACE blocks") << "vace"
                                        << "training.noVace";
    }
    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(QString, messageId);
        ModelRequest bad = request(ModelPart::Vae, "refused");
        if (what == "out")
            bad.out = m_folder.path().toStdString();
        if (what == "size")
            bad.clip.size = {64, 64};
        if (what == "cells")
            bad.clip.size = {60, 36};
        if (what == "frames")
            bad.clip.frames = 21;
        if (what == "model")
            bad.clip.modelFolder = (tiny::folder() / "vae").string();
        if (what == "vace")
            bad.part = ModelPart::VaceBlocks;
        auto const refused = m_trainer->trainModel(bad, {});
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().messageId), messageId);
        QVERIFY(!fs::exists(at("refused")) && !fs::exists(stateFolder(at("refused"))));
    }
};

QTEST_GUILESS_MAIN(TstTorchModelTrainer)
#include "tst_TorchModelTrainer.moc"
