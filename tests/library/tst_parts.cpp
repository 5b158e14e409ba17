#include "engine/library/Parts.h"
#include "engine/library/ModelFacts.h"
#include "engine/library/ModelIndex.h"
#include "tests/library/PartFiles.h"
#include "tests/support/GgufWriter.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::library;
namespace fs = std::filesystem;

/// Checkpoints that are no diffusers folders: found, told apart and refused by their headers alone.
class TstParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->path().toStdString();
    }
    void families_data();
    void families();
    void ggufFile();
    void originalRepository();
    void twoExperts_data();
    void twoExperts();
    void bundledFile();
    void choosesWhatFits();
    void refused_data();
    void refused();
    void scanFindsFiles();
    void graftsVaceBlocks();
    void expertsAreToldOnce();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
    fs::path dit(char const* name = "wan.safetensors") const { return m_root / "diffusion_models" / name; }
    void writeOthers(int64_t channels = 16) const
    {
        test::writeShapes(m_root / "vae/vae.safetensors", channels == 48 ? test::vae22() : test::vae21());
        test::writeShapes(m_root / "text_encoders/umt5.safetensors", test::textEncoder());
    }
};

void TstParts::families_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("stride");
    QTest::newRow("T2V 1.3B") << "" << 0 << "Wan T2V"
                              << "1.3B" << 8;
    QTest::newRow("with prefix") << "model.diffusion_model." << 0 << "Wan T2V"
                                 << "1.3B" << 8;
    QTest::newRow("VACE 1.3B") << "" << 1 << "Wan VACE"
                               << "1.3B" << 8;
    QTest::newRow("VACE 14B") << "" << 2 << "Wan VACE"
                              << "14B" << 8;
    QTest::newRow("I2V 14B of 2.1") << "" << 3 << "Wan I2V"
                                    << "14B" << 8;
    QTest::newRow("TI2V 5B") << "" << 4 << "Wan TI2V"
                             << "5B" << 16;
}

void TstParts::families()
{
    QFETCH(QString, prefix);
    QFETCH(int, which);
    QFETCH(QString, family);
    QFETCH(QString, size);
    QFETCH(int, stride);
    test::DitSizes sizes;
    if (which == 1)
        sizes.vaceBlocks = 15;
    if (which == 2 || which == 3)
        sizes.dim = 5120, sizes.ffn = 13824, sizes.layers = 40;
    if (which == 2)
        sizes.vaceBlocks = 8;
    if (which == 3)
        sizes.in = 36, sizes.hasClip = true;
    if (which == 4)
        sizes.dim = 3072, sizes.ffn = 14336, sizes.in = sizes.out = 48;
    test::writeShapes(dit(), test::originalDit(sizes, prefix.toStdString()));
    writeOthers(sizes.out);
    if (sizes.hasClip) {
        auto const without = findParts(dit());
        QCOMPARE(int(without.error().kind), int(Error::Kind::MissingFile));
        test::writeShapes(m_root / "clip_vision/clip_vision_h.safetensors", test::clipVision());
    }

    for (fs::path const& named : {dit(), m_root}) {
        auto const parts = findParts(named);
        QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
        TransformerShape const& shape = parts->transformerShape;
        QCOMPARE(shape.dim, sizes.dim);
        QCOMPARE(shape.ffnDim, sizes.ffn);
        QCOMPARE(shape.layers, sizes.layers);
        QCOMPARE(shape.headDim, int64_t(128));
        QCOMPARE(shape.textDim, int64_t(4096));
        QCOMPARE(shape.inChannels, sizes.in);
        QCOMPARE(int64_t(shape.vaceLayers.size()), sizes.vaceBlocks);
        if (which == 1)
            QCOMPARE(shape.vaceLayers.back(), int64_t(28));
        if (which == 2)
            QCOMPARE(shape.vaceLayers.back(), int64_t(35));
        QCOMPARE(parts->vaeShape.strideSpace(), int64_t(stride));
        QCOMPARE(parts->vaeShape.strideTime(), int64_t(4));
        QCOMPARE(parts->vaeShape.resBlocks, int64_t(2));
        QCOMPARE(parts->vaeShape.decoderBaseDim, int64_t(which == 4 ? 256 : 96));
        QCOMPARE(parts->vaeShape.dimMult, (std::vector<int64_t>{1, 2, 4, 4}));
        QCOMPARE(parts->vaeShape.temporalDownsample, which == 4 ? (std::vector<bool>{false, true, true})
                                                                : (std::vector<bool>{false, true, true}));
        QCOMPARE(parts->textShape.heads, int64_t(64));
        QCOMPARE(parts->textShape.layers, int64_t(24));
        QCOMPARE(parts->tokenizer.prefix, std::string("spiece_model"));
    }
    if (sizes.hasClip) { // as transformers 5 names it
        test::Shapes bare{{"embeddings.class_embedding", {1280}}};
        for (auto const& [key, shape] : test::clipVision())
            bare[key.substr(std::string("vision_model.").size())] = shape;
        test::writeShapes(m_root / "clip_vision/clip_vision_h.safetensors", bare);
        auto const parts = findParts(dit());
        QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
        QCOMPARE(parts->clipVisionShape.dim, int64_t(1280));
    }
    auto const info = inspectModel(dit());
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(QString::fromStdString(info->family), family);
    QCOMPARE(QString::fromStdString(info->sizeName), size);
    QCOMPARE(info->sizeStep, stride * 2);
    QCOMPARE(info->files.size(), size_t(sizes.hasClip ? 4 : 3));
    QCOMPARE(info->can.reference, sizes.vaceBlocks > 0);
    QCOMPARE(info->id, std::string("wan"));
    QCOMPARE(info->dtype, std::string("F16"));
}

void TstParts::ggufFile()
{
    test::GgufWriter writer;
    for (auto const& [name, shape] : test::originalDit({128, 64, 2, 16, 16, 32, 0, false})) {
        size_t elements = 1;
        for (int64_t const dim : shape)
            elements *= static_cast<size_t>(dim);
        bool const isBlock = shape.size() == 2 && shape[1] % 32 == 0;
        writer.addTensor(name, isBlock ? 8 : 0, shape,
                         std::string(isBlock ? elements / 32 * 34 : elements * 4, '\0'));
    }
    test::writeText(m_root / "unet/wan-Q8_0.gguf", writer.file());
    test::writeShapes(m_root / "vae/vae.safetensors", test::vae21());
    test::writeShapes(m_root / "text_encoders/umt5.safetensors", test::textEncoder(32));
    auto const info = inspectModel(m_root / "unet/wan-Q8_0.gguf");
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->family, std::string("Wan T2V"));
    QCOMPARE(info->dim, 128);
    QCOMPARE(info->layers, 2);
    QCOMPARE(info->dtype, std::string("Q8_0"));
    QCOMPARE(info->id, std::string("wan-Q8_0"));
}

/// Shards with an index in the folder itself, the other networks converted beside them.
void TstParts::originalRepository()
{
    test::DitSizes const sizes{96, 64, 2, 16, 16, 4096, 0, false};
    test::Shapes const all = test::originalDit(sizes);
    test::Shapes first, second;
    OrderedJson map;
    for (auto const& [name, shape] : all) {
        bool const isFirst = name < "blocks.1";
        (isFirst ? first : second)[name] = shape;
        map[name] = isFirst ? "d-00001-of-00002.safetensors" : "d-00002-of-00002.safetensors";
    }
    test::writeShapes(m_root / "d-00001-of-00002.safetensors", first);
    test::writeShapes(m_root / "d-00002-of-00002.safetensors", second);
    test::writeText(m_root / "d.safetensors.index.json", dumpJson(OrderedJson{{"weight_map", map}}));
    test::writeShapes(m_root / "Wan2.1_VAE.safetensors", test::vae21());
    test::writeShapes(m_root / "umt5.safetensors", test::textEncoder(4096, false));
    test::writeText(m_root / "google/umt5-xxl/spiece.model", "not read here");

    auto const unknown = findParts(m_root); // 96 is no multiple of 128
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().message().find("config.json") != std::string::npos,
             unknown.error().message().c_str());
    test::writeText(m_root / "config.json", R"({"_class_name":"WanModel","dim":96,"num_heads":8})");
    for (fs::path const& named : {m_root, m_root / "d-00002-of-00002.safetensors"}) {
        auto const parts = findParts(named);
        QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
        QCOMPARE(parts->transformerShape.headDim, int64_t(12));
        QCOMPARE(parts->transformerShape.layers, int64_t(2));
        QCOMPARE(parts->tokenizer.path.filename(), fs::path("spiece.model"));
    }
    QCOMPARE(inspectModel(m_root)->files.size(), size_t(4));

    fs::remove(m_root / "d-00002-of-00002.safetensors");
    auto const broken = findParts(m_root);
    QVERIFY(!broken);
    QVERIFY2(broken.error().message().find("d-00002-of-00002.safetensors is missing") != std::string::npos,
             broken.error().message().c_str());
}

void TstParts::twoExperts_data()
{
    QTest::addColumn<QString>("high");
    QTest::addColumn<QString>("low");
    QTest::newRow("Comfy-Org") << "wan2.2_t2v_high_noise_14B_fp16.safetensors"
                               << "wan2.2_t2v_low_noise_14B_fp16.safetensors";
    QTest::newRow("HighNoise") << "Wan2.2-T2V-A14B-HighNoise.safetensors"
                               << "Wan2.2-T2V-A14B-LowNoise.safetensors";
    QTest::newRow("sister folders") << "HighNoise/Wan-HighNoise-Q8.safetensors"
                                    << "LowNoise/Wan-LowNoise-Q8.safetensors";
    QTest::newRow("short") << "wan_HIGH.safetensors"
                           << "wan_LOW.safetensors";
}

void TstParts::twoExperts()
{
    QFETCH(QString, high);
    QFETCH(QString, low);
    test::DitSizes const sizes{128, 64, 2, 16, 16, 4096, 0, false};
    fs::path const first = dit(qPrintable(high)), second = dit(qPrintable(low));
    test::writeShapes(first, test::originalDit(sizes));
    writeOthers();
    auto const alone = findParts(first);
    QVERIFY(!alone);
    QVERIFY2(alone.error().message().find(second.filename().string()) != std::string::npos,
             alone.error().message().c_str());
    test::writeShapes(second, test::originalDit(sizes));
    for (fs::path const& named : {first, second}) {
        auto const parts = findParts(named);
        QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
        QCOMPARE(parts->transformer.path, first);
        QCOMPARE(parts->transformer2.path, second);
        QCOMPARE(parts->boundary, 0.875);
    }
    auto const info = inspectModel(first);
    QCOMPARE(info->experts, 2);
    QCOMPARE(info->shift, 12.0);
}

/// One file with everything in it.
void TstParts::bundledFile()
{
    test::Shapes all = test::originalDit({128, 64, 2, 16, 16, 4096, 0, false}, "model.diffusion_model.");
    for (auto const& [key, shape] : test::vae21())
        all["vae." + key] = shape;
    for (auto const& [key, shape] : test::textEncoder(4096, false))
        all["text_encoders.umt5xxl.transformer." + key] = shape;
    all["text_encoders.spiece_model"] = {100};
    test::writeShapes(m_root / "aio.safetensors", all);
    auto const parts = findParts(m_root / "aio.safetensors");
    QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
    QCOMPARE(parts->transformer.prefix, std::string("model.diffusion_model."));
    QCOMPARE(parts->vae.prefix, std::string("vae."));
    QCOMPARE(parts->textEncoder.prefix, std::string("text_encoders.umt5xxl.transformer."));
    QCOMPARE(parts->tokenizer.prefix, std::string("text_encoders.spiece_model"));
    QCOMPARE(parts->vaeShape.zDim, int64_t(16));
    QCOMPARE(parts->textShape.dim, int64_t(4096));
    QCOMPARE(inspectModel(m_root / "aio.safetensors")->files.size(), size_t(1));
}

/// Of several VAEs and text encoders the ones that fit are taken.
void TstParts::choosesWhatFits()
{
    test::DitSizes sizes{128, 64, 2, 48, 48, 4096, 0, false};
    test::writeShapes(dit(), test::originalDit(sizes));
    test::writeShapes(m_root / "vae/a.safetensors", test::vae21());
    test::writeShapes(m_root / "vae/b.safetensors", test::vae22());
    test::writeShapes(m_root / "text_encoders/a.safetensors", test::textEncoder(2048));
    test::writeShapes(m_root / "text_encoders/b.safetensors", test::textEncoder());
    auto const parts = findParts(dit());
    QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
    QCOMPARE(parts->vae.path.filename(), fs::path("b.safetensors"));
    QCOMPARE(parts->textEncoder.path.filename(), fs::path("b.safetensors"));
    QVERIFY(parts->transformerShape.isPerToken());
}

void TstParts::refused_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("kind");
    auto const row = [](char const* situation, char const* part, Error::Kind kind) {
        QTest::newRow(situation) << situation << part << static_cast<int>(kind);
    };
    row("no file", "does not exist", Error::Kind::MissingFile);
    row("text file", "is no weight file", Error::Kind::BadInput);
    row("pickle", "Convert it to safetensors", Error::Kind::BadInput);
    row("wrong VAE", "wan_2.1_vae.safetensors", Error::Kind::BadInput);
    row("no VAE", "wan_2.1_vae.safetensors", Error::Kind::MissingFile);
    row("VAE is a pickle", "Convert it to safetensors", Error::Kind::BadInput);
    row("VAE is cut off", "vae.safetensors was refused", Error::Kind::BadInput);
    row("wrong text encoder", "writes text of width 2048", Error::Kind::BadInput);
    row("no text encoder", "umt5_xxl_fp16.safetensors", Error::Kind::MissingFile);
    row("no tokenizer", "spiece.model", Error::Kind::MissingFile);
    row("the VAE was named", "holds a VAE", Error::Kind::BadInput);
    row("the text encoder was named", "holds a text encoder", Error::Kind::BadInput);
    row("a LoRA was named", "holds a LoRA", Error::Kind::BadInput);
    row("another model", "no Wan transformer", Error::Kind::Unsupported);
    row("cut off", "was refused", Error::Kind::BadInput);
    row("several models", "Choose one of these files", Error::Kind::BadInput);
    row("empty folder", "no weights of a Wan transformer", Error::Kind::MissingFile);
    row("lacks its head", "lacks the tensor proj_out.weight", Error::Kind::BadInput);
}

void TstParts::refused()
{
    QFETCH(QString, situation);
    QFETCH(QString, part);
    QFETCH(int, kind);
    test::Shapes transformer = test::originalDit({128, 64, 2, 16, 16, 4096, 0, false});
    fs::path named = dit(), vae = m_root / "vae/vae.safetensors",
             text = m_root / "text_encoders/umt5.safetensors";
    if (situation == "lacks its head")
        transformer.erase("head.head.weight");
    test::writeShapes(dit(), transformer);
    writeOthers(situation == "wrong VAE" ? 48 : 16);
    if (situation == "no file")
        named = m_root / "gone.safetensors";
    if (situation == "text file")
        test::writeText(named = m_root / "notes.txt", "x");
    if (situation == "pickle")
        test::writeText(named = m_root / "wan.pth", "x");
    if (situation == "no VAE" || situation == "VAE is a pickle")
        fs::remove(vae);
    if (situation == "VAE is a pickle")
        test::writeText(m_root / "vae/Wan2.1_VAE.pth", "x");
    if (situation == "VAE is cut off")
        fs::resize_file(vae, fs::file_size(vae) - 1);
    if (situation == "wrong text encoder")
        test::writeShapes(text, test::textEncoder(2048));
    if (situation == "no text encoder")
        fs::remove(text);
    if (situation == "no tokenizer")
        test::writeShapes(text, test::textEncoder(4096, false));
    if (situation == "the VAE was named")
        named = vae;
    if (situation == "the text encoder was named")
        named = text;
    if (situation == "a LoRA was named")
        test::writeShapes(named = m_root / "lora.safetensors",
                          {{"diffusion_model.blocks.0.self_attn.q.lora_A.weight", {4, 128}}});
    if (situation == "another model")
        test::writeShapes(named = m_root / "flux.safetensors",
                          {{"double_blocks.0.img_attn.qkv.weight", {8}}});
    if (situation == "cut off")
        fs::resize_file(named, fs::file_size(named) - 1);
    if (situation == "several models") {
        test::writeShapes(dit("other.safetensors"), transformer);
        named = m_root;
    }
    if (situation == "empty folder")
        fs::create_directories(named = m_root / "empty");
    auto const info = inspectModel(named);
    QVERIFY(!info.isOk());
    QString const message = QString::fromStdString(info.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(static_cast<int>(info.error().kind) == kind, kindName(info.error().kind));
    QVERIFY(!info.error().file.empty());
}

void TstParts::scanFindsFiles()
{
    test::DitSizes const sizes{128, 64, 2, 16, 16, 4096, 0, false};
    test::writeShapes(dit(), test::originalDit(sizes));
    test::writeShapes(dit("x_high_noise.safetensors"), test::originalDit(sizes));
    test::writeShapes(dit("x_low_noise.safetensors"), test::originalDit(sizes));
    writeOthers();
    std::vector<Error> problems;
    auto const index = ModelIndex::scan({m_root}, &problems);
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message().c_str());
    QCOMPARE(index.all().size(), size_t(2));
    QVERIFY(index.find("wan").isOk());
    QCOMPARE(index.find("x_high_noise")->experts, 2);
    QVERIFY(index.find(dit().string()).isOk());
}

void TstParts::graftsVaceBlocks()
{
    test::DitSizes sizes;
    test::writeShapes(dit("base.safetensors"), test::originalDit(sizes));
    writeOthers();
    auto const moduleOf = [](test::DitSizes of) {
        of.vaceBlocks = 15;
        test::Shapes module;
        for (auto const& each : test::originalDit(of))
            if (each.first.rfind("vace_", 0) == 0)
                module.insert(module.end(), each);
        return module;
    };
    test::writeShapes(dit("vace_module.safetensors"), moduleOf(sizes));
    auto const parts = findParts(dit("base.safetensors+vace_module.safetensors"));
    QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
    QCOMPARE(parts->transformerShape.vaceLayers.size(), size_t(15));
    QCOMPARE(parts->transformerShape.vaceInChannels, int64_t(96));
    auto const info = inspectModel(dit("base.safetensors+vace_module.safetensors"));
    QVERIFY2(info, info ? "" : info.error().message().c_str());
    QVERIFY(info->can.reference);
    QCOMPARE(QString::fromStdString(info->id), QString("base+vace_module"));
    QVERIFY(info->transformerParameters > inspectModel(dit("base.safetensors"))->transformerParameters);

    sizes.dim = 5120;
    test::writeShapes(dit("vace_module.safetensors"), moduleOf(sizes));
    auto const foreign = findParts(dit("base.safetensors+vace_module.safetensors"));
    QCOMPARE(int(foreign.error().kind), int(Error::Kind::BadInput));
    QVERIFY(foreign.error().message().find("5120") != std::string::npos);
    test::writeShapes(dit("vace_module.safetensors"), test::vae21());
    QCOMPARE(int(findParts(dit("base.safetensors+vace_module.safetensors")).error().kind),
             int(Error::Kind::BadInput));
    QCOMPARE(int(findParts(dit("base.safetensors+none.safetensors")).error().kind),
             int(Error::Kind::MissingFile));
}

void TstParts::expertsAreToldOnce()
{
    qputenv("XDG_DATA_HOME", m_dir->filePath("data").toUtf8());
    qputenv("XDG_CACHE_HOME", m_dir->filePath("cache").toUtf8());
    test::DitSizes sizes;
    sizes.dim = 5120, sizes.ffn = 64, sizes.layers = 1; // small: both are hashed
    test::writeShapes(dit("one.safetensors"), test::originalDit(sizes));
    test::writeShapes(dit("two.safetensors"), test::originalDit(sizes, "model.diffusion_model."));
    writeOthers();
    auto const alone = inspectModel(dit("one.safetensors"));
    QVERIFY2(alone, alone ? "" : alone.error().message().c_str());
    QVERIFY(openQuestions(*alone).noise && openQuestions(*alone).fewStep);
    QVERIFY(tell(dit("one.safetensors"), {NoiseLevel::Low, {}}).isOk());
    QCOMPARE(int(findParts(dit("one.safetensors")).error().kind), int(Error::Kind::MissingFile));
    QVERIFY(tell(dit("two.safetensors"), {NoiseLevel::High, false}).isOk());
    for (char const* name : {"one.safetensors", "two.safetensors"}) {
        auto const parts = findParts(dit(name));
        QVERIFY2(parts, parts ? "" : parts.error().message().c_str());
        QCOMPARE(parts->transformer.path, dit("two.safetensors"));
        QCOMPARE(parts->transformer2.path, dit("one.safetensors"));
        QVERIFY(parts->boundary > 0);
    }
    fs::rename(dit("two.safetensors"), dit("renamed.safetensors")); // facts are the bytes', not the name's
    QCOMPARE(findParts(dit("one.safetensors"))->transformer.path, dit("renamed.safetensors"));
    QVERIFY(tell(dit("one.safetensors"), {NoiseLevel::Any, true}).isOk());
    auto const single = inspectModel(dit("one.safetensors"));
    QCOMPARE(single->experts, 1);
    QVERIFY(!openQuestions(*single).noise && !openQuestions(*single).fewStep);
}

QTEST_GUILESS_MAIN(TstParts)
#include "tst_parts.moc"
