#include "engine/consent/AuditLog.h"
#include "tests/consent/Sql.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::consent;
namespace fs = std::filesystem;

/// What the audit log adds to the chain (tst_signed_log): work goes on after damage, and the damage stays
/// visible.
class TstAuditLog : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path folder() const { return m_dir->path().toStdString(); }
    AuditLog log()
    {
        return AuditLog(folder(), fileKeyStore(folder() / "keys"), [] { return int64_t(1000); });
    }
    QStringList kinds()
    {
        QStringList found;
        if (auto const entries = log().read())
            for (LogEntry const& each : *entries)
                found << QString::fromStdString(each.kind);
        return found;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsEventsInOrder()
    {
        QVERIFY(log().record({"generation", {{"shot", "sh-1"}}}));
        QVERIFY(log().record({"take", {{"take", "tk-1"}}}));
        QVERIFY(log().record({"generation", {{"shot", "sh-2"}}}));
        QCOMPARE(kinds(), QStringList({"generation", "take", "generation"}));
        QCOMPARE(log().newest("generation").value()->body, std::string("{\"shot\":\"sh-2\"}"));
        QVERIFY(log().putAside().empty());
    }

    void goesOnAfterDamage_data()
    {
        QTest::addColumn<QString>("statement"); // empty: the file is removed
        QTest::newRow("the newest changed") << "UPDATE entries SET time = 5 WHERE number = 2";
        QTest::newRow("the newest gone") << "DELETE FROM entries WHERE number = 2";
        QTest::newRow("all gone") << "DELETE FROM entries";
        QTest::newRow("the file gone") << "";
    }
    void goesOnAfterDamage()
    {
        QFETCH(QString, statement);
        QVERIFY(log().record({"export", {}}));
        QVERIFY(log().record({"export", {}}));
        if (statement.isEmpty())
            fs::remove(folder() / "audit.db");
        else
            QVERIFY(test::sql(folder() / "audit.db", statement.toStdString()));
        QVERIFY(isLogDamage(log().read().error()));
        Status const written = log().record({"take", {}});
        QVERIFY2(written.isOk(), written ? "" : written.error().message().c_str());
        QCOMPARE(kinds(), QStringList({"restart", "take"}));
        QCOMPARE(log().putAside().size(), size_t(statement.isEmpty() ? 0 : 1));
        QVERIFY(log().record({"take", {}}));
        QCOMPARE(kinds().size(), 3);
    }

    void damageInTheMiddleIsFoundByVerifying()
    {
        for (int i = 0; i < 4; ++i)
            QVERIFY(log().record({"export", {{"i", i}}}));
        QVERIFY(test::sql(folder() / "audit.db", "DELETE FROM entries WHERE number = 2"));
        QVERIFY(isLogDamage(log().read().error()));
    }
};

QTEST_GUILESS_MAIN(TstAuditLog)
#include "tst_audit_log.moc"
