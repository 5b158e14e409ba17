#include "engine/base/Files.h"
#include "engine/provenance/Registry.h"
#include "tests/consent/Sql.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::provenance;
namespace fs = std::filesystem;

namespace {

RegistryEntry entry(char const* what, std::string const& name, std::vector<RegistryPart> parts = {})
{
    RegistryEntry made;
    made.what = what;
    made.fileSha256 = "file-" + name;
    made.manifest = "urn:c2pa:" + name;
    made.manifestSha256 = "bytes-" + name;
    made.signer = "4711";
    made.take = name;
    made.markId = "mark-" + name;
    made.parts = std::move(parts);
    return made;
}

RegistryPart part(char const* title, char const* relationship, std::string const& name)
{
    return {title, relationship, name.empty() ? std::string() : "urn:c2pa:" + name};
}

/// tk-1; tk-2 continues it; the film holds both, and a clip that came from outside.
std::vector<RegistryEntry> board()
{
    return {entry("take", "tk-1"), entry("take", "tk-2", {part("extended clip", "inputTo", "tk-1")}),
            entry("film", "film",
                  {part("shot 1", "componentOf", "tk-1"), part("shot 2", "componentOf", "tk-2"),
                   part("shot 3", "componentOf", "elsewhere"), part("shot 4", "componentOf", "")})};
}

} // namespace

class TstRegistry : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path folder() const { return m_dir->path().toStdString(); }
    Registry registry(int64_t now = 1000)
    {
        return Registry(folder(), consent::fileKeyStore(folder() / "keys"), [now] { return now; });
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void recognises_data()
    {
        QTest::addColumn<QStringList>("clue"); // file, manifest, manifest bytes, mark, inside
        QTest::addColumn<QString>("match");
        QTest::addColumn<QString>("what"); // name of the entry that is found
        auto const row = [](char const* name, QStringList clue, char const* match, char const* what = "") {
            QTest::newRow(name) << clue << QString(match) << QString(what);
        };
        row("nothing to go by", {"", "", "", "", ""}, "none");
        row("another file", {"file-x", "urn:c2pa:x", "bytes-x", "mark-x", "urn:c2pa:y"}, "none");
        row("the very file", {"file-tk-2", "", "", "", ""}, "file", "tk-2");
        row("the file wins over what stands in it", {"file-tk-2", "urn:c2pa:tk-1", "", "", ""}, "file",
            "tk-2");
        row("other bytes, same credentials", {"file-x", "urn:c2pa:film", "", "", ""}, "manifest", "film");
        row("the sidecar alone", {"", "", "bytes-film", "", ""}, "manifest", "film");
        row("only the mark is left", {"file-x", "", "", "mark-tk-1", ""}, "mark", "tk-1");
        row("somebody's film with our take in it", {"file-x", "urn:c2pa:x", "", "", "urn:c2pa:tk-1"},
            "inside", "tk-1");
        row("a mark of elsewhere", {"file-x", "", "", "mark-x", ""}, "none");
    }
    void recognises()
    {
        QFETCH(QStringList, clue);
        RegistryClue asked;
        asked.fileSha256 = clue[0].toStdString();
        asked.manifest = clue[1].toStdString();
        asked.manifestSha256 = clue[2].toStdString();
        asked.markId = clue[3].toStdString();
        asked.manifests = {asked.manifest, clue[4].toStdString()};
        RegistryAnswer const answer = findIn(board(), asked);
        QTEST(QString(matchName(answer.match)), "match");
        QFETCH(QString, what);
        QCOMPARE(answer.chain.empty(), what.isEmpty());
        if (!what.isEmpty())
            QCOMPARE(QString::fromStdString(answer.chain[0].entry.take), what);
    }

    void theChainFollowsTheBoard()
    {
        RegistryClue asked;
        asked.fileSha256 = "file-film";
        RegistryAnswer const answer = findIn(board(), asked);
        QStringList lines;
        for (RegistryLink const& link : answer.chain)
            lines << QString("%1 %2 %3 %4")
                         .arg(link.depth)
                         .arg(QString::fromStdString(link.title), QString::fromStdString(link.entry.take),
                              link.isKnown ? "known" : "unknown");
        // tk-1 stands where it is met first; shot 3 was signed elsewhere, shot 4 had no credentials at all.
        QCOMPARE(lines, QStringList({"0  film known", "1 shot 1 tk-1 known", "1 shot 2 tk-2 known",
                                     "1 shot 3  unknown", "1 shot 4  unknown"}));
        asked.fileSha256 = "file-tk-2";
        RegistryAnswer const take = findIn(board(), asked);
        QCOMPARE(take.chain.size(), size_t(2));
        QCOMPARE(take.chain[1].title, std::string("extended clip"));
        QCOMPARE(take.chain[1].relationship, std::string("inputTo"));
        QCOMPARE(take.chain[1].entry.take, std::string("tk-1"));
    }

    void aRingOfCredentialsEnds()
    {
        std::vector<RegistryEntry> const ring = {entry("take", "a", {part("x", "inputTo", "b")}),
                                                 entry("take", "b", {part("x", "inputTo", "a")})};
        RegistryClue asked;
        asked.manifest = "urn:c2pa:a";
        QCOMPARE(findIn(ring, asked).chain.size(), size_t(2));
    }

    void knowsItsOwnSigner()
    {
        RegistryClue asked;
        asked.signer = "4711";
        QVERIFY(findIn(board(), asked).isOwnSigner);
        asked.signer = "4712";
        QVERIFY(!findIn(board(), asked).isOwnSigner);
        asked.signer = "";
        QVERIFY(!findIn(board(), asked).isOwnSigner);
    }

    void keepsEntries()
    {
        for (RegistryEntry const& each : board())
            QVERIFY(registry(2000).enter(each));
        auto const read = registry().read();
        QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        QCOMPARE(read->size(), size_t(3));
        RegistryEntry const& film = read->at(2);
        QCOMPARE(film.what, std::string("film"));
        QCOMPARE(film.time, int64_t(2000));
        QCOMPARE(film.parts.size(), size_t(4));
        QCOMPARE(film.parts[1].manifest, std::string("urn:c2pa:tk-2"));
        QCOMPARE(film.markId, std::string("mark-film"));
        RegistryClue asked;
        asked.markId = "mark-film";
        auto const found = registry().find(asked);
        QVERIFY(found.isOk() && found->match == RegistryMatch::Mark && found->entries == 3);
    }

    void forgedEntriesDoNotCount_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a changed entry")
            << "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'tk-1', "
               "'tk-9') AS BLOB) WHERE number = 1";
        QTest::newRow("an entry less") << "DELETE FROM entries WHERE number = 3";
        QTest::newRow("an entry more")
            << "INSERT INTO entries SELECT 4, time, kind, body, hash, signature FROM "
               "entries WHERE number = 1";
    }
    void forgedEntriesDoNotCount()
    {
        QFETCH(QString, sql);
        for (RegistryEntry const& each : board())
            QVERIFY(registry().enter(each));
        QVERIFY(test::sql(folder() / "registry.db", sql.toStdString()));
        RegistryClue asked;
        asked.fileSha256 = "file-tk-2";
        auto const found = registry().find(asked);
        QVERIFY(!found && consent::isLogDamage(found.error()));
    }

    void goesOnAfterDamage()
    {
        QVERIFY(registry().enter(board()[0]));
        QVERIFY(test::sql(folder() / "registry.db", "UPDATE entries SET body = CAST('{}' AS BLOB)"));
        QVERIFY(registry().enter(board()[1]));
        auto const read = registry().read();
        QVERIFY(read.isOk());
        QCOMPARE(read->size(), size_t(1));
        QCOMPARE(read->at(0).take, std::string("tk-2"));
    }
};

QTEST_GUILESS_MAIN(TstRegistry)
#include "tst_registry.moc"
