#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/library/ModelIndex.h"

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

private:
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

QTEST_GUILESS_MAIN(TstChecksums)
#include "tst_checksums.moc"
