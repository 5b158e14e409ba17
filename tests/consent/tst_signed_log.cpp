#include "engine/consent/SignedLog.h"
#include "tests/consent/Sql.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace fw;
using namespace fw::consent;
namespace fs = std::filesystem;

/// The chain that ledger, audit log and review inbox share: what it keeps, and that every change to it shows.
class TstSignedLog : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path folder() const { return m_dir->path().toStdString(); }
    SignedLog log(char const* name = "test", char const* where = "")
    {
        return SignedLog({folder() / where, name}, fileKeyStore(folder() / where / "keys"));
    }
    void fill(int entries, char const* name = "test", char const* where = "")
    {
        SignedLog made = log(name, where);
        for (int i = 1; i <= entries; ++i)
            QVERIFY(made.append(i % 2 ? "odd" : "even", {{"i", i}}, 1000 + i));
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsWhatWasWritten()
    {
        QVERIFY(log().read()->empty());
        QVERIFY(!*log().isStarted());
        fill(5);
        auto const entries = log().read();
        QVERIFY2(entries.isOk(), entries ? "" : entries.error().message().c_str());
        QCOMPARE(entries->size(), size_t(5));
        QCOMPARE(entries->at(2).kind, std::string("odd"));
        QCOMPARE(entries->at(2).body, std::string("{\"i\":3}"));
        QCOMPARE(log().newest("even").value()->number, int64_t(4));
        QCOMPARE(log().newest("").value()->number, int64_t(5));
        QVERIFY(!*log().newest("none"));
    }

    void timeOnlyMovesForward()
    {
        SignedLog made = log();
        QVERIFY(made.append("a", {}, 500));
        QCOMPARE(made.append("b", {}, 100)->time, int64_t(500));
        QVERIFY(log().read());
    }

    void filesArePrivate()
    {
        fill(1);
        for (char const* name : {"test.db", "keys/test-signing.key", "keys/test-head.key"}) {
            auto const mode = fs::status(folder() / name).permissions() & fs::perms::mask;
            QVERIFY2(mode == (fs::perms::owner_read | fs::perms::owner_write), name);
        }
    }

    void changesShow_data()
    {
        QTest::addColumn<QString>("statement");
        auto const row = [](char const* name, char const* statement) {
            QTest::newRow(name) << QString(statement);
        };
        row("body", "UPDATE entries SET body = CAST('{\"i\":9}' AS BLOB) WHERE number = 3");
        row("one letter of the kind", "UPDATE entries SET kind = CAST('ode' AS BLOB) WHERE number = 3");
        row("time", "UPDATE entries SET time = time + 1 WHERE number = 3");
        row("time of the newest", "UPDATE entries SET time = time + 99 WHERE number = 5");
        row("hash", "UPDATE entries SET hash = CAST(replace(CAST(hash AS TEXT), 'a', 'b') AS BLOB)");
        row("signature", "UPDATE entries SET signature = zeroblob(64) WHERE number = 3");
        row("signature of another entry", "UPDATE entries SET signature = (SELECT signature FROM entries "
                                          "WHERE number = 1) WHERE number = 3");
        row("one gone", "DELETE FROM entries WHERE number = 3");
        row("the first gone", "DELETE FROM entries WHERE number = 1");
        row("the newest gone", "DELETE FROM entries WHERE number = 5");
        row("one gone, renumbered",
            "DELETE FROM entries WHERE number = 3; UPDATE entries SET number = number - 1 WHERE number > 3");
        row("two swapped", "UPDATE entries SET number = 90 WHERE number = 3;"
                           "UPDATE entries SET number = 3 WHERE number = 4;"
                           "UPDATE entries SET number = 4 WHERE number = 90");
        row("one doubled", "INSERT INTO entries SELECT 6, time, kind, body, hash, signature FROM entries "
                           "WHERE number = 5");
        row("all gone", "DELETE FROM entries");
        row("the table gone", "DROP TABLE entries");
    }
    void changesShow()
    {
        QFETCH(QString, statement);
        fill(5);
        QVERIFY(test::sql(folder() / "test.db", statement.toStdString()));
        auto const entries = log().read();
        QVERIFY(!entries);
        QVERIFY2(isLogDamage(entries.error()), entries.error().message().c_str());
    }

    void anOlderCopyShows()
    {
        fill(3);
        fs::copy_file(folder() / "test.db", folder() / "old.db");
        QVERIFY(log().append("revoked", {}, 2000));
        fs::copy_file(folder() / "old.db", folder() / "test.db", fs::copy_options::overwrite_existing);
        fs::remove(folder() / "test.db-wal");
        fs::remove(folder() / "test.db-shm");
        QVERIFY(isLogDamage(log().read().error()));
        QVERIFY(isLogDamage(log().append("more", {}, 3000).error())); // and nothing is written on top of it
    }

    void anotherInstallationsLogShows()
    {
        fill(3);
        fill(3, "test", "elsewhere");
        fs::copy_file(folder() / "elsewhere/test.db", folder() / "test.db",
                      fs::copy_options::overwrite_existing);
        QVERIFY(isLogDamage(log().read().error()));
        fs::copy_file(folder() / "elsewhere/keys/test-head.key", folder() / "keys/test-head.key",
                      fs::copy_options::overwrite_existing);
        QVERIFY(isLogDamage(log().read().error())); // the note fits now, the signatures do not
    }

    void entriesOfOneLogAreNoneOfAnother()
    {
        fill(3, "audit");
        fs::copy_file(folder() / "audit.db", folder() / "test.db");
        fs::copy_file(folder() / "keys/audit-signing.key", folder() / "keys/test-signing.key");
        fs::copy_file(folder() / "keys/audit-head.key", folder() / "keys/test-head.key");
        QVERIFY(isLogDamage(log().read().error()));
    }

    void missingPiecesShow_data()
    {
        QTest::addColumn<QString>("file");
        for (char const* file : {"test.db", "keys/test-signing.key", "keys/test-head.key"})
            QTest::newRow(file) << QString(file);
    }
    void missingPiecesShow()
    {
        QFETCH(QString, file);
        fill(5);
        fs::remove(folder() / file.toStdString());
        if (file == "test.db") {
            fs::remove(folder() / "test.db-wal");
            fs::remove(folder() / "test.db-shm");
        }
        QVERIFY(*log().isStarted());
        QVERIFY(isLogDamage(log().read().error()));
        QVERIFY(isLogDamage(log().append("more", {}, 3000).error()));
    }

    void brokenFilesAreSentences_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not a database") << QByteArray(4096, 'x');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("text") << QByteArray("hello");
    }
    void brokenFilesAreSentences()
    {
        QFETCH(QByteArray, bytes);
        fill(2);
        for (char const* name : {"test.db-wal", "test.db-shm"})
            fs::remove(folder() / name);
        QFile file(QString::fromStdString((folder() / "test.db").string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        auto const entries = log().read();
        QVERIFY(!entries);
        QVERIFY2(isLogDamage(entries.error()), entries.error().message().c_str());
        QVERIFY(entries.error().message().find('{') == std::string::npos);
    }

    void akeyThatOthersCanReadIsRefused()
    {
        fill(1);
        fs::permissions(folder() / "keys/test-signing.key", fs::perms::others_read, fs::perm_options::add);
        QCOMPARE(log().read().error().messageId, std::string("consent.openKeyFile"));
    }

    void readersAndWritersOfSeveralProgramsGetAlong()
    {
        QProcess first, second;
        for (QProcess* each : {&first, &second}) {
            each->start(FW_KILL_HELPER, {m_dir->path()});
            QVERIFY(each->waitForStarted());
            QVERIFY2(each->waitForReadyRead(20'000), each->readAllStandardError().constData());
        }
        size_t last = 0;
        QDeadlineTimer const deadline(
            20'000); // where fsync is slow, eight readings are over before the third entry
        for (int i = 0; i < 8 || (last <= 2 && !deadline.hasExpired()); ++i) {
            auto const entries = log().read();
            QVERIFY2(entries.isOk(), entries ? "" : entries.error().message().c_str());
            QVERIFY(entries->size() >= last);
            last = entries->size();
        }
        for (QProcess* each : {&first, &second}) {
            each->kill();
            QVERIFY(each->waitForFinished());
            QCOMPARE(each->readAllStandardError(), QByteArray());
        }
        QVERIFY(last > 2);
        QVERIFY(log().read());
    }

    void aKillLosesNothingThatWasAcknowledged()
    {
        int const rounds = std::max(8, qEnvironmentVariableIntValue("FW_KILL_ROUNDS"));
        auto const seed = std::random_device{}();
        qInfo("seed %u, %d rounds", seed, rounds);
        std::mt19937 dice(seed);
        int64_t last = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess helper;
            helper.start(FW_KILL_HELPER, {m_dir->path()});
            QVERIFY(helper.waitForStarted());
            QVERIFY2(helper.waitForReadyRead(20'000), helper.readAllStandardError().constData());
            QTest::qSleep(int(dice() % 40));
            helper.kill();
            QVERIFY(helper.waitForFinished());
            QByteArray const errors = helper.readAllStandardError();
            QVERIFY2(errors.isEmpty(), errors.constData());
            QByteArrayList const lines = helper.readAllStandardOutput().split('\n');
            int64_t const acknowledged = lines.size() >= 2 ? lines[lines.size() - 2].toLongLong() : last;
            auto const entries = log().read();
            QVERIFY2(entries.isOk(), entries ? "" : entries.error().message().c_str());
            auto const found = int64_t(entries->size());
            QVERIFY2(found >= acknowledged && found <= acknowledged + 1,
                     qPrintable(QString("%1 acknowledged, %2 found").arg(acknowledged).arg(found)));
            last = found;
        }
        QVERIFY(last >= rounds);
    }
};

QTEST_GUILESS_MAIN(TstSignedLog)
#include "tst_signed_log.moc"
