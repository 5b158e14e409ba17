#include "engine/base/Paths.h"
#include "engine/library/ModelIndex.h"
#include "tests/library/TinyModel.h"

#include <QtTest>

using namespace fw;
using namespace fw::library;
namespace fs = std::filesystem;

class TstInspect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_model = {};
        m_model.folder = fs::path(m_dir->path().toStdString()) / "tiny";
    }
    void starterAsItShips();
    void plainFolderHasDiffusersDefaults();
    void sharded();
    void families_data();
    void families();
    void refused_data();
    void refused();
    void scanReportsAndGoesOn();
    void vocabularyOfTheStarter();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    test::TinyModel m_model;
};

void TstInspect::starterAsItShips()
{
    auto const info = inspectModel(paths::resources() / "models/starter");
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->id, std::string("starter"));
    QVERIFY(info->isStarter && info->can.textToVideo && info->can.extend && info->can.reference);
    QVERIFY((info->nativeSize == SizePx{160, 96}));
    QCOMPARE(info->maxFrames, 17);
    QVERIFY((info->fps == FrameRate{8, 1}));
    QCOMPARE(info->steps, 24);
    QCOMPARE(info->guidance, 4.0);
    QCOMPARE(info->shift, 3.0);
    QCOMPARE(info->sampler, std::string("euler"));
    QCOMPARE(info->sizeStep % info->strideSpace, 0);
    QCOMPARE(info->nativeSize.widthPx % info->sizeStep, 0);
    QVERIFY(info->parameters > 10'000'000 && info->parameters < 21'000'000);
    QCOMPARE(info->dtype, std::string("F16"));
    QVERIFY(info->files.size() >= 3);
    QVERIFY(info->negativePrompt.find("色调艳丽") == std::string::npos);
}

void TstInspect::plainFolderHasDiffusersDefaults()
{
    m_model.write();
    auto const info = inspectModel(m_model.folder);
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->id, std::string("tiny"));
    QCOMPARE(info->family, std::string("Wan T2V"));
    QCOMPARE(info->steps, 50);
    QCOMPARE(info->guidance, 5.0);
    QCOMPARE(info->shift, 3.0);
    QCOMPARE(info->sampler, std::string("unipc"));
    QVERIFY((info->nativeSize == SizePx{832, 480}));
    QCOMPARE(info->nativeFrames, 81);
    QVERIFY((info->fps == FrameRate{16, 1}));
    QCOMPARE(info->textLength, 512);
    QCOMPARE(info->sizeStep, 16);
    QCOMPARE(info->dim, 24);
    QCOMPARE(info->layers, 2);
    QCOMPARE(info->parameters, uint64_t{16 + 8 + 4});
    QCOMPARE(info->transformerParameters, uint64_t{16});
    QVERIFY(!info->isStarter && !info->can.reference && info->can.lastFrame);
    QCOMPARE(info->files.size(), size_t{3});
    QCOMPARE(info->files[0].component, std::string("transformer"));
    QCOMPARE(QString::fromStdString(info->negativePrompt).left(7), QString("色调艳丽，过曝"));
}

void TstInspect::sharded()
{
    m_model.write();
    fs::path const folder = m_model.folder / "transformer";
    fs::remove(folder / "diffusion_pytorch_model.safetensors");
    test::writeSafetensors(folder / "m-00001-of-00002.safetensors", {"a"});
    test::writeSafetensors(folder / "m-00002-of-00002.safetensors", {"b"});
    test::writeText(
        folder / "diffusion_pytorch_model.safetensors.index.json",
        R"({"metadata":{},"weight_map":{"a":"m-00001-of-00002.safetensors","b":"m-00002-of-00002.safetensors"}})");
    auto const info = inspectModel(m_model.folder);
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->files.size(), size_t{4});
    QCOMPARE(info->transformerParameters, uint64_t{16});

    fs::remove(folder / "m-00002-of-00002.safetensors");
    auto const broken = inspectModel(m_model.folder);
    QVERIFY(!broken.isOk());
    QCOMPARE(broken.error().kind, Error::Kind::MissingFile);
    QVERIFY(broken.error().message().find("m-00002-of-00002.safetensors") != std::string::npos);

    test::writeSafetensors(folder / "m-00002-of-00002.safetensors", {"other"});
    auto const lacking = inspectModel(m_model.folder);
    QVERIFY(!lacking.isOk());
    QVERIFY(lacking.error().message().find("tensor b") != std::string::npos);

    test::writeText(folder / "diffusion_pytorch_model.safetensors.index.json",
                    R"({"weight_map":{"a":"../vae/diffusion_pytorch_model.safetensors"}})");
    QVERIFY(!inspectModel(m_model.folder).isOk());
}

void TstInspect::families_data()
{
    QTest::addColumn<QByteArray>("transformer");
    QTest::addColumn<QByteArray>("vae");
    QTest::addColumn<bool>("doesExpand");
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("hasReference");
    QTest::newRow("T2V") << QByteArray("{}") << QByteArray("{}") << false << "Wan T2V" << false;
    QTest::newRow("VACE")
        << QByteArray(
               R"({"_class_name":"WanVACETransformer3DModel","vace_layers":[0],"vace_in_channels":96})")
        << QByteArray("{}") << false << "Wan VACE" << true;
    QTest::newRow("I2V") << QByteArray(R"({"in_channels":36})") << QByteArray("{}") << false << "Wan I2V"
                         << false;
    QTest::newRow("TI2V") << QByteArray(R"({"in_channels":48,"out_channels":48})")
                          << QByteArray(R"({"z_dim":48,"scale_factor_spatial":16})") << true << "Wan TI2V"
                          << false;
}

void TstInspect::families()
{
    QFETCH(QByteArray, transformer);
    QFETCH(QByteArray, vae);
    QFETCH(bool, doesExpand);
    QFETCH(QString, family);
    QFETCH(bool, hasReference);
    m_model.transformer.update(Json::parse(transformer.toStdString()));
    m_model.vae.update(Json::parse(vae.toStdString()));
    m_model.index["expand_timesteps"] = doesExpand;
    m_model.write();
    auto const info = inspectModel(m_model.folder);
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    QCOMPARE(QString::fromStdString(info->family), family);
    QCOMPARE(info->can.reference, hasReference);
    QVERIFY(info->can.firstFrame && info->can.lastFrame); // by latent replacement at least
}

void TstInspect::refused_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("kind");
    auto const row = [](char const* situation, char const* part, Error::Kind kind) {
        QTest::newRow(situation) << situation << part << static_cast<int>(kind);
    };
    row("no folder", "does not exist", Error::Kind::MissingFile);
    row("empty folder", "model_index.json", Error::Kind::MissingFile);
    row("only a pickle", "Convert it to safetensors", Error::Kind::BadInput);
    row("pickle in vae", "Convert it to safetensors", Error::Kind::BadInput);
    row("no weights", "is missing", Error::Kind::MissingFile);
    row("no tokenizer", "spiece.model is missing", Error::Kind::MissingFile);
    row("other model", "FluxTransformer2DModel", Error::Kind::Unsupported);
    row("wrong VAE", "latents of 48 channels", Error::Kind::BadInput);
    row("wrong VACE width", "VAE", Error::Kind::BadInput);
    row("half a file", "refused", Error::Kind::BadInput);
    row("config not JSON", "not valid JSON", Error::Kind::BadInput);
    row("no layers", "num_layers", Error::Kind::BadInput);
    row("negative layers", "num_layers", Error::Kind::BadInput);
}

void TstInspect::refused()
{
    QFETCH(QString, situation);
    QFETCH(QString, part);
    QFETCH(int, kind);
    fs::path const folder = m_model.folder;
    fs::path const vaeFile = folder / "vae/diffusion_pytorch_model.safetensors";
    if (situation == "other model")
        m_model.transformer["_class_name"] = "FluxTransformer2DModel";
    if (situation == "wrong VAE")
        m_model.vae["z_dim"] = 48;
    if (situation == "wrong VACE width")
        m_model.transformer["vace_in_channels"] = 95;
    if (situation == "no layers")
        m_model.transformer.erase("num_layers");
    if (situation == "negative layers")
        m_model.transformer["num_layers"] = -2;
    bool const isBare =
        situation == "no folder" || situation == "empty folder" || situation == "only a pickle";
    if (!isBare)
        m_model.write();
    if (situation == "empty folder")
        fs::create_directories(folder);
    if (situation == "only a pickle")
        test::writeText(folder / "wan.ckpt", "pickle");
    if (situation == "pickle in vae" || situation == "no weights")
        fs::remove(vaeFile);
    if (situation == "pickle in vae")
        test::writeText(folder / "vae/diffusion_pytorch_model.bin", "pickle");
    if (situation == "no tokenizer")
        fs::remove(folder / "tokenizer/spiece.model");
    if (situation == "half a file")
        fs::resize_file(vaeFile, fs::file_size(vaeFile) - 2);
    if (situation == "config not JSON")
        test::writeText(folder / "vae/config.json", "{");
    auto const info = inspectModel(folder);
    QVERIFY(!info.isOk());
    QString const message = QString::fromStdString(info.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(static_cast<int>(info.error().kind) == kind, kindName(info.error().kind));
    QVERIFY(!info.error().file.empty());
}

void TstInspect::scanReportsAndGoesOn()
{
    m_model.write();
    test::TinyModel broken = m_model;
    broken.folder = m_model.folder.parent_path() / "broken";
    broken.vae["z_dim"] = 48;
    broken.write();
    std::vector<Error> problems;
    auto const index = ModelIndex::scan({m_model.folder.parent_path(), "/nowhere"}, &problems);
    QCOMPARE(index.all().size(), size_t{1});
    QCOMPARE(problems.size(), size_t{1});
    QVERIFY(index.find("tiny").isOk());
    QVERIFY(index.find(m_model.folder.string()).isOk());
    auto const missing = index.find("wan2.1-t2v-1.3b");
    QVERIFY(!missing.isOk());
    QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
    QVERIFY(missing.error().message().find("models/wan2.1-t2v-1.3b") != std::string::npos);
}

void TstInspect::vocabularyOfTheStarter()
{
    auto const info = inspectModel(paths::resources() / "models/starter");
    QVERIFY(info.isOk());
    auto const words = readVocabulary(*info);
    QVERIFY2(words.isOk(), words ? "" : words.error().message().c_str());
    QVERIFY(words->subjects.size() >= 12 && words->places.size() == 11 && words->motions.size() >= 6);
    QVERIFY(!words->extras.empty());
    auto const holdsOne = [](std::string const& text, std::vector<std::string> const& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](std::string const& word) { return text.find(word) != std::string::npos; });
    };
    for (std::string const& example : words->examples) { // every example is made of words that are listed
        QVERIFY2(holdsOne(example, words->subjects), example.c_str());
        QVERIFY2(holdsOne(example, words->motions), example.c_str());
    }
}

QTEST_GUILESS_MAIN(TstInspect)
#include "tst_inspect.moc"
