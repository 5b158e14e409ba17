#include "engine/base/Paths.h"
#include "engine/library/Describe.h"
#include "engine/library/EngineSettings.h"
#include "engine/library/ModelFolders.h"
#include "tests/library/PartFiles.h"

#include <QtTest>

#include <set>

using namespace fw;
using namespace fw::library;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> idsOf(std::vector<FoundModel> const& found)
{
    std::vector<std::string> ids;
    for (FoundModel const& each : found)
        ids.push_back(each.id());
    return ids;
}

} // namespace

/// Folders of models: what they show, what somebody who points at a file means, what they take on the disk.
class TstModelFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = fs::canonical(m_dir->path().toStdString());
        qputenv("XDG_CONFIG_HOME", m_dir->filePath("config").toUtf8());
        qputenv("XDG_DATA_HOME", m_dir->filePath("data").toUtf8());
    }
    void aCheckpointsOwnFolderIsAFolderOfModels();
    void filesThatLieOpenlyAreFound();
    void brokenOnesKeepTheirNameAndPlace();
    void pointingAtSomething_data();
    void pointingAtSomething();
    void pointingAtWhatCannotBeUsed_data();
    void pointingAtWhatCannotBeUsed();
    void addedFoldersShowTheirModels();
    void diskUseCountsEachFileOnce();
    void changesAreSeen();
    void licencesAreRead_data();
    void licencesAreRead();
    void abilitiesAreWords();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;

    test::TinyModel tiny(fs::path const& folder) const
    {
        test::TinyModel model;
        model.folder = m_root / folder;
        model.write();
        return model;
    }
    /// A transformer's file with what belongs to it, as ComfyUI lays it out.
    void writeComfy(fs::path const& root, fs::path const& transformer) const
    {
        test::writeShapes(transformer, test::originalDit({128, 64, 2, 16, 16, 4096, 0, false}));
        test::writeShapes(root / "vae/vae.safetensors", test::vae21());
        test::writeShapes(root / "text_encoders/umt5.safetensors", test::textEncoder());
    }
};

void TstModelFolders::aCheckpointsOwnFolderIsAFolderOfModels()
{
    tiny("shelf/a");
    tiny("shelf/b");
    QCOMPARE(idsOf(findModels({m_root / "shelf"})), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(idsOf(findModels({m_root / "shelf/a"})), (std::vector<std::string>{"a"}));
}

void TstModelFolders::filesThatLieOpenlyAreFound()
{
    writeComfy(m_root / "open", m_root / "open/wan.safetensors");
    QCOMPARE(idsOf(findModels({m_root / "open"})), (std::vector<std::string>{"wan"})); // and not its VAE
}

void TstModelFolders::brokenOnesKeepTheirNameAndPlace()
{
    test::TinyModel const model = tiny("shelf/a");
    fs::remove(model.folder / "vae/diffusion_pytorch_model.safetensors");
    std::vector<FoundModel> const found = findModels({m_root / "shelf"});
    QCOMPARE(found.size(), size_t{1});
    QVERIFY(!found[0].info);
    QCOMPARE(found[0].id(), std::string("a"));
    QVERIFY(found[0].place == model.folder);
}

void TstModelFolders::pointingAtSomething_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("id");
    QTest::newRow("folder of models") << "shelf"
                                      << "shelf"
                                      << "a";
    QTest::newRow("checkpoint") << "shelf/a"
                                << "shelf/a"
                                << "a";
    QTest::newRow("with a slash") << "shelf/a/"
                                  << "shelf/a"
                                  << "a";
    QTest::newRow("file of a checkpoint") << "shelf/a/transformer/diffusion_pytorch_model.safetensors"
                                          << "shelf/a"
                                          << "a";
    QTest::newRow("ComfyUI's folder") << "comfy"
                                      << "comfy"
                                      << "wan";
    QTest::newRow("ComfyUI's file") << "comfy/diffusion_models/wan.safetensors"
                                    << "comfy"
                                    << "wan";
    QTest::newRow("its VAE") << "comfy/vae/vae.safetensors"
                             << "comfy"
                             << "wan";
    QTest::newRow("open file") << "open/wan2.safetensors"
                               << "open"
                               << "wan2";
}

void TstModelFolders::pointingAtSomething()
{
    QFETCH(QString, named);
    QFETCH(QString, root);
    QFETCH(QString, id);
    tiny("shelf/a");
    writeComfy(m_root / "comfy", m_root / "comfy/diffusion_models/wan.safetensors");
    writeComfy(m_root / "open", m_root / "open/wan2.safetensors");
    auto const place = placeOf(m_root / named.toStdString());
    QVERIFY2(place.isOk(), place ? "" : place.error().message().c_str());
    QCOMPARE(place->root, m_root / root.toStdString());
    QCOMPARE(place->models.size(), size_t{1});
    QCOMPARE(QString::fromStdString(place->models[0].id), id);
    QVERIFY(isShown(place->models[0], {place->root}));
    QVERIFY(!isShown(place->models[0], {m_root / "elsewhere"}));
}

void TstModelFolders::pointingAtWhatCannotBeUsed_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("part"); // of the sentence
    QTest::newRow("pickle") << "wan.ckpt"
                            << "Convert it to safetensors";
    QTest::newRow("nothing there") << "nowhere"
                                   << "does not exist";
    QTest::newRow("a picture") << "a.png"
                               << "is no weight file";
    QTest::newRow("an empty folder") << "empty"
                                     << "model_index.json";
    QTest::newRow("a shard is gone") << "broken"
                                     << "is missing";
}

void TstModelFolders::pointingAtWhatCannotBeUsed()
{
    QFETCH(QString, named);
    QFETCH(QString, part);
    test::writeText(m_root / "wan.ckpt", "pickle");
    test::writeText(m_root / "a.png", "picture");
    fs::create_directories(m_root / "empty");
    fs::remove(tiny("broken").folder / "transformer/diffusion_pytorch_model.safetensors");
    auto const place = placeOf(m_root / named.toStdString());
    QVERIFY(!place.isOk());
    QString const message = QString::fromStdString(place.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
}

void TstModelFolders::addedFoldersShowTheirModels()
{
    tiny("shelf/a");
    QVERIFY(!ModelIndex::scanDefault().find("a").isOk());
    QVERIFY(addModelFolder(m_root / "shelf").isOk());
    QVERIFY(addModelFolder(m_root / "shelf/").isOk()); // the same one
    QCOMPARE(loadEngineSettings()->modelFolders, std::vector<fs::path>{m_root / "shelf"});
    QVERIFY(ModelIndex::scanDefault().find("a").isOk());
    QVERIFY(modelRoots().back() == m_root / "shelf");
    test::writeText(defaultEngineSettingsFile(), "{");
    QVERIFY(!addModelFolder(m_root / "other").isOk()); // never written over what cannot be read
}

void TstModelFolders::diskUseCountsEachFileOnce()
{
    test::writeText(m_root / "one/a", std::string(1000, 'a'));
    test::writeText(m_root / "one/deep/b", std::string(500, 'b'));
    fs::create_symlink(m_root / "one/a", m_root / "one/link");
    auto const use = diskUse({m_root / "one", m_root / "one/deep", m_root / "nowhere"});
    QCOMPARE(use.size(), size_t{3});
    QCOMPARE(use[0].bytes, uint64_t{1500});
    QCOMPARE(use[1].bytes, uint64_t{0});
    QCOMPARE(use[2].bytes, uint64_t{0});
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(diskUse({m_root / "one"}, stopped.get_token())[0].bytes, uint64_t{0});
}

/// Whatever makes findModels find something else changes the state; looking does not.
void TstModelFolders::changesAreSeen()
{
    fs::path const root = m_root / "models", other = m_root / "more";
    fs::create_directories(root);
    std::vector<fs::path> const roots{root, other}; // the second is not there
    QCOMPARE(watchedFolders(roots), std::vector<fs::path>{root});
    std::set<std::string> states;
    auto const isNew = [&] { return states.insert(modelsState(roots)).second; };
    QVERIFY(isNew());
    QVERIFY(!isNew() && findModels(roots).empty());

    test::TinyModel model = tiny("models/one");
    QVERIFY(isNew());
    QCOMPARE(findModels(roots).size(), size_t(1));
    QVERIFY(!isNew()); // reading changes nothing
    auto const watched = watchedFolders(roots);
    for (fs::path const& folder : {root, root / "one", root / "one/transformer", root / "one/vae"})
        QVERIFY2(std::find(watched.begin(), watched.end(), folder) != watched.end(), folder.c_str());

    fs::path const weights = root / "one/transformer/diffusion_pytorch_model.safetensors";
    fs::resize_file(weights, fs::file_size(weights) - 1); // being copied
    QVERIFY(isNew() && !isNew());
    fs::rename(root / "one", root / "two");
    QVERIFY(isNew());
    writeComfy(other, other / "diffusion_models/wan.safetensors");
    QVERIFY(isNew());
    fs::last_write_time(other / "vae/vae.safetensors", fs::file_time_type(std::chrono::hours(1)));
    QVERIFY(isNew());
    fs::remove_all(root / "two");
    QVERIFY(isNew());
}

void TstModelFolders::licencesAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("licence");
    QTest::newRow("card") << "README.md"
                          << "---\ntags: x\nlicense: apache-2.0\n---\n# Wan\n"
                          << "apache-2.0";
    QTest::newRow("a name of its own") << "README.md"
                                       << "---\nlicense: other\nlicense_name: wan-community\n---\n"
                                       << "wan-community";
    QTest::newRow("behind the head") << "README.md"
                                     << "---\ntags: x\n---\nlicense: mit\n"
                                     << "";
    QTest::newRow("no head") << "README.md"
                             << "license: mit\n"
                             << "";
    QTest::newRow("file") << "LICENSE.txt"
                          << "\n   Apache License\n Version 2.0\n"
                          << "Apache License";
    QTest::newRow("nothing") << "other.txt"
                             << "Apache"
                             << "";
}

void TstModelFolders::licencesAreRead()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, licence);
    test::TinyModel const model = tiny("m");
    test::writeText(model.folder / file.toStdString(), text.toStdString());
    QCOMPARE(QString::fromStdString(licenceOf(*inspectModel(model.folder))), licence);
    auto const starter = inspectModel(paths::resources() / "models/starter");
    QCOMPARE(licenceOf(*starter), std::string("GPL-3.0-or-later"));
}

void TstModelFolders::abilitiesAreWords()
{
    Abilities can;
    QVERIFY(abilityWords(can).empty());
    can.textToVideo = can.reference = can.lastFrame = true;
    QCOMPARE(abilityWords(can), (std::vector<std::string>{"text to video", "references", "last frame"}));
    can.firstFrame = true;
    QCOMPARE(abilityWords(can).back(), std::string("first and last frame"));
}

QTEST_GUILESS_MAIN(TstModelFolders)
#include "tst_model_folders.moc"
