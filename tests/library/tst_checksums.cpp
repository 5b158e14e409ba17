#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/library/Verify.h"

#include <QtTest>

#include <fstream>

using namespace fw;
namespace fs = std::filesystem;

class TstChecksums : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }
    void changedFileIsReadAgain();
    void cacheIsByPathSizeAndTime();
    void missingFile();
    void verifyingReadsEveryByteAgain();
    void verifyingComparesWithTheCatalogueFirst();

private:
    library::ModelInfo modelOf(fs::path const& file) const
    {
        library::ModelInfo model;
        model.id = "m";
        model.files = {{file, fs::file_size(file), "transformer"}};
        return model;
    }
    QTemporaryDir m_cache, m_dir;
};

void TstChecksums::changedFileIsReadAgain()
{
    fs::path const file = fs::path(m_dir.path().toStdString()) / "w.safetensors";
    std::ofstream(file) << "one";
    QCOMPARE(*library::weightChecksum(file), sha256Hex("one"));
    std::ofstream(file) << "longer";
    QCOMPARE(*library::weightChecksum(file), sha256Hex("longer"));
    auto const cached = readFile(paths::cache() / "checksums.json");
    QVERIFY(cached.isOk());
    QVERIFY(cached->find(sha256Hex("longer")) != std::string::npos);
}

void TstChecksums::cacheIsByPathSizeAndTime()
{
    fs::path const file = fs::path(m_dir.path().toStdString()) / "same.safetensors";
    std::ofstream(file) << "abc";
    auto const time = fs::last_write_time(file);
    QCOMPARE(*library::weightChecksum(file), sha256Hex("abc"));
    std::ofstream(file) << "abd";
    fs::last_write_time(file, time); // same size and time: this is what "cached" means
    QCOMPARE(*library::weightChecksum(file), sha256Hex("abc"));
    fs::last_write_time(file, time + std::chrono::seconds(1));
    QCOMPARE(*library::weightChecksum(file), sha256Hex("abd"));
}

void TstChecksums::missingFile()
{
    auto const sum = library::weightChecksum("/nowhere/w.safetensors");
    QVERIFY(!sum.isOk());
    QCOMPARE(sum.error().kind, Error::Kind::MissingFile);
}

void TstChecksums::verifyingReadsEveryByteAgain()
{
    fs::path const file = fs::path(m_dir.path().toStdString()) / "v.safetensors";
    std::ofstream(file) << std::string(3'000'000, 'a');
    library::ModelInfo const model = modelOf(file);
    uint64_t done = 0, of = 0;
    auto const first = library::verify(&model, nullptr, [&](uint64_t d, uint64_t o) { done = d, of = o; });
    QVERIFY(first && first->files == 1 && first->fresh() == 1);
    QCOMPARE(done, uint64_t{3'000'000});
    QCOMPARE(of, uint64_t{3'000'000});
    auto const second = library::verify(&model, nullptr);
    QVERIFY(second && second->withEarlier == 1 && second->fresh() == 0);

    auto const time = fs::last_write_time(file);
    std::ofstream(file) << std::string(2'999'999, 'a') + "b";
    fs::last_write_time(file, time); // a bit that fell over: nobody wrote
    auto const decayed = library::verify(&model, nullptr);
    QVERIFY(!decayed && decayed.error().messageId == "library.decayedFile");
    fs::last_write_time(file, time + std::chrono::seconds(1)); // somebody put another file there
    auto const replaced = library::verify(&model, nullptr);
    QVERIFY(replaced && replaced->fresh() == 1);

    std::stop_source source;
    source.request_stop();
    QCOMPARE(library::verify(&model, nullptr, {}, source.get_token()).error().kind, Error::Kind::Cancelled);
    fs::remove(file);
    QCOMPARE(library::verify(&model, nullptr).error().kind, Error::Kind::MissingFile);
}

void TstChecksums::verifyingComparesWithTheCatalogueFirst()
{
    qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
    library::CatalogueModel listed;
    listed.id = "m";
    listed.files = {{"w.safetensors", "http://h/w", sha256Hex("right"), 5}};
    fs::create_directories(listed.folder());
    fs::path const file = listed.folder() / "w.safetensors";
    std::ofstream(file) << "right";
    library::ModelInfo const model = modelOf(file);
    auto const good = library::verify(&model, &listed);
    QVERIFY(good && good->files == 1 && good->withCatalogue == 1); // one file, named twice
    std::ofstream(file) << "wrong!";
    auto const bad = library::verify(&model, &listed);
    QVERIFY(!bad && bad.error().messageId == "library.changedFile");
}

QTEST_GUILESS_MAIN(TstChecksums)
#include "tst_checksums.moc"
