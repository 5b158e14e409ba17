#include "tests/render/FormatModel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::render;
namespace fs = std::filesystem;

/// The same weights as a diffusers folder, as repackaged files, in one file, in fp8, int8 and GGUF: the same
/// latents to the bit.
class TstTorchFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameLatents_data();
    void sameLatents();
    void twoExpertsFromFiles();
    void refusesAScaleThatDoesNotFit();
    void mergesAndUnloadsLoras();
    void lorasOfOneExpert();
    void refusesForeignLoras();

private:
    std::vector<presets::LoraRef> m_loras;
    std::unique_ptr<Renderer> m_renderer;
    std::unique_ptr<tiny::FormatModel> m_model;
    QTemporaryDir m_folder;
    at::Tensor m_expected;
    fs::path at(char const* name) { return m_folder.filePath(name).toStdString(); }
    Result<at::Tensor> latents(fs::path const& model, double guidance2 = 0);
};

Result<at::Tensor> TstTorchFormats::latents(fs::path const& model, double guidance2)
{
    plan::RenderRequest request = tiny::request();
    request.modelFolder = model.string();
    request.steps = 3;
    request.loras = m_loras;
    if (guidance2 > 0)
        request.guidance2 = guidance2;
    RenderPaths paths;
    paths.saveLatents = at("latents.safetensors");
    FW_CHECK(tiny::render(*m_renderer, request, paths));
    return tiny::tensor(paths.saveLatents, "latents");
}

void TstTorchFormats::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    auto opened = openTorchRenderer();
    QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
    m_renderer = std::move(*opened);
    m_model = std::make_unique<tiny::FormatModel>();
    m_model->writeDiffusers(at("diffusers"));
    auto const rendered = latents(at("diffusers"));
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    m_expected = *rendered;
    QVERIFY(m_expected.std().item<double>() > 0.1);
}

void TstTorchFormats::sameLatents_data()
{
    QTest::addColumn<QString>("format");
    for (char const* format : {"split", "prefix", "folder", "bundle", "fp16", "fp8", "fp8 scaled", "fp8 rows",
                               "int8 rows", "Q8_0", "Q4_0"})
        QTest::newRow(format) << format;
}

void TstTorchFormats::sameLatents()
{
    QFETCH(QString, format);
    tiny::FormatModel const& model = *m_model;
    fs::path const root = at(qPrintable("m-" + QString(format).replace(' ', '-')));
    fs::path file = root / "diffusion_models/wan.safetensors";
    auto const original = model.renamed(model.transformer, model.originalDit);
    if (format == "split" || format == "folder")
        model.save(file, original);
    if (format == "prefix")
        model.save(file, model.renamed(model.transformer, model.originalDit, "model.diffusion_model."));
    if (format == "fp16") {
        auto halves = original;
        for (auto& [name, tensor] : halves)
            tensor = tensor.to(at::kHalf);
        model.save(file, halves);
    }
    if (format == "fp8")
        model.save(file, model.quantised(at::kFloat8_e4m3fn, nullptr, false));
    if (format == "fp8 scaled") {
        auto scaled = model.quantised(at::kFloat8_e4m3fn, "scale_weight", false);
        scaled["scaled_fp8"] = at::empty({0}, at::kFloat8_e4m3fn);
        scaled["blocks.0.self_attn.q.scale_input"] = at::ones({});
        model.save(file, scaled);
    }
    if (format == "fp8 rows")
        model.save(file, model.quantised(at::kFloat8_e4m3fn, "weight_scale", true));
    if (format == "int8 rows")
        model.save(file, model.quantised(at::kChar, "weight_scale", true));
    if (format.startsWith('Q')) {
        file = root / "unet/wan.gguf";
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << model.gguf(format == "Q8_0" ? 8 : 2);
    }
    if (format == "bundle") {
        auto all = model.renamed(model.transformer, model.originalDit, "model.diffusion_model.");
        all.merge(model.renamed(model.vae, model.originalVae, "vae."));
        all.merge(
            model.textWithTokenizer("text_encoders.umt5xxl.transformer.", "text_encoders.spiece_model"));
        model.save(file = root / "all.safetensors", all);
    } else {
        model.writeOthers(root);
    }
    auto const rendered = latents(format == "folder" ? root : file);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(rendered->equal(m_expected));
}

/// High and low noise from two files; the second differs, so the picture does.
void TstTorchFormats::twoExpertsFromFiles()
{
    tiny::FormatModel const& model = *m_model;
    fs::path const root = at("experts");
    auto const first = model.renamed(model.transformer, model.originalDit);
    auto second = first;
    second["head.head.weight"] = second["head.head.weight"] * 0.5;
    model.save(root / "diffusion_models/wan_high_noise.safetensors", first);
    model.save(root / "diffusion_models/wan_low_noise.safetensors", second);
    model.writeOthers(root);
    auto const rendered = latents(root, 2.0);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(!rendered->equal(m_expected));
    model.save(root / "diffusion_models/wan_low_noise.safetensors", first);
    m_renderer->unload();
    auto const same = latents(root);
    QVERIFY2(same.isOk(), same ? "" : same.error().message().c_str());
    QVERIFY(same->equal(m_expected));
}

void TstTorchFormats::refusesAScaleThatDoesNotFit()
{
    tiny::FormatModel const& model = *m_model;
    fs::path const root = at("scale");
    auto scaled = model.quantised(at::kChar, "weight_scale", true);
    scaled["blocks.1.ffn.0.weight_scale"] = at::ones({7});
    model.save(root / "diffusion_models/wan.safetensors", scaled);
    model.writeOthers(root);
    auto const rendered = latents(root);
    QVERIFY(!rendered.isOk());
    QCOMPARE(int(rendered.error().kind), int(Error::Kind::BadInput));
    QVERIFY2(rendered.error().message().find("one number, or one for each of its rows") != std::string::npos,
             rendered.error().message().c_str());
}

/// A LoRA gives what a checkpoint with the same change gives, and without it the base is back to the bit.
void TstTorchFormats::mergesAndUnloadsLoras()
{
    tiny::FormatModel changed = *m_model;
    at::Tensor const change = at::randint(-4, 4, {64, 128}).to(at::kFloat) / 64;
    at::Tensor& weight = changed.transformer.at("blocks.1.ffn.net.0.proj.weight");
    weight = weight + change * 0.5;
    changed.writeDiffusers(at("changed"));
    auto const expected = latents(at("changed"));
    QVERIFY2(expected.isOk(), expected ? "" : expected.error().message().c_str());
    QVERIFY(!expected->equal(m_expected));

    std::string const file = at("style.safetensors").string();
    m_model->save(file, {{"lora_unet_blocks_1_ffn_0.lora_down.weight", at::eye(128)},
                         {"lora_unet_blocks_1_ffn_0.lora_up.weight", change},
                         {"lora_unet_blocks_1_ffn_0.alpha", at::scalar_tensor(128.0)}});
    for (int round = 0; round < 2; ++round) {
        m_loras = {{file, 0.5, {}}};
        auto const merged = latents(at("diffusers"));
        m_loras = {};
        QVERIFY2(merged.isOk(), merged ? "" : merged.error().message().c_str());
        QVERIFY(merged->equal(*expected));
        QVERIFY(latents(at("diffusers"))->equal(m_expected));
    }
}

/// Of two experts, a file that speaks of low noise changes only the second.
void TstTorchFormats::lorasOfOneExpert()
{
    tiny::FormatModel const& model = *m_model;
    fs::path const root = at("pair");
    auto const first = model.renamed(model.transformer, model.originalDit);
    model.save(root / "diffusion_models/wan_high_noise.safetensors", first);
    model.save(root / "diffusion_models/wan_low_noise.safetensors", first);
    model.writeOthers(root);
    nn::TensorMap const change{{"diffusion_model.head.head.diff", at::full({64, 128}, 0.125)}};
    for (char const* name : {"high_noise", "low_noise", "both"})
        model.save(at(name) += ".safetensors", change);
    auto const with = [&](std::vector<char const*> const& names) {
        m_loras.clear();
        for (char const* name : names)
            m_loras.push_back({(at(name) += ".safetensors").string(), 1, {}});
        auto const rendered = latents(root);
        m_loras.clear();
        return rendered ? *rendered : at::Tensor();
    };
    at::Tensor const high = with({"high_noise"}), low = with({"low_noise"}), both = with({"both"});
    QVERIFY(high.defined() && low.defined() && both.defined());
    QVERIFY(!high.equal(low) && !high.equal(both) && !low.equal(both));
    QVERIFY(with({"high_noise", "low_noise"}).equal(both));
    QVERIFY(with({}).equal(m_expected));
}

void TstTorchFormats::refusesForeignLoras()
{
    std::string const file = at("foreign.safetensors").string();
    m_model->save(file, {{"diffusion_model.blocks.0.self_attn.q.diff", at::ones({256, 256})}});
    m_loras = {{file, 1, {}}};
    auto const refused = latents(at("diffusers"));
    m_loras = {};
    QVERIFY(!refused.isOk());
    QCOMPARE(int(refused.error().kind), int(Error::Kind::BadInput));
    QVERIFY2(refused.error().message().find("made for a model of another size") != std::string::npos,
             refused.error().message().c_str());
    QVERIFY(latents(at("diffusers"))->equal(m_expected));
}

QTEST_GUILESS_MAIN(TstTorchFormats)
#include "tst_TorchFormats.moc"
